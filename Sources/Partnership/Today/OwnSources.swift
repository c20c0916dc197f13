import Domain
import Platform
import Storage

/// Actions of somebody's own organisation that are late or will be due within two weeks.
struct OwnActionsToday: TodaySource {
    static let soon = 14

    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.updateActions), let own = viewer.member?.organisation else { return [] }
        let filter = ActionFilter(state: .open, owner: own)
        return try ActionStore.list(for: viewer, filter, on: today, limit: TodayItem.most, db)
            .map(\.action).filter { $0.dueOn <= today.adding(days: Self.soon) }
            .map { action in
                let late = today.number - action.dueOn.number
                let why =
                    late > 0 ? "It is \(late == 1 ? "1 day" : "\(late) days") late." : "Your organisation owns it."
                return TodayItem(
                    words: "Say how it goes: \(action.what)", why: why, by: action.dueOn,
                    href: "/actions/\(action.id.text)")
            }
    }
}

/// Actions that were done by others and wait for somebody to check them.
struct ChecksToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.closeActions), let member = viewer.member else { return [] }
        return try ActionStore.toCheck(for: viewer, by: member, limit: TodayItem.most, db).map { listed in
            let done = listed.action.doneOn.map { " on \($0.inWords)" } ?? ""
            return TodayItem(
                words: "Check and close: \(listed.action.what)", why: "\(listed.ownerName) did it\(done).",
                by: listed.action.dueOn, href: "/actions/\(listed.action.id.text)")
        }
    }
}

/// What somebody's groups should have decided and have not.
struct DecisionsToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.decide), let member = viewer.member else { return [] }
        return try MeetingStore.undecided(for: member.id, on: today, limit: TodayItem.most, db).map { entry in
            TodayItem(
                words: "Record the decision: \(entry.item.title)",
                why: "It was on the agenda of \(entry.meeting.title).", by: entry.meeting.meetsOn,
                href: "/agenda-items/\(entry.item.id.text)/decision")
        }
    }
}

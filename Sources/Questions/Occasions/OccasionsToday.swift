import Domain
import Partnership
import Platform
import Storage

/// Questions whose last day has passed, and those that end soon while people on their list have not answered.
struct OccasionsToday: TodaySource {
    /// Days before the last one in which a reminder still helps.
    static let soon = 5

    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.runOccasions) else { return [] }
        return try OccasionStore.all(on: db).compactMap { listed in
            guard listed.occasion.state == .open, let last = listed.occasion.draft.closesOn else { return nil }
            return last < today ? closing(listed, last) : reminding(listed, last, today)
        }
    }

    private func closing(_ listed: ListedOccasion, _ last: Day) -> TodayItem {
        TodayItem(
            words: "Close for answers: \(listed.occasion.draft.title)",
            why: "The last day, \(last.inWords), has passed. Others can read the results once it is closed.", by: last,
            href: "/occasions/\(listed.occasion.id.text)")
    }

    private func reminding(_ listed: ListedOccasion, _ last: Day, _ today: Day) -> TodayItem? {
        guard listed.left > 0, listed.remindedOn != today, last <= today.adding(days: Self.soon) else { return nil }
        let have = "\(listed.counted(listed.left)) \(listed.left == 1 ? "has" : "have")"
        let isReturn = listed.occasion.draft.kind == .organisationReturn
        return TodayItem(
            words: "Remind \(isReturn ? "organisations" : "people"): \(listed.occasion.draft.title)",
            why: isReturn ? "\(have) not sent a return yet." : "\(have) not answered yet.", by: last,
            href: "/occasions/\(listed.occasion.id.text)")
    }
}

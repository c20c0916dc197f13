import Domain
import Platform
import Storage

/// Decisions, and what was put on agendas.
struct MeetingChanges: ChangeSource {
    func actions(for viewer: Viewer) -> [AuditAction] {
        viewer.may(.readMeetings) ? [.decisionRecorded, .decisionChanged, .agendaItemAdded] : []
    }

    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange] {
        let made = entries.only(.decisionRecorded, .decisionChanged).newest(Decision.self)
        let added = entries.only(.agendaItemAdded).newest(AgendaItem.self)
        let found = try MeetingStore.entries(decidedIn: made.map(\.id), or: added.map(\.id), on: db)
        let decided = Dictionary(found.compactMap { entry in entry.decision.map { ($0.id, entry) } }) { $1 }
        let items = Dictionary(found.map { ($0.item.id, $0) }) { $1 }
        return made.compactMap { id, listed in decided[id].flatMap { Self.decided($0, listed) } }
            + added.compactMap { id, listed in items[id].map { Self.added($0, listed) } }
    }

    private static func decided(_ entry: AgendaEntry, _ listed: AuditTrail.Listed) -> TodayChange? {
        entry.decision.map { decision in
            TodayChange(
                words: "Decided: \(entry.item.title). “\(decision.answer.words)”",
                href: "/decisions/\(decision.id.text)", newest: listed)
        }
    }

    private static func added(_ entry: AgendaEntry, _ listed: AuditTrail.Listed) -> TodayChange {
        TodayChange(
            words: "Put before \(entry.meeting.title): \(entry.item.title)",
            href: "/meetings/\(entry.meeting.id.text)", newest: listed)
    }
}

/// Actions that this person sees.
struct ActionChanges: ChangeSource {
    func actions(for viewer: Viewer) -> [AuditAction] {
        guard viewer.may(.readActions) else { return [] }
        return [.actionAdded, .actionUpdated, .actionDone, .actionClosed, .actionReopened]
    }

    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange] {
        let newest = entries.newest(Action.self)
        let found = try ActionStore.actions(newest.map(\.id), for: viewer, on: db)
        return newest.compactMap { id, listed in
            found[id].map { action in
                TodayChange(
                    words: "\(Self.words(listed.entry.action, action.action.state)): \(action.action.what)",
                    href: "/actions/\(id.text)",
                    newest: listed)
            }
        }
    }

    /// What was done by one may have been checked by the reader since.
    private static func words(_ action: String, _ state: Action.State) -> String {
        switch action {
        case AuditAction.actionAdded.name: "Agreed"
        case AuditAction.actionDone.name: state == .done ? "Done, to be checked" : "Done"
        case AuditAction.actionClosed.name: "Checked and closed"
        case AuditAction.actionReopened.name: "Opened again"
        default: "News of an action"
        }
    }
}

/// Files of contacts and schools that came in. Who is in them is not told.
struct RegisterChanges: ChangeSource {
    func actions(for viewer: Viewer) -> [AuditAction] {
        (viewer.may(.readContacts) ? [.contactsImported] : [])
            + (viewer.may(.readOrganisations) ? [.schoolsImported] : [])
    }

    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange] {
        let contacts = entries.only(.contactsImported).first.map {
            TodayChange(words: "Contacts came in from a file", href: "/contacts", newest: $0)
        }
        let schools = entries.only(.schoolsImported).first.map {
            TodayChange(words: "Schools came in from a file", href: "/schools", newest: $0)
        }
        return [contacts, schools].compactMap { $0 }
    }
}

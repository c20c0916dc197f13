import Domain
import Foundation

/// What this person may look after.
struct ManagePage: Page {
    static let template = "manage/landing"

    struct Entry: Sendable {
        let title: String
        let href: String
        let words: String
    }

    let frame: Frame
    let entries: [Entry]
    let isEmpty: Bool

    init(for viewer: Viewer, hasOutbox: Bool, frame: Frame) {
        self.frame = frame
        let all: [(Permission, Entry)] = [
            (.changeSettings, Entry(title: "Settings", href: "/settings", words: "Name, colour, and whom to call.")),
            (.manageMembers, Entry(title: "Members", href: "/members", words: "Who may sign in, and as what.")),
            (.changeOrganisations, Entry(title: "Areas", href: "/areas", words: "Districts and forum areas.")),
            (
                .appointScrutineers,
                Entry(title: "Scrutineers", href: "/scrutineers", words: "Who is appointed, until when and by whom.")
            ),
            (.readAudit, Entry(title: "Audit trail", href: "/audit", words: "What was done, by whom, and when.")),
            (.manageJobs, Entry(title: "Jobs", href: "/jobs", words: "Letters and other work that failed.")),
            (.readOutbox, Entry(title: "Outbox", href: "/outbox", words: "Letters that were kept instead of sent.")),
        ]
        entries = all.filter { viewer.may($0.0) && (hasOutbox || $0.0 != .readOutbox) }.map(\.1)
        isEmpty = entries.isEmpty
    }
}

/// The audit trail, newest first.
struct AuditPage: Page {
    static let template = "manage/audit"
    static let size = 50

    let frame: Frame
    let table: DataTable
    let pagination: Pagination?

    /// - Parameters:
    ///   - entries: up to one more than a page holds, which says that there are older ones.
    ///   - isLatest: whether there are no newer ones.
    init(_ entries: [AuditTrail.Listed], isLatest: Bool, names: [ID<Member>: String], frame: Frame) {
        self.frame = frame
        let shown = entries.prefix(Self.size)
        table = DataTable(
            caption: "What was done, newest first",
            columns: [
                .init("Entry", isFigure: true), .init("When"), .init("Who"), .init("What"), .init("Concerning"),
                .init("Detail"),
            ],
            rows: shown.map { Self.row($0, names) },
            empty: EmptyState("Nothing has been done yet", "Every change will be listed here, with who made it."))
        guard let first = shown.first?.entry.position, let last = shown.last?.entry.position else {
            pagination = nil
            return
        }
        pagination = Pagination(
            words: "Entries \(last) to \(first)",
            previousHref: isLatest ? nil : "\(frame.root)/audit?before=\(first + Self.size + 1)",
            nextHref: entries.count > Self.size ? "\(frame.root)/audit?before=\(last)" : nil)
    }

    private static func row(_ listed: AuditTrail.Listed, _ names: [ID<Member>: String]) -> [DataTable.Cell] {
        let entry = listed.entry
        let who: String =
            switch Actor(text: entry.actor) {
            case .member(let id): names[id] ?? "Somebody who is no longer known"
            case .commandLine: "The command line"
            case .system: "The program"
            case nil: "Unreadable"
            }
        return [
            .init(String(entry.position), isFigure: true), .init(UKTime.inWords(listed.at)), .init(who),
            .init(entry.action), .init("\(entry.subjectKind) \(entry.subjectID.suffix(8))"), .init(entry.detail),
        ]
    }
}

/// Jobs that were given up.
struct JobsPage: Page {
    static let template = "manage/jobs"

    struct Entry: Sendable {
        let action: String
        let name: String
        let when: String
        let reason: String
    }

    let frame: Frame
    let status: String
    let entries: [Entry]
    let empty: EmptyState?

    init(_ failed: [JobStore.Failed], queued: Int, frame: Frame) {
        self.frame = frame
        status = queued == 0 ? "Nothing is waiting." : queued == 1 ? "1 job is waiting." : "\(queued) jobs are waiting."
        entries = failed.map { job in
            Entry(
                action: "\(frame.root)/jobs/\(job.id.uuidString.lowercased())/retry", name: job.name,
                when: UKTime.inWords(job.failedAt), reason: job.reason)
        }
        empty =
            failed.isEmpty
            ? EmptyState(
                "No job has failed", "A job that fails 6 times over 15 hours is shown here, to be tried again.")
            : nil
    }
}

struct AccessibilityPage: Page {
    static let template = "manage/accessibility"
    let frame: Frame
    let email: String?
}

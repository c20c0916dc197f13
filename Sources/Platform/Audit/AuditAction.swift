import Domain
import Foundation

/// Who did something.
package enum Actor: Sendable, Equatable {
    case member(ID<Member>)
    /// Whoever runs the machine.
    case commandLine
    /// The program itself, in a job.
    case system

    var text: String {
        switch self {
        case .member(let id): "member:\(id.text)"
        case .commandLine: "command-line"
        case .system: "system"
        }
    }

    /// - Returns: nil when the trail holds something no program of ours wrote.
    init?(text: String) {
        switch text {
        case "command-line": self = .commandLine
        case "system": self = .system
        default:
            guard let uuid = UUID(uuidString: String(text.dropFirst("member:".count))) else { return nil }
            self = .member(ID(uuid))
        }
    }

    package var member: ID<Member>? {
        if case .member(let id) = self { id } else { nil }
    }
}

/// What was done, as a noun and what happened to it. Wings add their own beside their actions.
package struct AuditAction: Sendable, Hashable {
    package let name: String
    /// "Signed in"
    package let words: String

    package init(_ name: String, _ words: String) {
        self.name = name
        self.words = words
    }

    package static let signedIn = AuditAction("member.signed-in", "Signed in")
    package static let memberAdded = AuditAction("member.added", "Added a member")
    package static let memberChanged = AuditAction("member.changed", "Changed a member")
    package static let settingsChanged = AuditAction("settings.changed", "Changed the settings")
    package static let jobRetried = AuditAction("job.retried", "Retried a job")
    package static let outboxRead = AuditAction("letter.read", "Read a letter in the outbox")

    package static let ours: [AuditAction] = [
        .signedIn, .memberAdded, .memberChanged, .settingsChanged, .jobRetried, .outboxRead,
    ]
}

/// What it was done to: a kind and an id, never a name.
package struct AuditSubject: Sendable, Equatable {
    package let kind: String
    package let id: String

    package init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    package init<Subject>(_ kind: String, _ id: ID<Subject>) {
        self.init(kind: kind, id: id.text)
    }

    package static func member(_ id: ID<Member>) -> AuditSubject {
        AuditSubject("member", id)
    }

    package static let site = AuditSubject(kind: "site", id: "1")
}

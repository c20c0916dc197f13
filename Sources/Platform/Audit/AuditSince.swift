import Domain
import Foundation
import Storage

/// From where on the trail is news to somebody.
package struct LastVisit: Sendable, Equatable {
    /// Of the entry that says they signed in.
    package let position: Int
    package let at: Date
}

extension AuditTrail {
    /// How far back news is looked for, in entries: however long the trail grows, reading it takes no longer.
    package static let reach = 5_000

    /// When this member signed in the time before this one. Nil for somebody who is here for the first time.
    package static func earlierVisit(of member: ID<Member>, on db: any Connection) throws -> LastVisit? {
        try db.rows(
            """
            SELECT position, at FROM audit_entry
            WHERE action = 'member.signed-in' AND actor = \(Actor.member(member).text)
            ORDER BY position DESC LIMIT 1 OFFSET 1
            """
        ).first.map { try LastVisit(position: $0["position"], at: $0["at"]) }
    }

    /// What others did since, newest first.
    ///
    /// - Parameter visit: nil for everything within reach.
    package static func news(
        of actions: [AuditAction], since visit: LastVisit?, notBy member: ID<Member>, limit: Int,
        on db: any Connection
    ) throws -> [Listed] {
        guard !actions.isEmpty else { return [] }
        let last = try page(before: nil, limit: 1, on: db).first?.entry.position ?? 0
        let from = max(visit?.position ?? 0, last - reach)
        return try db.rows(
            """
            SELECT * FROM audit_entry
            WHERE position > \(from) AND action IN (\(SQL.list(actions.map(\.name))))
                AND actor <> \(Actor.member(member).text)
            ORDER BY position DESC LIMIT \(limit)
            """
        ).map { try Listed(entry: AuditEntry($0), at: $0["at"]) }
    }
}

extension Migration {
    /// Finds out at once when somebody was last here.
    package static let auditSignIns = Migration("platform-0005-audit-sign-ins") { _ in
        "CREATE INDEX audit_sign_in ON audit_entry (actor, position) WHERE action = 'member.signed-in'"
    }
}

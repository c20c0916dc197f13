import Domain
import Foundation
import Storage

/// Who is signed in, where. Only the hash of what the browser holds is kept.
enum SessionStore {
    struct Session: Sendable {
        let member: ID<Member>
        let startedAt: Date
        let seenAt: Date
    }

    /// Where the audit trail ends, and the session under a hash, in one statement.
    static func arrival(
        _ hash: String?, on db: any Connection
    ) throws -> (trail: String, session: Session?) {
        let found = try db.rows(
            """
            SELECT trail.hash AS trail, session.member_id, session.started_at, session.seen_at
            FROM (SELECT 1 AS id) AS one
            LEFT JOIN audit_head AS trail ON trail.id = one.id
            LEFT JOIN session ON session.hash = \(hash ?? "")
            """)
        guard let row = found.first else { return (AuditEntry.firstHash, nil) }
        let member: ID<Member>? = try row["member_id"]
        let session = try member.map { try Session(member: $0, startedAt: row["started_at"], seenAt: row["seen_at"]) }
        return try (row["trail"] ?? AuditEntry.firstHash, session)
    }

    static func start(_ hash: String, for member: ID<Member>, at now: Date, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO session (hash, member_id, started_at, seen_at)
            VALUES (\(hash), \(member), \(now), \(now))
            """)
    }

    static func note(_ hash: String, seenAt now: Date, on db: any Connection) throws {
        try db.run("UPDATE session SET seen_at = \(now) WHERE hash = \(hash)")
    }

    static func end(_ hash: String, on db: any Connection) throws {
        try db.run("DELETE FROM session WHERE hash = \(hash)")
    }

    static func endAll(of member: ID<Member>, on db: any Connection) throws {
        try db.run("DELETE FROM session WHERE member_id = \(member)")
    }

    /// Sessions nobody can use any more.
    static func tidy(at now: Date, on db: any Connection) throws {
        let oldest = now.addingTimeInterval(-SignInRules.longest)
        let idlest = now.addingTimeInterval(-SignInRules.idle)
        try db.run("DELETE FROM session WHERE started_at < \(oldest) OR seen_at < \(idlest)")
    }
}

/// Links that have been e-mailed, and how many were asked for. Only hashes are kept.
enum SignInStore {
    static func keep(
        link hash: String, for member: ID<Member>, next: String?, at now: Date, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO sign_in_link (hash, member_id, next_path, made_at)
            VALUES (\(hash), \(member), \(next), \(now))
            """)
    }

    /// Spends a link: the second to come finds nothing.
    static func spend(
        link hash: String, at now: Date, on db: any Connection
    ) throws -> (member: ID<Member>, next: String?)? {
        let oldest = now.addingTimeInterval(-SignInRules.linkLife)
        return try db.rows(
            """
            DELETE FROM sign_in_link WHERE hash = \(hash) AND made_at > \(oldest)
            RETURNING member_id, next_path
            """
        ).first.map { try ($0["member_id"], $0["next_path"]) }
    }

    static func isUsable(link hash: String, at now: Date, on db: any Connection) throws -> Bool {
        let oldest = now.addingTimeInterval(-SignInRules.linkLife)
        return try !db.rows("SELECT 1 AS found FROM sign_in_link WHERE hash = \(hash) AND made_at > \(oldest)").isEmpty
    }

    /// Links that went to an address which is no longer theirs.
    static func endAll(of member: ID<Member>, on db: any Connection) throws {
        try db.run("DELETE FROM sign_in_link WHERE member_id = \(member)")
    }

    static func note(asked key: String, at now: Date, on db: any Connection) throws {
        try db.run("INSERT INTO sign_in_request (key_hash, made_at) VALUES (\(key), \(now))")
    }

    static func timesAsked(_ key: String, at now: Date, on db: any Connection) throws -> Int {
        let since = now.addingTimeInterval(-SignInRules.window)
        let found = try db.rows(
            "SELECT count(*) AS times FROM sign_in_request WHERE key_hash = \(key) AND made_at > \(since)")
        return try found.first.map { try $0["times"] } ?? 0
    }

    static func tidy(at now: Date, on db: any Connection) throws {
        let oldLink = now.addingTimeInterval(-SignInRules.linkLife)
        let oldRequest = now.addingTimeInterval(-SignInRules.window)
        try db.run("DELETE FROM sign_in_link WHERE made_at <= \(oldLink)")
        try db.run("DELETE FROM sign_in_request WHERE made_at <= \(oldRequest)")
    }
}

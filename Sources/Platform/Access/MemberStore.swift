import Domain
import Foundation
import Storage

/// How members and their roles are kept.
package enum MemberStore {
    package static func active(_ id: ID<Member>, on db: any Connection) throws -> Member? {
        let found = try db.rows(
            "\(selection) WHERE member.id = \(id) AND member.is_active = 1 ORDER BY member_role.role")
        return try members(from: found).first
    }

    package static func member(_ id: ID<Member>, on db: any Connection) throws -> Member {
        let found = try members(from: db.rows("\(selection) WHERE member.id = \(id) ORDER BY member_role.role"))
        guard let member = found.first else { throw NotFound("member") }
        return member
    }

    package static func active(with email: EmailAddress, on db: any Connection) throws -> Member? {
        let found = try db.rows(
            """
            \(selection) WHERE member.email_folded = \(email.folded) AND member.is_active = 1
            ORDER BY member_role.role
            """)
        return try members(from: found).first
    }

    package static func known(_ email: EmailAddress, on db: any Connection) throws -> ID<Member>? {
        try db.rows("SELECT id FROM member WHERE email_folded = \(email.folded)").first.map { try $0["id"] }
    }

    /// Everybody, by name. Read only by those who manage members and by the demonstration's page of people.
    package static func all(on db: any Connection) throws -> [Member] {
        try members(from: db.rows("\(selection) ORDER BY member.name_folded, member.id, member_role.role"))
    }

    /// Names for a list of who did what, in one query.
    package static func names(of members: [ID<Member>], on db: any Connection) throws -> [ID<Member>: String] {
        guard !members.isEmpty else { return [:] }
        let found = try db.rows("SELECT id, name FROM member WHERE id IN (\(SQL.list(Array(Set(members)))))")
        return try Dictionary(found.map { try ($0["id"], $0["name"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// Without an administrator nobody could let anybody in.
    static func isLastAdministrator(_ id: ID<Member>, on db: any Connection) throws -> Bool {
        let administrators = try db.rows(
            """
            SELECT member.id FROM member JOIN member_role ON member_role.member_id = member.id
            WHERE member_role.role = \(Role.administrator) AND member.is_active = 1
            """
        ).map { row -> ID<Member> in try row["id"] }
        return administrators == [id]
    }

    /// Keeps a member as they now are, whether new or changed.
    package static func keep(_ member: Member, at now: Date, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO member (id, name, name_folded, email, email_folded, organisation_id, is_active, added_at)
            VALUES (\(member.id), \(member.name), \(member.name.folded), \(member.email), \(member.email.folded),
                \(member.organisation), \(member.isActive), \(now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded,
                email = excluded.email, email_folded = excluded.email_folded,
                organisation_id = excluded.organisation_id, is_active = excluded.is_active
            """)
        try db.run("DELETE FROM member_role WHERE member_id = \(member.id)")
        for role in member.roles.sorted(by: { $0.rawValue < $1.rawValue }) {
            try db.run("INSERT INTO member_role (member_id, role) VALUES (\(member.id), \(role))")
        }
    }

    private static let selection: SQL = """
        SELECT member.id, member.name, member.email, member.organisation_id, member.is_active, member_role.role
        FROM member LEFT JOIN member_role ON member_role.member_id = member.id
        """

    /// One row for each role; rows of one member stand together.
    private static func members(from rows: [Row]) throws -> [Member] {
        var order: [ID<Member>] = []
        var found: [ID<Member>: (row: Row, roles: Set<Role>)] = [:]
        for row in rows {
            let id: ID<Member> = try row["id"]
            let role: Role? = try row["role"]
            if found[id] == nil {
                order.append(id)
                found[id] = (row, [])
            }
            if let role { found[id]?.roles.insert(role) }
        }
        return try order.compactMap { found[$0] }.map { row, roles in
            try Member(
                id: row["id"], name: row["name"], email: row["email"], roles: roles,
                organisation: row["organisation_id"], isActive: row["is_active"])
        }
    }
}

extension Migration {
    /// Members, their sessions and the links they sign in with.
    package static let access = Migration("platform-0004-access") { types in
        """
        CREATE TABLE member (
            id              \(types.id) PRIMARY KEY,
            name            \(types.text) NOT NULL,
            name_folded     \(types.text) NOT NULL,
            email           \(types.text) NOT NULL,
            email_folded    \(types.text) NOT NULL UNIQUE,
            organisation_id \(types.id),
            is_active       \(types.flag) NOT NULL CHECK (is_active IN (0, 1)),
            added_at        \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE member_role (
            member_id \(types.id) NOT NULL REFERENCES member (id),
            role      \(types.text) NOT NULL,
            PRIMARY KEY (member_id, role)
        )\(types.strict)
        """
        """
        CREATE TABLE session (
            hash       \(types.text) PRIMARY KEY,
            member_id  \(types.id) NOT NULL REFERENCES member (id),
            started_at \(types.instant) NOT NULL,
            seen_at    \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE sign_in_link (
            hash      \(types.text) PRIMARY KEY,
            member_id \(types.id) NOT NULL REFERENCES member (id),
            next_path \(types.text),
            made_at   \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE sign_in_request (
            key_hash \(types.text) NOT NULL,
            made_at  \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX session_by_member ON session (member_id)"
        "CREATE INDEX sign_in_request_by_key ON sign_in_request (key_hash, made_at)"
    }
}

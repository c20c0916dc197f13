import Domain
import Platform
import Storage

/// How groups and their members are kept.
package enum GroupStore {
    /// Every group: the executive first, then the strategic, then the others by name.
    package static func groups(on db: any Connection) throws -> [PartnershipGroup] {
        let found = try db.rows("SELECT id, name, tier, closed_on FROM partnership_group ORDER BY name_folded, id")
        let groups = try found.map(PartnershipGroup.init)
        return PartnershipGroup.Tier.allCases.flatMap { tier in groups.filter { $0.tier == tier } }
    }

    package static func group(_ id: ID<PartnershipGroup>, on db: any Connection) throws -> PartnershipGroup {
        let found = try db.rows("SELECT id, name, tier, closed_on FROM partnership_group WHERE id = \(id)")
        guard let row = found.first else { throw NotFound("group") }
        return try PartnershipGroup(row)
    }

    /// By name, with those who may no longer sign in left out.
    package static func members(
        of group: ID<PartnershipGroup>, on db: any Connection
    ) throws -> [(id: ID<Member>, name: String)] {
        try db.rows(
            """
            SELECT member.id, member.name FROM group_member JOIN member ON member.id = group_member.member_id
            WHERE group_member.group_id = \(group) AND member.is_active = 1
            ORDER BY member.name_folded, member.id
            """
        ).map { try ($0["id"], $0["name"]) }
    }

    package static func isMember(
        _ member: ID<Member>, of group: ID<PartnershipGroup>, on db: any Connection
    ) throws -> Bool {
        try !db.rows(
            "SELECT member_id FROM group_member WHERE group_id = \(group) AND member_id = \(member)"
        ).isEmpty
    }

    /// The groups somebody is in.
    package static func groups(with member: ID<Member>, on db: any Connection) throws -> Set<ID<PartnershipGroup>> {
        Set(try db.rows("SELECT group_id FROM group_member WHERE member_id = \(member)").map { try $0["group_id"] })
    }

    static func add(_ group: PartnershipGroup, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO partnership_group (id, name, name_folded, tier)
            VALUES (\(group.id), \(group.name), \(group.name.folded), \(group.tier))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func close(_ group: PartnershipGroup, on db: any Connection) throws {
        try db.run("UPDATE partnership_group SET closed_on = \(group.closedOn) WHERE id = \(group.id)")
    }

    /// How many people who can sign in belong to each group, in one query.
    package static func sizes(on db: any Connection) throws -> [ID<PartnershipGroup>: Int] {
        let rows = try db.rows(
            """
            SELECT group_member.group_id, count(*) AS number FROM group_member
            JOIN member ON member.id = group_member.member_id WHERE member.is_active = 1
            GROUP BY group_member.group_id
            """)
        return try Dictionary(
            rows.map { try ($0["group_id"], $0["number"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// Groups this member belongs to, in the order of ``groups(on:)``.
    package static func groups(
        of member: ID<Member>, on db: any Connection
    ) throws -> [PartnershipGroup] {
        let rows = try db.rows("SELECT group_id FROM group_member WHERE member_id = \(member)")
        let own = try Set(rows.map { try $0["group_id"] as ID<PartnershipGroup> })
        return try groups(on: db).filter { own.contains($0.id) }
    }

    static func setMembers(
        _ members: Set<ID<Member>>, of group: ID<PartnershipGroup>, on db: any Connection
    ) throws {
        try db.run("DELETE FROM group_member WHERE group_id = \(group)")
        for member in members.sorted(by: { $0.text < $1.text }) {
            try db.run("INSERT INTO group_member (group_id, member_id) VALUES (\(group), \(member))")
        }
    }
}

extension PartnershipGroup.Tier: Storable, Loadable {}

extension PartnershipGroup {
    fileprivate init(_ row: Row) throws {
        try self.init(id: row["id"], name: row["name"], tier: row["tier"], closedOn: row["closed_on"])
    }
}

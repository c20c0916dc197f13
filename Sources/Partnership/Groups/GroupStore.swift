import Domain
import Platform
import Storage

/// How groups and their members are kept.
package enum GroupStore {
    /// Every group: the executive first, then the strategic, then the others by name.
    package static func groups(on db: any Connection) throws -> [PartnershipGroup] {
        let found = try db.rows("SELECT id, name, tier FROM partnership_group ORDER BY name_folded, id")
        let groups = try found.map(PartnershipGroup.init)
        return PartnershipGroup.Tier.allCases.flatMap { tier in groups.filter { $0.tier == tier } }
    }

    package static func group(_ id: ID<PartnershipGroup>, on db: any Connection) throws -> PartnershipGroup {
        let found = try db.rows("SELECT id, name, tier FROM partnership_group WHERE id = \(id)")
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
        try self.init(id: row["id"], name: row["name"], tier: row["tier"])
    }
}

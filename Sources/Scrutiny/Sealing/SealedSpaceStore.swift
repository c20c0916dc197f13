import Domain
import Foundation
import Platform
import Storage

/// How sealed spaces, the doors to their keys and wrong tries are kept.
enum SealedSpaceStore {
    /// The one in use, ready or still to be confirmed.
    static func current(of member: ID<Member>, on db: any Connection) throws -> SealedSpace? {
        try db.rows("\(selection) WHERE member_id = \(member) AND state <> 'lost'").first.map { try SealedSpace($0) }
    }

    static func space(_ id: ID<SealedSpace>, on db: any Connection) throws -> SealedSpace {
        guard let row = try db.rows("\(selection) WHERE id = \(id)").first else { throw SealedRefusal.notSetUp }
        return try SealedSpace(row)
    }

    /// Lost ones in which something still lies, the latest first.
    static func lost(of member: ID<Member>, on db: any Connection) throws -> [SealedSpace] {
        try db.rows(
            """
            \(selection) WHERE member_id = \(member) AND state = 'lost' AND EXISTS (
                SELECT 1 FROM sealed_text WHERE sealed_text.space_id = sealed_space.id AND sealed_text.bytes <> '')
            ORDER BY lost_at DESC, id
            """
        ).map { try SealedSpace($0) }
    }

    /// What was unlocked under a key that has been replaced since can neither read nor write.
    static func check(_ space: OpenSpace, on db: any Connection) throws {
        let current = try self.space(space.id, on: db)
        guard current.keyNumber == space.keyNumber, current.state == .open else { throw SealedRefusal.locked }
    }

    static func add(_ space: SealedSpace, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO sealed_space (id, member_id, state, key_number, made_at, code_kept_at, lost_at)
            VALUES (\(space.id), \(space.member), \(space.state), \(space.keyNumber), \(space.madeAt),
                \(space.codeKeptAt), \(space.lostAt))
            """)
    }

    static func keep(_ space: SealedSpace, on db: any Connection) throws {
        try db.run(
            """
            UPDATE sealed_space SET state = \(space.state), key_number = \(space.keyNumber),
                code_kept_at = \(space.codeKeptAt), lost_at = \(space.lostAt)
            WHERE id = \(space.id)
            """)
    }

    /// A space nobody ever used: the set-up was left in the middle.
    static func takeProposed(of member: ID<Member>, on db: any Connection) throws {
        for row in try db.rows("SELECT id FROM sealed_space WHERE member_id = \(member) AND state = 'proposed'") {
            let id: ID<SealedSpace> = try row["id"]
            try db.run("DELETE FROM sealed_try WHERE space_id = \(id)")
            try takeDoors(of: id, on: db)
            try db.run("DELETE FROM sealed_space WHERE id = \(id)")
        }
    }
}

// Doors.
extension SealedSpaceStore {
    static func door(
        _ kind: SealedDoor.Kind, of space: ID<SealedSpace>, on db: any Connection
    ) throws -> SealedDoor {
        let found = try db.rows(
            """
            SELECT door, salt, rounds, block_size, parallelism, wrapped FROM sealed_key
            WHERE space_id = \(space) AND door = \(kind)
            """)
        guard let row = found.first else { throw SealedRefusal.notSetUp }
        return try SealedDoor(row)
    }

    /// Replaces both: none of the doors to an older key is left.
    static func setDoors(_ doors: [SealedDoor], of space: ID<SealedSpace>, on db: any Connection) throws {
        try takeDoors(of: space, on: db)
        for door in doors {
            try db.run(
                """
                INSERT INTO sealed_key (space_id, door, salt, rounds, block_size, parallelism, wrapped)
                VALUES (\(space), \(door.kind), \(door.salt.base64EncodedString()), \(door.cost.rounds),
                    \(door.cost.blockSize), \(door.cost.parallelism), \(door.wrapped))
                """)
        }
    }

    static func takeDoors(of space: ID<SealedSpace>, on db: any Connection) throws {
        try db.run("DELETE FROM sealed_key WHERE space_id = \(space)")
    }
}

// Wrong tries.
extension SealedSpaceStore {
    /// Counted before it is known whether it is right, so that many at once are not more than one after another.
    ///
    /// - Returns: false when there were too many.
    static func noteTry(of space: ID<SealedSpace>, at now: Date, on db: any Connection) throws -> Bool {
        let since = now.addingTimeInterval(-SealingRules.window)
        try db.run("DELETE FROM sealed_try WHERE space_id = \(space) AND made_at <= \(since)")
        let found = try db.rows("SELECT count(*) AS count FROM sealed_try WHERE space_id = \(space)")
        guard try SealingRules.allows(triedWithinWindow: found.first.map { try $0["count"] } ?? 0) else {
            return false
        }
        try db.run("INSERT INTO sealed_try (space_id, made_at) VALUES (\(space), \(now))")
        return true
    }

    static func forgetTries(of space: ID<SealedSpace>, on db: any Connection) throws {
        try db.run("DELETE FROM sealed_try WHERE space_id = \(space)")
    }

    private static let selection: SQL = """
        SELECT id, member_id, state, key_number, made_at, code_kept_at, lost_at FROM sealed_space
        """
}

extension SealedSpace.State: Storable, Loadable {}
extension SealedDoor.Kind: Storable, Loadable {}

extension SealedSpace {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], member: row["member_id"], state: row["state"], keyNumber: row["key_number"],
            madeAt: row["made_at"], codeKeptAt: row["code_kept_at"], lostAt: row["lost_at"])
    }
}

extension SealedDoor {
    fileprivate init(_ row: Row) throws {
        guard let salt = Data(base64Encoded: try row["salt"] as String) else { throw SealFault() }
        let cost = try ScryptCost(
            rounds: row["rounds"], blockSize: row["block_size"], parallelism: row["parallelism"])
        try self.init(kind: row["door"], salt: salt, cost: cost, wrapped: row["wrapped"])
    }
}

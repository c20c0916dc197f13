import Domain
import Foundation
import Platform
import Storage

/// One round of letters about what was decided.
struct Telling: Sendable, Equatable {
    let id: ID<Telling>
    let hub: ID<Hub>
    let toldOn: Day
    /// What stands in the letter before the decisions.
    let opening: String
    let toldBy: ID<Member>?
}

/// A round of letters with how many people and decisions it reaches.
struct ListedTelling: Sendable, Equatable {
    let telling: Telling
    let decisions: Int
    let people: Int
    let sent: Int
}

/// How it is kept who was told what.
enum TellingStore {
    static func contains(_ id: ID<Telling>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM telling WHERE id = \(id)").isEmpty
    }

    static func telling(_ id: ID<Telling>, on db: any Connection) throws -> Telling {
        let found = try db.rows("SELECT id, hub_id, told_on, opening, told_by FROM telling WHERE id = \(id)")
        guard let row = found.first else { throw NotFound("letter") }
        return try Telling(row)
    }

    static func decisions(of id: ID<Telling>, on db: any Connection) throws -> [ID<Decision>] {
        try db.rows("SELECT decision_id FROM telling_decision WHERE telling_id = \(id) ORDER BY position")
            .map { try $0["decision_id"] }
    }

    /// When people were last told of each of these decisions; those nobody was told of are not in it.
    static func toldOn(_ decisions: [ID<Decision>], on db: any Connection) throws -> [ID<Decision>: Day] {
        guard !decisions.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT telling_decision.decision_id, max(telling.told_on) AS told_on
            FROM telling_decision JOIN telling ON telling.id = telling_decision.telling_id
            WHERE telling_decision.decision_id IN (\(SQL.list(decisions))) GROUP BY telling_decision.decision_id
            """)
        let pairs: [(ID<Decision>, Day)] = try rows.map { try ($0["decision_id"], $0["told_on"]) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Newest first.
    static func list(of hub: ID<Hub>, on db: any Connection) throws -> [ListedTelling] {
        try db.rows(
            """
            SELECT id, hub_id, told_on, opening, told_by,
                (SELECT count(*) FROM telling_decision WHERE telling_id = telling.id) AS decisions,
                (SELECT count(*) FROM telling_recipient WHERE telling_id = telling.id) AS people,
                (SELECT count(sent_at) FROM telling_recipient WHERE telling_id = telling.id) AS sent
            FROM telling WHERE hub_id = \(hub) ORDER BY told_on DESC, id DESC
            """
        ).map { row in
            try ListedTelling(
                telling: Telling(row), decisions: row["decisions"], people: row["people"], sent: row["sent"])
        }
    }

    /// How many different people were written to about this hub, and to how many of them the letter has gone.
    static func people(of hub: ID<Hub>, on db: any Connection) throws -> (chosen: Int, told: Int) {
        let found = try db.rows(
            """
            SELECT count(DISTINCT contact_id) AS chosen,
                count(DISTINCT CASE WHEN sent_at IS NOT NULL THEN contact_id END) AS told
            FROM telling_recipient JOIN telling ON telling.id = telling_recipient.telling_id
            WHERE telling.hub_id = \(hub)
            """)
        return try found.first.map { try ($0["chosen"], $0["told"]) } ?? (0, 0)
    }

    /// On which day the last letter about this hub was written to each contact to whom one has gone.
    static func toldOn(contactsOf hub: ID<Hub>, on db: any Connection) throws -> [ID<Contact>: Day] {
        let rows = try db.rows(
            """
            SELECT telling_recipient.contact_id, max(telling.told_on) AS told_on
            FROM telling_recipient JOIN telling ON telling.id = telling_recipient.telling_id
            WHERE telling.hub_id = \(hub) AND telling_recipient.sent_at IS NOT NULL
            GROUP BY telling_recipient.contact_id
            """)
        let pairs: [(ID<Contact>, Day)] = try rows.map { try ($0["contact_id"], $0["told_on"]) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    static func isUnsent(
        _ id: ID<Telling>, to contact: ID<Contact>, on db: any Connection
    ) throws -> Bool {
        try !db.rows(
            """
            SELECT contact_id FROM telling_recipient
            WHERE telling_id = \(id) AND contact_id = \(contact) AND sent_at IS NULL
            """
        ).isEmpty
    }

    static func add(
        _ telling: Telling, decisions: [ID<Decision>], to contacts: [ID<Contact>], on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO telling (id, hub_id, told_on, opening, told_by)
            VALUES (\(telling.id), \(telling.hub), \(telling.toldOn), \(telling.opening), \(telling.toldBy))
            """)
        for (index, decision) in decisions.enumerated() {
            try db.run(
                """
                INSERT INTO telling_decision (telling_id, decision_id, position)
                VALUES (\(telling.id), \(decision), \(index + 1))
                """)
        }
        for contact in contacts {
            try db.run("INSERT INTO telling_recipient (telling_id, contact_id) VALUES (\(telling.id), \(contact))")
        }
    }

    static func markSent(
        _ id: ID<Telling>, to contact: ID<Contact>, at now: Date, on db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE telling_recipient SET sent_at = \(now)
            WHERE telling_id = \(id) AND contact_id = \(contact) AND sent_at IS NULL
            """)
    }
}

extension Telling {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], hub: row["hub_id"], toldOn: row["told_on"], opening: row["opening"], toldBy: row["told_by"])
    }
}

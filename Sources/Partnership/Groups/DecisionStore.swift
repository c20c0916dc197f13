import Domain
import Foundation
import Platform
import Storage

/// How decisions are kept: each for good, the one in force without an end.
package enum DecisionStore {
    package static func decision(_ id: ID<Decision>, on db: any Connection) throws -> Decision {
        guard let found = try known(id, on: db) else { throw NotFound("decision") }
        return found
    }

    /// Everything a group has decided about one matter, newest first.
    package static func history(of item: ID<AgendaItem>, on db: any Connection) throws -> [Decision] {
        try db.rows("\(selection) WHERE agenda_item_id = \(item) ORDER BY recorded_at DESC, id DESC").map { row in
            try Decision(row, id: row["id"])
        }
    }

    static func known(_ id: ID<Decision>, on db: any Connection) throws -> Decision? {
        try db.rows("\(selection) WHERE id = \(id)").first.map { try Decision($0, id: id) }
    }

    /// Ends the decision in force, if there is one, and keeps this one.
    ///
    /// - Returns: whether there was one before it.
    static func supersede(with decision: Decision, at now: Date, on db: any Connection) throws -> Bool {
        let ended = try db.run(
            """
            UPDATE decision SET superseded_at = \(now)
            WHERE agenda_item_id = \(decision.item) AND superseded_at IS NULL
            """)
        try db.run(
            """
            INSERT INTO decision (id, agenda_item_id, answer, reason, decided_on, recorded_by, recorded_at)
            VALUES (\(decision.id), \(decision.item), \(decision.answer), \(decision.reason), \(decision.decidedOn),
                \(decision.recordedBy), \(decision.recordedAt))
            """)
        return ended > 0
    }

    private static let selection: SQL = """
        SELECT id, agenda_item_id, answer, reason, decided_on, recorded_by, recorded_at, superseded_at FROM decision
        """
}

extension DecisionAnswer: Storable, Loadable {}

extension Decision {
    init(_ row: Row, id: ID<Decision>) throws {
        try self.init(
            id: id, item: row["agenda_item_id"], answer: row["answer"], reason: row["reason"],
            decidedOn: row["decided_on"], recordedBy: row["recorded_by"], recordedAt: row["recorded_at"],
            supersededAt: row["superseded_at"])
    }
}

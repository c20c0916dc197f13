import Domain
import Foundation
import Platform
import Storage

/// Evidence as it is placed on boards. What was withdrawn is not.
enum BoardStore {
    /// What is on the board of each of these lines, for whoever asks, in one query.
    static func placed(
        on lines: [ID<LineOfEnquiry>], for viewer: Viewer, from db: any Connection
    ) throws -> [ID<LineOfEnquiry>: [PlacedEvidence]] {
        let seen: SQL = viewer.may(.keepScrutiny) ? "1 = 1" : viewer.may(.readEvidence) ? "is_shared = 1" : "1 = 0"
        return try placed(on: lines, seen, from: db)
    }

    /// What was shared, whoever asks.
    static func shared(
        on lines: [ID<LineOfEnquiry>], from db: any Connection
    ) throws -> [ID<LineOfEnquiry>: [PlacedEvidence]] {
        try placed(on: lines, "is_shared = 1", from: db)
    }

    /// All of it, for whoever judges.
    static func all(on line: ID<LineOfEnquiry>, from db: any Connection) throws -> [PlacedEvidence] {
        try placed(on: [line], "1 = 1", from: db)[line] ?? []
    }

    private static func placed(
        on lines: [ID<LineOfEnquiry>], _ seen: SQL, from db: any Connection
    ) throws -> [ID<LineOfEnquiry>: [PlacedEvidence]] {
        guard !lines.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT evidence_reading.line_id, evidence_reading.stance, evidence.id, evidence.kind, evidence.dated_on,
                evidence.strength
            FROM evidence_reading JOIN evidence ON evidence.id = evidence_reading.evidence_id
            WHERE evidence_reading.line_id IN (\(SQL.list(lines))) AND evidence.withdrawn_on IS NULL AND \(seen)
            """)
        return try Dictionary(grouping: rows) { try $0["line_id"] as ID<LineOfEnquiry> }.mapValues { rows in
            try rows.map { row in
                try PlacedEvidence(
                    id: row["id"], kind: row["kind"], datedOn: row["dated_on"], strength: row["strength"],
                    stance: row["stance"])
            }
        }
    }

    /// How many pieces lie on the board that this person does not see: a number, and nothing about them.
    static func unseen(of line: ID<LineOfEnquiry>, for viewer: Viewer, on db: any Connection) throws -> Int {
        guard !viewer.may(.keepScrutiny) else { return 0 }
        let found = try db.rows(
            """
            SELECT count(*) AS number FROM evidence_reading
            JOIN evidence ON evidence.id = evidence_reading.evidence_id
            WHERE evidence_reading.line_id = \(line) AND evidence.withdrawn_on IS NULL AND evidence.is_shared = 0
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }
}

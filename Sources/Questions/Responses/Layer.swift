import Domain
import Foundation
import Platform
import Storage

/// Lays anonymous responses down so that nothing tells in which order they came.
///
/// A row betrays when it was written: by its place in the file, on PostgreSQL by `ctid` and `xmin`. So a response is
/// never written alone. Some that are there already are taken up, and all are laid down anew together, shuffled, under
/// new random ids. Closing an occasion lays all of its responses down once more.
enum Layer {
    /// How many are taken up with each that comes. More hide it better and cost a write each.
    static let others = 9

    static func add(_ responses: [KeptResponse], to occasion: Occasion, on db: any Connection) throws {
        let taken = try takeUp(others, of: occasion, on: db)
        let new = try responses.map { response in
            try Row(
                crowd: response.crowd, sheet: SheetText.written(response.sheet), waits: response.sheet.isWaiting,
                isPaper: response.isPaper)
        }
        try layDown(taken + new, of: occasion, on: db)
    }

    static func shuffle(_ occasion: Occasion, on db: any Connection) throws {
        try layDown(takeUp(nil, of: occasion, on: db), of: occasion, on: db)
    }

    private struct Row {
        let crowd: String?
        let sheet: String
        let waits: Bool
        let isPaper: Bool
    }

    /// - Parameter count: nil takes all.
    private static func takeUp(_ count: Int?, of occasion: Occasion, on db: any Connection) throws -> [Row] {
        var found: [Storage.Row] = []
        if let count {
            // Ids are random, so those behind a random place are any of them.
            let place = ID<KeptResponse>(makeRandomID())
            found = try chosen("AND id >= \(place)", count, of: occasion, on: db)
            found += try chosen("AND id < \(place)", count - found.count, of: occasion, on: db)
        } else {
            found = try db.rows("SELECT * FROM response WHERE occasion_id = \(occasion.id)")
        }
        let ids: [ID<KeptResponse>] = try found.map { try $0["id"] }
        for id in ids {
            try db.run("DELETE FROM response WHERE id = \(id)")
        }
        return try found.map { row in
            try Row(crowd: row["crowd"], sheet: row["sheet"], waits: row["waits"], isPaper: row["is_paper"])
        }
    }

    private static func chosen(
        _ where: SQL, _ count: Int, of occasion: Occasion, on db: any Connection
    ) throws -> [Storage.Row] {
        guard count > 0 else { return [] }
        return try db.rows(
            """
            SELECT * FROM response WHERE occasion_id = \(occasion.id) \(`where`) ORDER BY id LIMIT \(count)
            """)
    }

    private static func layDown(_ rows: [Row], of occasion: Occasion, on db: any Connection) throws {
        for row in rows.shuffled() {
            try db.run(
                """
                INSERT INTO response (id, occasion_id, crowd, sheet, waits, is_paper)
                VALUES (\(ID<KeptResponse>(makeRandomID())), \(occasion.id), \(row.crowd), \(row.sheet), \(row.waits),
                    \(row.isPaper))
                """)
        }
    }
}

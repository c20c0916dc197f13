import Domain
import Foundation
import Platform
import Storage

/// Lays anonymous responses down so that nothing tells in which order they came.
///
/// A row betrays when it was written: by its place in the file, on PostgreSQL by `ctid` and `xmin`. So a response is
/// never written alone. A place is left to chance, the nine behind it are taken up, and all ten are laid down anew
/// together, shuffled, at the same ten places under new random ids. Closing an occasion lays all of its responses down
/// once more, anywhere.
///
/// That the places stay keeps what is written small: on SQLite a few pages of the file instead of one for every row. It
/// also keeps them even: were the nine spread out anew behind the place, early ones would slowly gather at one end.
enum Layer {
    /// How many are taken up with each that comes. More hide it better and cost a write each.
    static let others = 9
    /// From so many on, new ones hide one another, and are laid down anywhere at once.
    private static let crowd = 200
    /// Rows in one statement: below SQLite's and PostgreSQL's limits of values.
    private static let rowsAtOnce = 100

    static func add(_ responses: [KeptResponse], to occasion: Occasion, on db: any Connection) throws {
        let new = try responses.map { response in
            try Row(
                crowd: response.crowd, sheet: SheetText.written(response.sheet), waits: response.sheet.isWaiting,
                isPaper: response.isPaper)
        }
        guard new.count < crowd else {
            let taken = try takeUp(others, from: .random(in: 0 ... .max), of: occasion, on: db)
            return try layDown(taken.map(\.row) + new, at: nil, of: occasion, on: db)
        }
        // Each at a place of its own: those that came together would otherwise stay together.
        for row in new {
            let place = UInt32.random(in: 0 ... .max)
            let taken = try takeUp(others, from: place, of: occasion, on: db)
            try layDown(taken.map(\.row) + [row], at: taken.map(\.place) + [place], of: occasion, on: db)
        }
    }

    static func shuffle(_ occasion: Occasion, on db: any Connection) throws {
        let rows = try db.rows(
            "DELETE FROM response WHERE occasion_id = \(occasion.id) RETURNING id, crowd, sheet, waits, is_paper"
        ).map { try Row($0) }
        try layDown(rows, at: nil, of: occasion, on: db)
    }

    fileprivate struct Row {
        let crowd: String?
        let sheet: String
        let waits: Bool
        let isPaper: Bool
    }

    /// Behind the last place comes the first.
    private static func takeUp(
        _ count: Int, from place: UInt32, of occasion: Occasion, on db: any Connection
    ) throws -> [(row: Row, place: UInt32)] {
        let first = ID<KeptResponse>(from: place, UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        var found = try taken("id >= \(first)", count, of: occasion, on: db)
        if found.count < count { found += try taken("id < \(first)", count - found.count, of: occasion, on: db) }
        return try found.map { try (Row($0), ($0["id"] as ID<KeptResponse>).place) }
    }

    private static func taken(
        _ condition: SQL, _ count: Int, of occasion: Occasion, on db: any Connection
    ) throws -> [Storage.Row] {
        try db.rows(
            """
            DELETE FROM response WHERE occasion_id = \(occasion.id) AND id IN (
                SELECT id FROM response WHERE occasion_id = \(occasion.id) AND \(condition) ORDER BY id LIMIT \(count))
            RETURNING id, crowd, sheet, waits, is_paper
            """)
    }

    /// The rows are shuffled, so it tells nothing that they are written in the order of their ids.
    ///
    /// - Parameter places: one for each row; nil leaves them to chance.
    private static func layDown(
        _ rows: [Row], at places: [UInt32]?, of occasion: Occasion, on db: any Connection
    ) throws {
        let places = places ?? rows.map { _ in .random(in: 0 ... .max) }
        let ids = places.sorted().map { ID<KeptResponse>(from: $0, makeRandomID()) }
        let lines: [SQL] = zip(ids, rows.shuffled()).map { id, row in
            "(\(id), \(occasion.id), \(row.crowd), \(row.sheet), \(row.waits), \(row.isPaper))"
        }
        for start in stride(from: 0, to: lines.count, by: rowsAtOnce) {
            let some = SQL.joined(Array(lines[start..<min(start + rowsAtOnce, lines.count)]), by: ", ")
            try db.run("INSERT INTO response (id, occasion_id, crowd, sheet, waits, is_paper) VALUES \(some)")
        }
    }
}

extension Layer.Row {
    fileprivate init(_ row: Storage.Row) throws {
        try self.init(crowd: row["crowd"], sheet: row["sheet"], waits: row["waits"], isPaper: row["is_paper"])
    }
}

extension ID<KeptResponse> {
    /// The first 32 bits, by which responses lie beside one another.
    fileprivate var place: UInt32 {
        let bytes = uuid.uuid
        return [bytes.0, bytes.1, bytes.2, bytes.3].reduce(0) { $0 << 8 | UInt32($1) }
    }

    fileprivate init(from place: UInt32, _ rest: UUID) {
        var bytes = rest.uuid
        (bytes.0, bytes.1) = (UInt8(place >> 24), UInt8(place >> 16 & 0xFF))
        (bytes.2, bytes.3) = (UInt8(place >> 8 & 0xFF), UInt8(place & 0xFF))
        self.init(UUID(uuid: bytes))
    }
}

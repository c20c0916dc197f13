import Foundation
import Storage
import Synchronization

/// How many times a second the engine alone takes in a row and commits it, with so many writers at once.
///
///     engine FOLDER WRITERS SECONDS [SHEET]
///
/// Prints one JSON object. A file of its own, with the table and the indexes of the program's comments or, with a file
/// that holds a sheet of answers, of its anonymous responses.
@main
struct Engine {
    static func main() async throws {
        let told = Array(CommandLine.arguments.dropFirst())
        guard (3...4).contains(told.count), let writers = Int(told[1]), let seconds = Double(told[2]) else {
            print("usage: engine FOLDER WRITERS SECONDS [SHEET]")
            exit(64)
        }
        let sheet = try told.count == 4 ? String(contentsOfFile: told[3], encoding: .utf8) : nil
        let rows: any Rows = sheet.map(Responses.init) ?? Comments()
        let name = "engine-\(told.count)-\(writers)"
        let database = try SQLiteDatabase.open(path: "\(told[0])/\(name).sqlite")
        try await database.write { db in try rows.make(on: db) }
        let milliseconds = try await measure(rows, writers: writers, seconds: seconds, on: database).sorted()
        try await database.close()
        let slowest = milliseconds.isEmpty ? 0 : milliseconds[milliseconds.count * 99 / 100]
        let perSecond = Double(milliseconds.count) / seconds
        print("{\"per_second\": \(perSecond), \"p99_ms\": \(slowest), \"written\": \(milliseconds.count)}")
    }

    private static func measure(
        _ rows: any Rows, writers: Int, seconds: Double, on database: SQLiteDatabase
    ) async throws -> [Double] {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<writers {
                group.addTask {
                    var taken: [Double] = []
                    while clock.now < end {
                        let time = try await clock.measure { try await rows.addOne(to: database) }
                        taken.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
                    }
                    return taken
                }
            }
            return try await group.reduce(into: []) { all, taken in all += taken }
        }
    }
}

/// A table of the program, without the tables it refers to.
private protocol Rows: Sendable {
    func make(on db: any Connection) throws
    func addOne(to database: SQLiteDatabase) async throws
}

/// The table `response`.
private struct Responses: Rows {
    let sheet: String
    private let occasion = makeRandomID()

    init(sheet: String) {
        self.sheet = sheet
    }

    func make(on db: any Connection) throws {
        try db.run(
            """
            CREATE TABLE response (
                id TEXT NOT NULL, occasion_id TEXT NOT NULL, crowd TEXT, sheet TEXT NOT NULL,
                waits INTEGER NOT NULL CHECK (waits IN (0, 1)), is_paper INTEGER NOT NULL CHECK (is_paper IN (0, 1)),
                PRIMARY KEY (occasion_id, id)
            ) STRICT, WITHOUT ROWID
            """)
        try db.run("CREATE INDEX response_waiting ON response (occasion_id) WHERE waits = 1")
    }

    func addOne(to database: SQLiteDatabase) async throws {
        let (id, occasion, sheet) = (makeRandomID(), occasion, sheet)
        _ = try await database.write { db in
            try db.run(
                """
                INSERT INTO response (id, occasion_id, crowd, sheet, waits, is_paper)
                VALUES (\(id), \(occasion), \(String?.none), \(sheet), \(false), \(false))
                """)
        }
    }
}

/// The table `comment`.
private final class Comments: Rows {
    private let ids = UUIDv7Source()
    private let hub = makeRandomID()
    private let last = Mutex(0)

    func make(on db: any Connection) throws {
        try db.run(
            """
            CREATE TABLE comment (
                id TEXT PRIMARY KEY, hub_id TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
                text TEXT NOT NULL, text_folded TEXT NOT NULL, source TEXT NOT NULL, source_detail TEXT,
                organisation TEXT, organisation_kind TEXT, area TEXT, role TEXT, question TEXT,
                identity TEXT NOT NULL, taken_in_on TEXT NOT NULL,
                how TEXT NOT NULL CHECK (how IN ('typed', 'file'))
            ) STRICT
            """)
        try db.run("CREATE UNIQUE INDEX comment_by_number ON comment (hub_id, number)")
        try db.run("CREATE UNIQUE INDEX comment_by_identity ON comment (hub_id, identity)")
        try db.run(
            """
            CREATE INDEX comment_by_provenance
            ON comment (hub_id, source, organisation_kind, area, question, taken_in_on)
            """)
    }

    func addOne(to database: SQLiteDatabase) async throws {
        let number = last.withLock { last in
            last += 1
            return last
        }
        let (id, hub, identity) = (ids.make(at: Date()), hub, makeRandomID().uuidString)
        let words = "The bus stops at six and I wait alone, number \(number)."
        _ = try await database.write { db in
            try db.run(
                """
                INSERT INTO comment (id, hub_id, number, text, text_folded, source, source_detail, organisation,
                    organisation_kind, area, role, question, identity, taken_in_on, how)
                VALUES (\(id), \(hub), \(number), \(words), \(words.lowercased()), \("forum"), \(String?.none),
                    \("Fernshire Youth"), \(String?.none), \(String?.none), \(String?.none), \(String?.none),
                    \(identity), \("2019-06-20"), \("typed"))
                """)
        }
    }
}

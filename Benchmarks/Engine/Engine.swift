import Foundation
import Storage
import Synchronization

/// How many times a second the engine alone takes in a comment's row and commits it, with so many writers at once.
///
///     engine FOLDER WRITERS SECONDS
///
/// Prints one JSON object. A file of its own, with the table and the indexes of the program's comments.
@main
struct Engine {
    static func main() async throws {
        let told = CommandLine.arguments.dropFirst()
        guard told.count == 3, let folder = told.first, let writers = Int(told[2]), let seconds = Double(told[3]) else {
            print("usage: engine FOLDER WRITERS SECONDS")
            exit(64)
        }
        let database = try SQLiteDatabase.open(path: "\(folder)/engine-\(writers).sqlite")
        try await database.write { db in try Comments.make(on: db) }
        let milliseconds = try await measure(writers: writers, seconds: seconds, on: database).sorted()
        try await database.close()
        let slowest = milliseconds.isEmpty ? 0 : milliseconds[milliseconds.count * 99 / 100]
        let perSecond = Double(milliseconds.count) / seconds
        print("{\"per_second\": \(perSecond), \"p99_ms\": \(slowest), \"written\": \(milliseconds.count)}")
    }

    private static func measure(
        writers: Int, seconds: Double, on database: SQLiteDatabase
    ) async throws -> [Double] {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        let comments = Comments()
        return try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<writers {
                group.addTask {
                    var taken: [Double] = []
                    while clock.now < end {
                        let time = try await clock.measure { try await comments.addOne(to: database) }
                        taken.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
                    }
                    return taken
                }
            }
            return try await group.reduce(into: []) { all, taken in all += taken }
        }
    }
}

/// The table `comment` of the program, without the tables it refers to.
private final class Comments: Sendable {
    private let ids = UUIDv7Source()
    private let hub = makeRandomID()
    private let last = Mutex(0)

    static func make(on db: any Connection) throws {
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

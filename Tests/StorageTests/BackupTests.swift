import Foundation
import Storage
import StorageTestSupport
import Synchronization
import Testing

@Suite struct BackupTests {
    static let migrations: [Migration] = [.shelves, .readers]

    /// From each engine to each engine: the same bytes come out again.
    @Test(arguments: Engine.available, Engine.available)
    func aRestoredDatabaseIsWrittenOutTheSame(from one: Engine, to other: Engine) async throws {
        let lines = try await withTestDatabase(one, migrations: Self.migrations) { database in
            try await database.write { db in
                try db.addShelf("b", "lower", under: nil)
                try db.addShelf("a", "upper\twith \\ and\r\nlines", books: 7, under: "b")
                // An accent, a joiner and a skin tone, each of which makes one character with what stands before it.
                for (id, title) in [("c", "\u{301}x"), ("d", "\u{200D}x"), ("e", "\u{1F3FD}")] {
                    try db.addShelf(id, title)
                }
                try db.run("UPDATE shelf SET height = \(0.1) WHERE id = 'a'")
                try db.run("UPDATE shelf SET parent_id = 'a' WHERE id = 'b'")
                try db.run("INSERT INTO reader (id, shelf_id) VALUES ('r', 'a')")
            }
            return try await Self.lines(of: database)
        }
        try await withTestDatabase(other) { database in
            try await Backup(migrations: Self.migrations).restore({ AnyIterator(lines.makeIterator()) }, into: database)
            #expect(try await Self.lines(of: database) == lines)
        }
    }

    /// A table that was written anew stands in a backup under its own name, once.
    @Test(arguments: Engine.available)
    func aTableThatWasWrittenAnewIsBackedUp(on engine: Engine) async throws {
        let migrations: [Migration] = [.shelves, .readers, .readersWrittenAnew]
        let lines = try await withTestDatabase(engine, migrations: migrations) { database in
            try await database.write { db in
                try db.addShelf("a", "one")
                try db.run("INSERT INTO reader (id, shelf_id) VALUES ('r', 'a')")
            }
            return try await Self.lines(of: database, migrations)
        }
        #expect(lines.count { $0.hasPrefix("table\treader") } == 1)
        try await withTestDatabase(engine) { database in
            try await Backup(migrations: migrations).restore({ AnyIterator(lines.makeIterator()) }, into: database)
            #expect(try await database.count("reader") == 1)
        }
    }

    @Test func anOlderBackupIsBroughtUpToDate() async throws {
        let lines = try await withTestDatabase(.sqlite, migrations: [.shelves]) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            return try await Self.lines(of: database, [.shelves])
        }
        try await withTestDatabase(.sqlite) { database in
            try await Backup(migrations: Self.migrations).restore({ AnyIterator(lines.makeIterator()) }, into: database)
            try await Migrator(Self.migrations).check(database)
            #expect(try await database.count("shelf") == 1)
        }
    }

    @Test func aFileCutShortOrChangedIsNotABackup() async throws {
        let whole = try await withTestDatabase(.sqlite, migrations: Self.migrations) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            return try await Self.lines(of: database)
        }
        for broken in [
            [], ["hello"], Array(whole.dropLast()), whole + ["row\ti1"], whole.filter { !$0.hasPrefix("row") },
        ] {
            try await withTestDatabase(.sqlite) { database in
                await #expect(throws: NotABackup.self) {
                    try await Backup(migrations: Self.migrations)
                        .restore({ AnyIterator(broken.makeIterator()) }, into: database)
                }
            }
        }
    }

    @Test func aBackupOfANewerProgramIsRefused() async throws {
        let lines = ["sightline-backup 1", "migration\ttest-9999-later", "end\t0"]
        try await withTestDatabase(.sqlite) { database in
            await #expect(throws: StorageFault.newerSchema(migration: "test-9999-later")) {
                try await Backup(migrations: Self.migrations)
                    .restore({ AnyIterator(lines.makeIterator()) }, into: database)
            }
        }
    }

    private static func lines(
        of database: any Database, _ migrations: [Migration] = migrations
    ) async throws -> [String] {
        let kept = KeptLines()
        _ = try await Backup(migrations: migrations).write(
            database, restart: { kept.clear() }, to: { kept.add(String($0.dropLast())) })
        return kept.all
    }
}

private final class KeptLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    func clear() { lines.withLock { $0 = [] } }
}

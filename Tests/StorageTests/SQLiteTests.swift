import Foundation
import StorageTestSupport
import Testing

@testable import Storage

@Suite struct SQLiteTests {
    @Test func aFullDiskIsNamedAndNothingHalfIsKept() async throws {
        try await withTestDatabase(.sqlite, migrations: [.shelves]) { database in
            try await database.write { db in
                try db.addShelf("a", "one")
                let pages: Int = try db.rows("PRAGMA page_count")[0]["page_count"]
                _ = try db.rows(pages > 40 ? "PRAGMA max_page_count = 80" : "PRAGMA max_page_count = 40")
            }
            await #expect(throws: StorageFault.diskFull) {
                try await database.write { db in
                    for number in 1...500 {
                        try db.addShelf("\(number)", String(repeating: "\(number) ", count: 500))
                    }
                }
            }
            #expect(try await database.count("shelf") == 1)
            // Room again, and it goes on without being opened anew.
            try await database.write { db in
                _ = try db.rows("PRAGMA max_page_count = 100000")
                try db.addShelf("b", String(repeating: "long ", count: 50_000))
            }
            #expect(try await database.count("shelf") == 2)
        }
    }

    @Test func aFolderThatTakesNoFilesIsUnavailable() async throws {
        try await withTestFolder { folder in
            let path = folder.appendingPathComponent("records.sqlite").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            #expect { _ = try SQLiteDatabase.open(path: path) } throws: { error in
                if case StorageFault.unavailable = error { true } else { false }
            }
        }
    }

    @Test func aDamagedFileIsNamed() async throws {
        try await withTestFolder { folder in
            let file = folder.appendingPathComponent("records.sqlite")
            let database = try SQLiteDatabase.open(path: file.path)
            try await Migrator([.shelves]).migrate(database)
            try await database.write { db in try db.addShelf("a", "one") }
            try await database.close()
            var bytes = try Data(contentsOf: file)
            try #require(bytes.count > 4096)
            for place in 4096..<bytes.count { bytes[place] = 0x5A }
            try bytes.write(to: file)
            let damaged = try SQLiteDatabase.open(path: file.path)
            await #expect {
                _ = try await damaged.count("shelf")
            } throws: { error in
                if case StorageFault.notADatabase = error { true } else { false }
            }
            try await damaged.close()
        }
    }

    @Test func everyCommitIsOnTheDiskAndKeysAreChecked() async throws {
        try await withTestDatabase(.sqlite) { database in
            let settings = try await database.write { db in
                try ["synchronous", "foreign_keys"].map { name -> Int in
                    let pragma: SQL = name == "synchronous" ? "PRAGMA synchronous" : "PRAGMA foreign_keys"
                    return try db.rows(pragma)[0][name]
                }
            }
            #expect(settings == [2, 1])
            let mode: String = try await database.read { db in try db.rows("PRAGMA journal_mode")[0]["journal_mode"] }
            #expect(mode == "wal")
        }
    }

    @Test func statementsWithLongListsAreNotKept() {
        #expect(("SELECT \(1)" as SQL).isWorthKeeping)
        #expect(("SELECT \(SQL.list(Array(1...64)))" as SQL).isWorthKeeping)
        #expect(!("SELECT \(SQL.list(Array(1...65)))" as SQL).isWorthKeeping)
    }

    /// Readers are not held up by whoever writes, and see what was there before.
    @Test func readersSeeTheLastCommitWhileSomebodyWrites() async throws {
        try await withTestDatabase(.sqlite, migrations: [.shelves]) { database in
            let (begun, seen) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
            async let written: Void = database.write { db in
                try db.addShelf("a", "one")
                begun.continuation.finish()
                seen.wait()
            }
            for await _ in begun.stream {}
            let during = try await database.count("shelf")
            seen.signal()
            try await written
            #expect(during == 0)
            #expect(try await database.count("shelf") == 1)
        }
    }
}

@Suite struct WordsTests {
    /// Everything people type comes out as it went in, on both engines alike; a null character shows as replaced.
    @Test(arguments: Engine.available)
    func wordsComeOutAsTheyWentIn(on engine: Engine) async throws {
        let typed = [
            "", " ", "O'Neill", "\"", "\\", "$1 ?", "line\r\nline", "e\u{301}", "é", "👩‍👩‍👧", "\u{FEFF}x", "a\0b",
            String(repeating: "é", count: 100_000),
        ]
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let read = try await database.write { db in
                try typed.enumerated().map { number, text -> String in
                    try db.addShelf("\(number)", text)
                    return try db.rows("SELECT name FROM shelf WHERE id = \("\(number)")")[0]["name"]
                }
            }
            let expected = typed.map { $0 == "a\0b" ? "a\u{FFFD}b" : $0 }
            #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        }
    }

    @Test(arguments: Engine.available)
    func aWalkMayRunTheSameStatementInside(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let pairs = try await database.write { db in
                for name in ["a", "b", "c"] { try db.addShelf(name, name) }
                let all: SQL = "SELECT id FROM shelf ORDER BY id"
                var pairs: [String] = []
                try db.forEachRow(all) { outer in
                    try db.forEachRow(all) { inner in pairs.append(try (outer["id"] as String) + inner["id"]) }
                    #expect(try db.rows(all).count == 3)
                }
                return pairs
            }
            #expect(pairs == ["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"])
        }
    }

    @Test(arguments: Engine.available)
    func wholeNumbersAndInstantsKeepTheirEnds(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let instant = Date(timeIntervalSince1970: -62_135_596_800)
            let row = try await database.write { db in
                try db.addShelf("a", "one", books: .max)
                try db.run("UPDATE shelf SET made_at = \(instant), height = \(-0.1) WHERE id = 'a'")
                return try db.rows("SELECT * FROM shelf")[0]
            }
            #expect(try row["books"] as Int == .max)
            #expect(try row["made_at"] as Date == instant)
            #expect(try row["height"] as Double == -0.1)
            #expect(try row["parent_id"] as String? == nil)
        }
    }
}

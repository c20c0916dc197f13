import Domain
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Platform

@Suite struct AuditTrailTests {
    private static let columns: [SQL] = [
        "actor", "action", "subject_kind", "subject_id", "detail", "previous_hash", "hash",
    ]

    @Test(arguments: Engine.available)
    func aTrailThatNobodyTouchedIsWhole(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            let empty = try await AuditTrail.verify(database)
            #expect(empty == .whole(entries: 0, head: AuditEntry.firstHash))
            try await Self.write(5, in: database)
            let head = try await database.read { db -> String in
                try db.rows("SELECT hash FROM audit_entry WHERE position = 5")[0]["hash"]
            }
            #expect(try await AuditTrail.verify(database) == .whole(entries: 5, head: head))
        }
    }

    /// Every byte of every word of every entry, changed one at a time.
    @Test(arguments: Engine.available)
    func oneChangedByteOfAnyWordsNamesItsEntry(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            for position in 1...3 {
                for column in Self.columns {
                    let text = try await Self.text(column, of: position, in: database)
                    for place in text.utf8.indices.map({ text.utf8.distance(from: text.startIndex, to: $0) }) {
                        var bytes = Array(text.utf8)
                        bytes[place] = bytes[place] == 0x7E ? 0x21 : bytes[place] + 1
                        try await Self.put(String(decoding: bytes, as: UTF8.self), in: column, of: position, database)
                        let verdict = try await AuditTrail.verify(database)
                        #expect(verdict == .broken(.changed(position: position)), "\(column) byte \(place)")
                    }
                    try await Self.put(text, in: column, of: position, database)
                }
            }
            #expect(try await AuditTrail.verify(database).isWhole)
        }
    }

    @Test(arguments: Engine.available, [1, 2, 3])
    func anotherTimeOrAnotherPlaceIsNoticed(on engine: Engine, position: Int) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            try await Self.run("UPDATE audit_entry SET at = at + 1 WHERE position = \(position)", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.changed(position: position)))
            try await Self.run("UPDATE audit_entry SET at = at - 1 WHERE position = \(position)", in: database)
            try await Self.run("UPDATE audit_entry SET position = 9 WHERE position = \(position)", in: database)
            let verdict = try await AuditTrail.verify(database)
            #expect(verdict == .broken(.missing(position: position)))
        }
    }

    /// In the words themselves a null character, or bytes where words should be, may hide what follows.
    @Test(arguments: AuditTrailTests.columns)
    func wordsBehindANullCharacterAreNoticed(column: SQL) async throws {
        try await withTestDatabase(.sqlite, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            try await Self.run(
                "UPDATE audit_entry SET \(column) = \(column) || char(0) || 'x' WHERE position = 2", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.changed(position: 2)))
        }
    }

    @Test(arguments: Engine.available, [1, 2, 3])
    func anEntryTakenOutIsMissed(on engine: Engine, position: Int) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            try await Self.run("DELETE FROM audit_entry WHERE position = \(position)", in: database)
            let missed: AuditChain.Break = position == 3 ? .end(expected: 3, found: 2) : .missing(position: position)
            #expect(try await AuditTrail.verify(database) == .broken(missed))
        }
    }

    @Test(arguments: Engine.available)
    func closingTheGapDoesNotHideIt(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            try await Self.run("DELETE FROM audit_entry WHERE position = 2", in: database)
            try await Self.run("UPDATE audit_entry SET position = 2 WHERE position = 3", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.changed(position: 2)))
        }
    }

    @Test(arguments: Engine.available)
    func twoEntriesThatChangedPlacesAreNoticed(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(4, in: database)
            for step: SQL in ["position = 9 WHERE position = 2", "position = 2 WHERE position = 3"] {
                try await Self.run("UPDATE audit_entry SET \(step)", in: database)
            }
            try await Self.run("UPDATE audit_entry SET position = 3 WHERE position = 9", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.changed(position: 2)))
        }
    }

    @Test(arguments: Engine.available)
    func aHeadThatWasMovedIsNoticed(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(3, in: database)
            try await Self.run("UPDATE audit_head SET position = 4", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.end(expected: 4, found: 3)))
            try await Self.run("UPDATE audit_head SET position = 3, hash = 'x'", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.changed(position: 3)))
            try await Self.run("DELETE FROM audit_head", in: database)
            #expect(try await AuditTrail.verify(database) == .broken(.end(expected: 0, found: 3)))
        }
    }

    /// Every byte of an entry in the file itself, changed behind the engine's back: its time, its words, its hashes.
    @Test func aByteChangedInTheFileNamesItsEntry() async throws {
        try await withTestFolder { folder in
            let path = folder.appendingPathComponent("records.sqlite").path
            let database = try SQLiteDatabase.open(path: path)
            try await Migrator([.audit]).migrate(database)
            try await Self.write(3, in: database)
            try await database.close()
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let detail = try #require(whole.range(of: Data("detail of entry 2".utf8)))
            let entry = try #require(Self.record(around: detail, in: whole))
            for place in entry {
                for byte in [whole[place] ^ 1, UInt8(0), 0xFF] where byte != whole[place] {
                    var changed = whole
                    changed[place] = byte
                    try changed.write(to: URL(fileURLWithPath: path))
                    let damaged = try SQLiteDatabase.open(path: path)
                    let verdict = try await AuditTrail.verify(damaged)
                    #expect(verdict == .broken(.changed(position: 2)), "byte \(place - entry.lowerBound)")
                    try await damaged.close()
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func whatIsRolledBackLeavesNoEntry(on engine: Engine) async throws {
        struct Stop: Error {}
        try await withTestDatabase(engine, migrations: [.audit]) { database in
            try await Self.write(1, in: database)
            await #expect(throws: Stop.self) {
                try await database.write { db in
                    try AuditTrail.record(.signedIn, by: .system, subject: .site, at: .distantPast, on: db)
                    throw Stop()
                }
            }
            try await Self.write(1, in: database)
            #expect(try await AuditTrail.verify(database).entries == 2)
        }
    }

    /// From the eight bytes of the time, which stand before the words, to the end of the two hashes after the detail.
    private static func record(around detail: Range<Data.Index>, in file: Data) -> Range<Data.Index>? {
        let action = Data((Actor.commandLine.text + AuditAction.signedIn.name).utf8)
        let before = file.range(of: action, options: .backwards, in: file.startIndex..<detail.lowerBound)
        return before.map { $0.lowerBound - 8..<detail.upperBound + 128 }
    }

    private static func write(_ count: Int, in database: any Database) async throws {
        try await database.write { db in
            for number in 1...count {
                let now = Date(timeIntervalSince1970: 1_561_028_400 + Double(number))
                try AuditTrail.record(
                    .signedIn, by: .commandLine, subject: .site, detail: "detail of entry \(number)", at: now, on: db)
            }
        }
    }

    private static func text(_ column: SQL, of position: Int, in database: any Database) async throws -> String {
        try await database.read { db in
            try db.rows("SELECT \(column) AS text FROM audit_entry WHERE position = \(position)")[0]["text"]
        }
    }

    private static func put(_ text: String, in column: SQL, of position: Int, _ database: any Database) async throws {
        try await run("UPDATE audit_entry SET \(column) = \(text) WHERE position = \(position)", in: database)
    }

    private static func run(_ statement: SQL, in database: any Database) async throws {
        _ = try await database.write { db in try db.run(statement) }
    }
}

extension AuditTrail.Verdict {
    fileprivate var entries: Int? {
        if case .whole(let entries, _) = self { entries } else { nil }
    }

    fileprivate var isWhole: Bool { entries != nil }
}

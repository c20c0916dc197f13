import Foundation
import Storage
import StorageTestSupport
import Testing

@Suite struct MigratorTests {
    @Test(arguments: Engine.available)
    func appliesOnlyWhatIsMissing(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let both = Migrator([.shelves, .readers])
            await #expect(throws: StorageFault.migrationsMissing(count: 1)) { try await both.check(database) }
            #expect(try await both.migrate(database) == ["test-0002-readers"])
            #expect(try await both.migrate(database) == [])
            try await both.check(database)
        }
    }

    @Test(arguments: Engine.available)
    func refusesADatabaseOfANewerProgram(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves, .readers]) { database in
            let older = Migrator([.shelves])
            let newer = StorageFault.newerSchema(migration: "test-0002-readers")
            await #expect(throws: newer) { try await older.migrate(database) }
            await #expect(throws: newer) { try await older.check(database) }
        }
    }

    @Test(arguments: Engine.available)
    func aMigrationThatFailsChangesNothing(on engine: Engine) async throws {
        let broken = Migration("test-0003-broken") { types in
            "CREATE TABLE extra (id \(types.id) PRIMARY KEY)"
            "CREATE TABLE shelf (id \(types.id) PRIMARY KEY)"
        }
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            await #expect(throws: StorageFault.self) { try await Migrator([.shelves, broken]).migrate(database) }
            await #expect(throws: StorageFault.self) { _ = try await database.count("extra") }
            try await Migrator([.shelves]).check(database)
        }
    }

    @Test func copiesAFileThatHoldsRecordsBeforeChangingIt() async throws {
        try await withTestFolder { folder in
            let path = folder.appendingPathComponent("records.sqlite").path
            let database = try SQLiteDatabase.open(path: path)
            try await Migrator([.shelves]).migrate(database)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("before") } == [])
            try await database.write { db in try db.addShelf("a", "one") }
            try await Migrator([.shelves, .readers]).migrate(database)
            try await database.close()

            let copy = try SQLiteDatabase.open(path: path + ".before-test-0002-readers")
            #expect(try await copy.count("shelf") == 1)
            try await Migrator([.shelves]).check(copy)
            try await copy.close()
        }
    }
}

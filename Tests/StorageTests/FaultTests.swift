import Foundation
import Storage
import StorageTestSupport
import Synchronization
import Testing

@Suite struct FaultTests {
    @Test func aFileThatIsNoDatabaseIsNamed() async throws {
        try await withTestFolder { folder in
            let path = folder.appendingPathComponent("letter.txt").path
            try Data(repeating: 65, count: 4096).write(to: URL(fileURLWithPath: path))
            #expect { _ = try SQLiteDatabase.open(path: path) } throws: { error in
                if case StorageFault.notADatabase = error { true } else { false }
            }
        }
    }

    @Test func aFolderThatDoesNotExistIsUnavailable() {
        #expect { _ = try SQLiteDatabase.open(path: "/nowhere/at/all.sqlite") } throws: { error in
            if case StorageFault.unavailable = error { true } else { false }
        }
    }

    @Test func aFileHeldByAnotherWriterIsLocked() async throws {
        try await withTestFolder { folder in
            let path = folder.appendingPathComponent("records.sqlite").path
            let first = try SQLiteDatabase.open(path: path)
            let second = try SQLiteDatabase.open(path: path, patience: 0)
            try await Migrator([.shelves]).migrate(first)
            try await first.write { db in
                try db.addShelf("a", "one")
                let done = DispatchSemaphore(value: 0)
                let fault = FaultBox()
                Task {
                    do {
                        try await second.write { db in try db.addShelf("b", "two") }
                    } catch {
                        fault.keep(error as? StorageFault)
                    }
                    done.signal()
                }
                done.wait()
                #expect(fault.kept == .locked)
            }
            try await first.close()
            try await second.close()
        }
    }

    @Test func aServerThatIsNotThereIsUnavailable() async {
        await #expect {
            try await PostgresDatabase.schemas(startingWith: "x", at: "postgres://127.0.0.1:1/none")
        } throws: { error in
            if case StorageFault.unavailable = error { true } else { false }
        }
    }

    @Test(.enabled(if: Engine.testServer != nil, "scripts/postgres run starts the server this needs"))
    func aLostConnectionIsMadeAnew() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            await #expect {
                try await database.write { db in
                    try db.addShelf("b", "two")
                    _ = try db.rows("SELECT pg_terminate_backend(pg_backend_pid()) AS gone")
                }
            } throws: { error in
                if case StorageFault.unavailable = error { true } else { false }
            }
            #expect(try await database.count("shelf") == 1)
            try await database.write { db in try db.addShelf("c", "three") }
            #expect(try await database.count("shelf") == 2)
        }
    }

    @Test(.enabled(if: Engine.testServer != nil, "scripts/postgres run starts the server this needs"))
    func faultsAboutDataDoNotQuoteIt() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            await #expect(throws: StorageFault.failed(detail: "state 22P02")) {
                try await database.read { db in _ = try db.rows("SELECT CAST(\("Ann Abara") AS BIGINT) AS n") }
            }
        }
    }
}

/// Carries a fault out of a task in a test.
private final class FaultBox: Sendable {
    private let fault = Mutex<StorageFault?>(nil)

    var kept: StorageFault? {
        fault.withLock { $0 }
    }

    func keep(_ fault: StorageFault?) {
        self.fault.withLock { $0 = fault }
    }
}

import Foundation
import StorageTestSupport
import Synchronization
import Testing

@testable import Storage

/// What only PostgreSQL does: re-runs, connections, and states of its own.
@Suite(.enabled(if: Engine.testServer != nil, "scripts/postgres run starts the server this needs"))
struct PostgresTests {
    @Test func aBodyIsRunAgainWhenAnotherTransactionGetsInItsWay() async throws {
        let server = try #require(Engine.testServer)
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            let schema = try #require((database as? PostgresDatabase)?.schema)
            let runs = Mutex(0)
            try await database.write { db in
                let run = runs.withLock { count in
                    count += 1
                    return count
                }
                let books: Int = try db.rows("SELECT books FROM shelf WHERE id = 'a'")[0]["books"]
                // Somebody who does not wait at the turnstile changes what was just read, twice.
                if run <= 2 {
                    let other = PostgresLink(url: server, schema: schema)
                    try other.run("UPDATE shelf SET books = books + 10 WHERE id = 'a'")
                }
                try db.run("UPDATE shelf SET books = \(books + 1) WHERE id = 'a'")
            }
            #expect(runs.withLock { $0 } == 3)
            let books: Int = try await database.read { db in try db.rows("SELECT books FROM shelf")[0]["books"] }
            #expect(books == 21)
        }
    }

    @Test func aBodyThatIsAlwaysInTheWayIsGivenUp() async throws {
        try await withTestDatabase(.postgres) { database in
            let runs = Mutex(0)
            await #expect(throws: StorageFault.locked) {
                try await database.write { db in
                    runs.withLock { $0 += 1 }
                    try db.raise("40001")
                }
            }
            #expect(runs.withLock { $0 } == 8)
            let one: Int = try await database.read { db in try db.rows("SELECT 1 AS n")[0]["n"] }
            #expect(one == 1)
        }
    }

    @Test(arguments: [
        ("53100", StorageFault.diskFull), ("55P03", .locked),
        ("53300", .unavailable(detail: "the server is not taking requests")),
        ("57P03", .unavailable(detail: "the server is not taking requests")),
        ("08006", .unavailable(detail: "the connection to the server was lost")),
        ("22003", .failed(detail: "state 22003")), ("XX001", .notADatabase(detail: "XX001")),
        ("23505", .constraint(detail: "23505")),
    ])
    func eachStateIsAFaultThatCanBeActedOn(state: String, fault: StorageFault) async throws {
        try await withTestDatabase(.postgres) { database in
            await #expect(throws: fault) {
                try await database.write { db in try db.raise(state) }
            }
        }
    }

    /// PostgreSQL answers the commit of a transaction that had failed by rolling back, without an error.
    @Test func aBodyThatGoesOnAfterAFailureIsNotTakenForKept() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            await #expect(throws: StorageFault.failed(detail: "a statement failed, so nothing was kept")) {
                try await database.write { db in
                    try db.addShelf("a", "one")
                    try? db.addShelf("a", "one")
                }
            }
            let kept = try await database.count("shelf")
            #expect(kept == 0)
        }
    }

    /// What a body does after its connection was lost must not stand alone on a new one.
    @Test func aBodyThatGoesOnAfterItsConnectionWasLostChangesNothing() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            await #expect(throws: StorageFault.unavailable(detail: "the connection to the server was lost")) {
                try await database.write { db in
                    _ = try? db.rows("SELECT pg_terminate_backend(pg_backend_pid()) AS gone")
                    try? db.addShelf("a", "one")
                }
            }
            let kept = try await database.count("shelf")
            #expect(kept == 0)
        }
    }

    @Test func statementsArePreparedOnceAndNotWithoutEnd() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            let kept: SQL = "SELECT count(*) AS n FROM pg_prepared_statements"
            let (before, after, most) = try await database.write { db in
                let before: Int = try db.rows(kept)[0]["n"]
                for number in 1...20 {
                    try db.addShelf("\(number)", "shelf \(number)")
                }
                let after: Int = try db.rows(kept)[0]["n"]
                for width in 1...600 {
                    let ones = SQL.joined(Array(repeating: "1", count: width), by: " + ")
                    _ = try db.rows("SELECT \(ones) AS n")
                    _ = try db.rows("SELECT id FROM shelf WHERE books IN (\(SQL.list(Array(1...(64 + width)))))")
                }
                let most: Int = try db.rows(kept)[0]["n"]
                return (before, after, most)
            }
            #expect(after == before + 1)
            #expect(most <= 400)
        }
    }

    @Test func morePeopleThanConnectionsWaitTheirTurn() async throws {
        try await withTestDatabase(.postgres) { database in
            let backends = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...60 {
                    group.addTask {
                        try await database.read { db in try db.rows("SELECT pg_backend_pid() AS pid")[0]["pid"] }
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect((1...4).contains(backends.count))
        }
    }

    @Test func aClosedDatabaseFinishesWhatIsUnderWayAndTakesNothingMore() async throws {
        try await withTestDatabase(.postgres, migrations: [.shelves]) { database in
            let begun = AsyncStream<Void>.makeStream()
            async let written: Void = database.write { db in
                begun.continuation.finish()
                for number in 1...200 {
                    try db.addShelf("\(number)", "shelf \(number)")
                }
            }
            for await _ in begun.stream {}
            try await database.close()
            try await written
            await #expect(throws: StorageFault.unavailable(detail: "the database was closed")) {
                try await database.read { db in _ = try db.rows("SELECT 1 AS n") }
            }
        }
    }

    @Test func aServerThatGoesAwayComesBackWithoutARestart() async throws {
        try await withOwnServer { server in
            try await withTestDatabase(.postgres, migrations: [.shelves], server: server.address) { database in
                try await database.write { db in try db.addShelf("a", "one") }
                try await server.halt()
                for _ in 1...2 {
                    await #expect {
                        try await database.write { db in try db.addShelf("b", "two") }
                    } throws: { error in
                        if case StorageFault.unavailable = error { true } else { false }
                    }
                }
                try await server.resume()
                #expect(try await database.count("shelf") == 1)
                try await database.write { db in try db.addShelf("c", "three") }
                #expect(try await database.count("shelf") == 2)
            }
        }
    }
}

extension Connection {
    /// Makes the server refuse with this state. The words of the refusal are the state again.
    fileprivate func raise(_ state: String) throws {
        let function: SQL = """
            CREATE OR REPLACE FUNCTION refuse(state TEXT) RETURNS BIGINT LANGUAGE plpgsql
            AS 'BEGIN RAISE EXCEPTION USING ERRCODE = state, MESSAGE = state; END'
            """
        try run(function)
        _ = try rows("SELECT refuse(\(state)) AS n")
    }
}

import Foundation
import Storage
import StorageTestSupport
import Testing

@Suite struct DatabaseTests {
    @Test(arguments: Engine.available)
    func whatIsWrittenComesBackAsItWas(on engine: Engine) async throws {
        let made = Date(timeIntervalSince1970: 1_561_028_400.123456)
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let row = try await database.write { db in
                try db.run(
                    """
                    INSERT INTO shelf (id, name, height, books, is_full, made_at)
                    VALUES (\("a"), \("Ünder ‘£5’ \\ ; --"), \(1.5), \(Int(Int64.max)), \(true), \(made))
                    """)
                return try db.rows("SELECT * FROM shelf WHERE height = \(1.5) AND made_at = \(made)").first
            }
            let found = try #require(row)
            #expect(try found["name"] as String == "Ünder ‘£5’ \\ ; --")
            #expect(try found["books"] as Int == Int(Int64.max))
            #expect(try found["is_full"] as Bool)
            #expect(try found["parent_id"] as String? == nil)
            let kept: Date = try found["made_at"]
            #expect(abs(kept.timeIntervalSince(made)) < 0.000_001)
        }
    }

    @Test(arguments: Engine.available)
    func whatSomebodyTypedIsNeverSQL(on engine: Engine) async throws {
        let nasty = "'; DROP TABLE shelf; --"
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let count: Int = try await database.write { db in
                try db.addShelf("a", nasty)
                return try db.rows("SELECT count(*) AS n FROM shelf WHERE name = \(nasty)")[0]["n"]
            }
            #expect(count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func aBodyThatThrowsLeavesNothing(on engine: Engine) async throws {
        struct Stop: Error {}
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            await #expect(throws: Stop.self) {
                try await database.write { db in
                    try db.addShelf("a", "one")
                    throw Stop()
                }
            }
            let left = try await database.count("shelf")
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aReadCanNotWrite(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            await #expect(throws: StorageFault.self) {
                try await database.read { db in try db.addShelf("a", "one") }
            }
            let left = try await database.count("shelf")
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func brokenRulesOfTheSchemaAreConstraints(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            let broken: [@Sendable (any Connection) throws -> Void] = [
                { try $0.addShelf("b", "one") },
                { try $0.addShelf("b", "two", books: -1) },
                { try $0.addShelf("b", "two", under: "nothing") },
            ]
            for body in broken {
                do {
                    try await database.write(body)
                    Issue.record("nothing was refused")
                } catch StorageFault.constraint(let detail) {
                    #expect(!detail.contains("'one'") && !detail.contains("nothing"))
                }
            }
        }
    }

    /// Two hundred people at once each add one: none may be lost, whatever the engine does about it.
    @Test(arguments: Engine.available)
    func writesAtOnceAreAlone(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            try await database.write { db in try db.addShelf("a", "one") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...200 {
                    group.addTask {
                        try await database.write { db in
                            let books: Int = try db.rows("SELECT books FROM shelf WHERE id = 'a'")[0]["books"]
                            try db.run("UPDATE shelf SET books = \(books + 1) WHERE id = 'a'")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let books: Int = try await database.read { db in try db.rows("SELECT books FROM shelf")[0]["books"] }
            #expect(books == 200)
        }
    }

    @Test(arguments: Engine.available)
    func manyRowsAreHandedOverOneByOne(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let sum = try await database.write { db in
                for number in 0..<4500 {
                    try db.addShelf("\(number)", "shelf \(number)", books: number)
                }
                var sum = 0
                try db.forEachRow("SELECT books FROM shelf WHERE books >= \(500) ORDER BY books") { row in
                    sum += try row["books"]
                }
                return sum
            }
            #expect(sum == (500..<4500).reduce(0, +))
        }
    }

    @Test(arguments: Engine.available)
    func sumsAndComparisonsMeanTheSameOnBothEngines(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let row = try await database.write { db in
                try db.addShelf("a", "Zebra", books: 2)
                try db.addShelf("b", "apple", books: 3)
                try db.addShelf("c", "éclair", books: 4)
                return try db.rows(
                    """
                    SELECT sum(books) AS total, min(name) AS first, max(name) AS last,
                        CASE WHEN count(*) > 2 THEN 1 ELSE 0 END AS many
                    FROM shelf
                    """)[0]
            }
            #expect(try row["total"] as Int == 9)
            #expect(try row["first"] as String == "Zebra")
            #expect(try row["last"] as String == "éclair")
            #expect(try row["many"] as Bool)
        }
    }

    @Test(arguments: Engine.available)
    func typedPercentsAndUnderscoresAreLiteral(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves]) { database in
            let names: [String] = try await database.write { db in
                for (index, name) in ["100% done", "100 done", "a_b", "axb", "wow!"].enumerated() {
                    try db.addShelf("\(index)", name)
                }
                return try ["100%", "a_b", "ow!"].flatMap { typed in
                    try db.rows("SELECT name FROM shelf WHERE name LIKE \(Like.containing(typed)) ESCAPE '!'")
                        .map { try $0["name"] }
                }
            }
            #expect(names == ["100% done", "a_b", "wow!"])
        }
    }

    @Test(arguments: Engine.available)
    func aPlanNamesTheIndex(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.shelves, .readers]) { database in
            let plan = try await database.read { db in
                try db.plan(of: "SELECT id FROM reader WHERE shelf_id = \("a")").joined()
            }
            #expect(plan.contains("reader_by_shelf"))
        }
    }

    @Test func aMissingColumnAndAWrongTypeAreNamed() throws {
        let row = Row(columns: .init(["a"]), values: [.text("x")])
        #expect(throws: MissingColumn(name: "b")) { let _: String = try row["b"] }
        #expect(throws: UnreadableValue.self) { let _: Int = try row["a"] }
    }
}

extension Database {
    func count(_ table: SQL) async throws -> Int {
        try await read { db in try db.rows("SELECT count(*) AS n FROM \(table)")[0]["n"] }
    }
}

import Foundation

/// One schema of a PostgreSQL database (14 or later), through a pool of connections.
///
/// Writes are alone: each takes the schema's turnstile first, so the later ones wait instead of failing and
/// see what the earlier ones left. `SERIALIZABLE` stands behind that, and a body is run again when it says so.
package struct PostgresDatabase: Database {
    package let engine = Engine.postgres
    package let schema: String
    private let pool: PostgresPool

    /// How often a body is run again because of another transaction.
    private static let mostRuns = 8

    /// Opens a schema that exists.
    ///
    /// - Parameter url: as libpq reads it: `postgres://user:word@host:port/name`.
    /// - Throws: ``StorageFault/unavailable(detail:)`` when the server does not answer or the schema is not there.
    package static func open(url: String, schema: String, poolSize: Int) async throws -> PostgresDatabase {
        let database = PostgresDatabase(schema: schema, pool: PostgresPool(url: url, schema: schema, size: poolSize))
        let found = try await database.read { db in try db.rows("SELECT current_schema() AS name").first }
        let name: String? = try found?["name"]
        guard name == schema else {
            try await database.close()
            throw StorageFault.unavailable(detail: "there is no schema \(schema)")
        }
        return database
    }

    /// Makes an empty schema with its turnstile.
    package static func create(schema: String, at url: String) async throws {
        try await once(at: url) { link in
            let name = try quoted(schema)
            try link.run("BEGIN")
            try link.run("CREATE SCHEMA \(name)")
            try link.run("CREATE TABLE \(name).sightline_writing (turnstile BIGINT)")
            try link.run("COMMIT")
        }
    }

    /// Removes a schema with all that is in it.
    package static func drop(schema: String, at url: String) async throws {
        try await once(at: url) { link in
            try link.run("DROP SCHEMA IF EXISTS \(quoted(schema)) CASCADE")
        }
    }

    package static func schemas(startingWith prefix: String, at url: String) async throws -> [String] {
        try await once(at: url) { link in
            try PostgresConnection(link: link)
                .rows("SELECT schema_name AS name FROM information_schema.schemata ORDER BY schema_name")
                .map { row -> String in try row["name"] }
                .filter { $0.hasPrefix(prefix) }
        }
    }

    private init(schema: String, pool: PostgresPool) {
        self.schema = schema
        self.pool = pool
    }

    package func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await pool.use { link in
            try Self.again(upTo: 2, on: link) {
                try link.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                return try Self.finish(link, body)
            }
        }
    }

    package func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await pool.use { link in
            try Self.again(upTo: Self.mostRuns, on: link) {
                try link.begin("BEGIN ISOLATION LEVEL SERIALIZABLE")
                try link.run("LOCK TABLE sightline_writing IN EXCLUSIVE MODE")
                return try Self.finish(link, body)
            }
        }
    }

    /// The server keeps its log to itself.
    package func settle() async throws {}

    package func close() async throws {
        await pool.close()
    }

    private static func finish<Answer>(
        _ link: PostgresLink, _ body: (any Connection) throws -> Answer
    ) throws -> Answer {
        let answer = try body(PostgresConnection(link: link))
        try link.commit()
        return answer
    }

    /// Runs a transaction, and again when PostgreSQL asks for that. Whatever it throws is rolled back first.
    private static func again<Answer>(
        upTo times: Int, on link: PostgresLink, _ transaction: () throws -> Answer
    ) throws -> Answer {
        for _ in 1..<times {
            do {
                return try rollingBack(link, transaction)
            } catch is PostgresLink.RunAgain {
                continue
            }
        }
        do {
            return try rollingBack(link, transaction)
        } catch is PostgresLink.RunAgain {
            throw StorageFault.locked
        }
    }

    private static func rollingBack<Answer>(_ link: PostgresLink, _ transaction: () throws -> Answer) throws -> Answer {
        do {
            return try transaction()
        } catch {
            link.rollBack()
            throw error
        }
    }

    private static func once<Answer: Sendable>(
        at url: String, _ body: @escaping @Sendable (PostgresLink) throws -> Answer
    ) async throws -> Answer {
        let pool = PostgresPool(url: url, schema: nil, size: 1)
        do {
            let answer = try await pool.use(body)
            await pool.close()
            return answer
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Names of schemas are ours: letters, digits, underscores and hyphens.
    private static func quoted(_ schema: String) throws -> String {
        let isPlain = schema.utf8.allSatisfy { byte in
            byte == 0x5F || byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard isPlain, !schema.isEmpty, schema.utf8.count < 64 else {
            throw StorageFault.failed(detail: "a schema's name has letters a to z, digits, _ and - only")
        }
        return "\"\(schema)\""
    }
}

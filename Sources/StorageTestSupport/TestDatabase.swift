import Foundation
import Storage

extension Engine {
    /// Engines to run a test on. PostgreSQL is left out where no server was started; `scripts/postgres run` starts one.
    package static var available: [Engine] {
        testServer == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    package static let testServer = ProcessInfo.processInfo.environment["SIGHTLINE_TEST_POSTGRES"]
}

/// Opens an empty database of this engine with the migrations applied, and removes it afterwards.
///
/// - Parameter server: a PostgreSQL server of the test's own, instead of the one all tests share.
@discardableResult
package func withTestDatabase<Answer: Sendable>(
    _ engine: Engine, migrations: [Migration] = [], server: String? = Engine.testServer,
    _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    switch engine {
    case .sqlite: try await withTestFile { try await use($0, migrations, body) }
    case .postgres: try await withTestSchema(at: server) { try await use($0, migrations, body) }
    }
}

/// A folder of its own for one test, removed afterwards.
@discardableResult
package func withTestFolder<Answer>(_ body: (URL) async throws -> Answer) async throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sightline-test-\(makeRandomID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

private func use<Answer>(
    _ database: any Database, _ migrations: [Migration], _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    do {
        try await Migrator(migrations).migrate(database)
        let answer = try await body(database)
        try await database.close()
        return answer
    } catch {
        try await database.close()
        throw error
    }
}

private func withTestFile<Answer>(_ body: (any Database) async throws -> Answer) async throws -> Answer {
    try await withTestFolder { folder in
        try await body(SQLiteDatabase.open(path: folder.appendingPathComponent("test.sqlite").path))
    }
}

private func withTestSchema<Answer>(
    at server: String?, _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    guard let server else {
        throw StorageFault.unavailable(detail: "SIGHTLINE_TEST_POSTGRES names no server")
    }
    let schema = "test_\(makeRandomID().uuidString.lowercased().replacing("-", with: ""))"
    try await PostgresDatabase.create(schema: schema, at: server)
    do {
        let answer = try await body(PostgresDatabase.open(url: server, schema: schema, poolSize: 4))
        try await PostgresDatabase.drop(schema: schema, at: server)
        return answer
    } catch {
        try? await PostgresDatabase.drop(schema: schema, at: server)
        throw error
    }
}

import Synchronization

/// Counts the statements that pass through it: a page makes as many for ten thousand rows as for ten.
package final class CountingDatabase: Database {
    private let database: any Database
    private let statements = Mutex(0)

    package init(_ database: any Database) {
        self.database = database
    }

    package var engine: Engine { database.engine }

    package var count: Int {
        statements.withLock { $0 }
    }

    package func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await database.read { try body(CountingConnection(inner: $0, noted: self.note)) }
    }

    package func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await database.write { try body(CountingConnection(inner: $0, noted: self.note)) }
    }

    package func settle() async throws {
        try await database.settle()
    }

    package func close() async throws {
        try await database.close()
    }

    private func note() {
        statements.withLock { $0 += 1 }
    }
}

private struct CountingConnection: Connection {
    let inner: any Connection
    let noted: () -> Void

    var engine: Engine { inner.engine }

    func rows(_ sql: SQL) throws -> [Row] {
        noted()
        return try inner.rows(sql)
    }

    func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        noted()
        try inner.forEachRow(sql, body)
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        noted()
        return try inner.run(sql)
    }
}

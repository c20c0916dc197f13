import Foundation
import GRDB

/// One SQLite file in WAL mode: many readers, one writer, and every commit on the disk before it is acknowledged.
package struct SQLiteDatabase: Database {
    package let engine = Engine.sqlite
    package let path: String
    private let pool: DatabasePool

    /// Opens the file, or makes it.
    ///
    /// - Parameter patience: seconds to wait for another process that is writing.
    /// - Throws: ``StorageFault``.
    package static func open(path: String, patience: Double = 10) throws -> SQLiteDatabase {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        // What was deleted is overwritten, so that no copy of the file still holds it.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
        return try SQLiteFault.translating {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // Opening sets NORMAL, with which a power cut can lose what was acknowledged last.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            return SQLiteDatabase(path: path, pool: pool)
        }
    }

    private init(path: String, pool: DatabasePool) {
        self.path = path
        self.pool = pool
    }

    package func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await SQLiteFault.translating {
            try await pool.read { db in try body(SQLiteConnection(db)) }
        }
    }

    package func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await SQLiteFault.translating {
            try await pool.writeWithoutTransaction { db in
                var answer: Answer?
                try db.inTransaction(.immediate) {
                    answer = try body(SQLiteConnection(db))
                    return .commit
                }
                guard let answer else { throw StorageFault.failed(detail: "a transaction ended without an answer") }
                return answer
            }
        }
    }

    /// Writes what the log beside the file holds into the file, and empties the log. Somebody who reads meanwhile keeps
    /// some of it there until the next time.
    package func settle() async throws {
        _ = try? await pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    package func close() async throws {
        // Afterwards the one file holds everything, unless somebody else still reads it.
        try await settle()
        try SQLiteFault.translating { try pool.close() }
    }

    /// Writes a whole copy beside the original while it is in use. An older copy of that name is replaced.
    func copy(to path: String) throws {
        try SQLiteFault.translating {
            let copy = try DatabaseQueue(path: path)
            try pool.backup(to: copy)
            try copy.close()
        }
    }
}

/// GRDB's connection in our shape.
struct SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let db: GRDB.Database

    init(_ db: GRDB.Database) {
        self.db = db
    }

    func rows(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        try walk(statement(sql), sql) { rows.append($0) }
        return rows
    }

    /// Never over a kept statement: the body may run the same one.
    func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try walk(db.makeStatement(sql: sql.text(for: .sqlite)), sql, body)
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try statement(sql).execute(arguments: Self.arguments(of: sql))
        return db.changesCount
    }

    private func statement(_ sql: SQL) throws -> Statement {
        let text = sql.text(for: .sqlite)
        return try sql.isWorthKeeping ? db.cachedStatement(sql: text) : db.makeStatement(sql: text)
    }

    private func walk(_ statement: Statement, _ sql: SQL, _ body: (Row) throws -> Void) throws {
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(of: sql))
        let columns = Row.Columns(statement.columnNames)
        while let row = try cursor.next() {
            try body(Row(columns: columns, values: try (0..<columns.names.count).map { try Self.value(row[$0]) }))
        }
    }

    private static func arguments(of sql: SQL) -> StatementArguments {
        StatementArguments(sql.values.map(\.inSQLite))
    }

    private static func value(_ value: DatabaseValue) throws -> Value {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob: throw StorageFault.notADatabase(detail: "a column holds bytes, which no table of ours does")
        }
    }
}

extension Value {
    fileprivate var inSQLite: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.withoutNulls.databaseValue
        }
    }
}

/// Brings a database from whatever it is to what this program needs, one migration after another.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    /// - Parameter migrations: all this program knows, in order.
    package init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Applies what is missing, all of it or nothing. A SQLite file that holds records is copied first, to
    /// `NAME.before-MIGRATION` beside it.
    ///
    /// - Returns: the names of what was applied.
    /// - Throws: ``StorageFault/newerSchema(migration:)`` when a newer program made the database.
    @discardableResult
    package func migrate(_ database: any Database) async throws -> [String] {
        let missing = try await missing(in: database)
        guard let first = missing.first else { return [] }
        if missing.count < migrations.count, let file = database as? SQLiteDatabase {
            try file.copy(to: "\(file.path).before-\(first.name)")
        }
        let types = ColumnTypes(for: database.engine)
        return try await database.write { db in
            // Asked again, because another process may have been quicker.
            let missing = try self.missing(on: db)
            try db.run("CREATE TABLE IF NOT EXISTS schema_migration (name \(types.text) PRIMARY KEY)\(types.strict)")
            for migration in missing {
                for statement in migration.statements(types) {
                    try db.run(statement)
                }
                try db.run("INSERT INTO schema_migration (name) VALUES (\(migration.name))")
            }
            return missing.map(\.name)
        }
    }

    /// - Throws: ``StorageFault/migrationsMissing(count:)`` or ``StorageFault/newerSchema(migration:)``.
    package func check(_ database: any Database) async throws {
        let missing = try await missing(in: database)
        guard missing.isEmpty else { throw StorageFault.migrationsMissing(count: missing.count) }
    }

    private func missing(in database: any Database) async throws -> [Migration] {
        try await database.read { db in try self.missing(on: db) }
    }

    private func missing(on db: any Connection) throws -> [Migration] {
        let applied = try Self.applied(on: db)
        if let unknown = applied.first(where: { name in !migrations.contains { $0.name == name } }) {
            throw StorageFault.newerSchema(migration: unknown)
        }
        return migrations.filter { !applied.contains($0.name) }
    }

    private static func applied(on db: any Connection) throws -> [String] {
        let tables: SQL =
            switch db.engine {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
            case .postgres:
                """
                SELECT table_name AS name FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_name = 'schema_migration'
                """
            }
        guard try !db.rows(tables).isEmpty else { return [] }
        return try db.rows("SELECT name FROM schema_migration ORDER BY name").map { try $0["name"] }
    }
}

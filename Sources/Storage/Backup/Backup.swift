/// All records of one database as lines of text, and back again, on either engine.
///
/// Whoever writes twice from the same records gets the same bytes, so a restored database is proved
/// by writing it out again and comparing.
package struct Backup: Sendable {
    /// The first line of every backup.
    package static let heading = BackupLine.headingText

    let migrations: [Migration]

    /// - Parameter migrations: all this program knows, in order.
    package init(migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Hands over the records, line by line, as they stand at one moment. Memory stays flat.
    ///
    /// - Parameter write: gets one line with its line feed. Called again from the first line if the
    ///   connection was lost and the reading began anew: `restart` is called before that.
    /// - Returns: how many rows there are.
    package func write(
        _ database: any Database, restart: @escaping @Sendable () throws -> Void,
        to write: @escaping @Sendable (String) throws -> Void
    ) async throws -> Int {
        let tables = SchemaTables(migrations, engine: database.engine).tables.map(\.name)
        return try await database.read { db in
            try restart()
            try write(BackupLine.heading.text + "\n")
            for row in try db.rows("SELECT name FROM schema_migration ORDER BY name") {
                try write(BackupLine.migration(row["name"]).text + "\n")
            }
            var rows = 0
            for table in tables {
                rows += try Self.write(table, of: db, to: write)
            }
            try write(BackupLine.end(rows: rows).text + "\n")
            return rows
        }
    }

    private static func write(
        _ table: String, of db: any Connection, to write: (String) throws -> Void
    ) throws -> Int {
        let columns = try columns(of: table, on: db)
        try write(BackupLine.table(name: table, columns: columns).text + "\n")
        let list = columns.joined(separator: ", ")
        // The two engines sort nothing before and after something, so that is sorted first.
        let order = columns.map { "(\($0) IS NULL), \($0)" }.joined(separator: ", ")
        var rows = 0
        try db.forEachRow(SQL(stringLiteral: "SELECT \(list) FROM \(table) ORDER BY \(order)")) { row in
            rows += 1
            try write(BackupLine.row(row.values).text + "\n")
        }
        return rows
    }

    private static func columns(of table: String, on db: any Connection) throws -> [String] {
        let names: SQL =
            switch db.engine {
            case .sqlite: "SELECT name FROM pragma_table_info(\(table)) ORDER BY name"
            case .postgres:
                """
                SELECT column_name AS name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY column_name COLLATE "C"
                """
            }
        return try db.rows(names).map { try $0["name"] }
    }
}

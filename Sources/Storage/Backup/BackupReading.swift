extension Backup {
    /// Puts the records of a backup into a new, empty database, and brings it up to date.
    ///
    /// - Parameter lines: gives the lines from the first one on, without line feeds, each time it is called.
    /// - Throws: ``NotABackup`` naming the line; ``StorageFault/newerSchema(migration:)`` when the backup was
    ///   written by a newer program. The database is then of no use and should be removed.
    package func restore(
        _ lines: @escaping @Sendable () throws -> AnyIterator<String>, into database: any Database
    ) async throws {
        let made = try madeBy(lines())
        if let unknown = made.first(where: { name in !migrations.contains { $0.name == name } }) {
            throw StorageFault.newerSchema(migration: unknown)
        }
        let then = migrations.filter { made.contains($0.name) }
        try await Migrator(then).migrate(database)
        let tables = SchemaTables(then, engine: database.engine).tables
        try await database.write { db in
            try Self.fill(tables, from: lines(), on: db)
        }
        try await Migrator(migrations).migrate(database)
    }

    private func madeBy(_ lines: AnyIterator<String>) throws -> [String] {
        guard lines.next() == BackupLine.headingText else { throw NotABackup(line: 1) }
        var names: [String] = []
        while let line = lines.next(), case .migration(let name) = BackupLine(line) {
            names.append(name)
        }
        return names
    }

    private static func fill(
        _ tables: [SchemaTables.Table], from lines: AnyIterator<String>, on db: any Connection
    ) throws {
        var filling = Filling(tables: tables)
        var number = 0
        while let line = lines.next() {
            number += 1
            guard let read = BackupLine(line) else { throw NotABackup(line: number) }
            guard try filling.take(read, on: db) else { throw NotABackup(line: number) }
        }
        guard filling.isWhole else { throw NotABackup(line: number + 1) }
    }
}

/// Puts back one line after another, remembering which table they belong to.
private struct Filling {
    let tables: [SchemaTables.Table]
    private var table: SchemaTables.Table?
    private var columns: [String] = []
    private var waiting: [(id: Value, column: String, value: Value)] = []
    private var rows = 0
    private(set) var isWhole = false

    init(tables: [SchemaTables.Table]) {
        self.tables = tables
    }

    /// - Returns: false when the line can not stand here.
    mutating func take(_ line: BackupLine, on db: any Connection) throws -> Bool {
        guard !isWhole else { return false }
        switch line {
        case .heading, .migration:
            return rows == 0 && table == nil
        case .table(let name, let columns):
            try fillOwnReferences(on: db)
            guard let known = tables.first(where: { $0.name == name }) else { return false }
            (table, self.columns) = (known, columns)
            return columns.allSatisfy(Self.isColumnName)
        case .row(let values):
            rows += 1
            return try put(values, on: db)
        case .end(let counted):
            try fillOwnReferences(on: db)
            isWhole = counted == rows
            return isWhole
        }
    }

    /// The only names from a file that become SQL: letters a to z, digits and underscores.
    private static func isColumnName(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    private mutating func put(_ values: [Value], on db: any Connection) throws -> Bool {
        guard let table, values.count == columns.count else { return false }
        var values = values
        for column in table.ownReferences {
            guard let position = columns.firstIndex(of: column), let id = columns.firstIndex(of: "id") else { continue }
            if values[position] != .null { waiting.append((values[id], column, values[position])) }
            values[position] = .null
        }
        let names = SQL(stringLiteral: columns.joined(separator: ", "))
        try db.run("INSERT INTO \(SQL(stringLiteral: table.name)) (\(names)) VALUES (\(SQL.list(values)))")
        return true
    }

    private mutating func fillOwnReferences(on db: any Connection) throws {
        guard let table else { return }
        for (id, column, value) in waiting {
            let (name, column) = (SQL(stringLiteral: table.name), SQL(stringLiteral: column))
            try db.run("UPDATE \(name) SET \(column) = \(value) WHERE id = \(id)")
        }
        waiting = []
    }
}

/// The file is not a backup, or was cut short or changed.
package struct NotABackup: Error, Equatable {
    /// From 1.
    package let line: Int
}

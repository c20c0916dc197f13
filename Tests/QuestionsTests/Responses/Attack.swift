import Foundation
import Storage

/// Everything there is to be read in a database, and every order in which its answers can be put.
struct Attack {
    /// The answers' texts in one order after another.
    let orders: [(way: String, order: [String])]
    private let dump: [String: [[String: String]]]
    private let tables: [String]

    init(on database: any Database, tables: [String] = ["response"]) async throws {
        self.tables = tables
        dump = try await Self.dump(database)
        var orders: [(String, [String])] = []
        for table in tables {
            let rows = try await Self.rows(of: table, in: database)
            orders.append(("\(table) as it comes", rows.compactMap { $0["sheet"] }))
            for column in Set(rows.flatMap(\.keys)).sorted() where column != "sheet" {
                let sorted = rows.sorted { Self.precedes($0[column] ?? "", $1[column] ?? "") }
                orders.append(("\(table).\(column)", sorted.compactMap { $0["sheet"] }))
            }
            if let file = try await Self.bytes(of: database) {
                let placed = rows.compactMap { row -> (Int, String)? in
                    guard let sheet = row["sheet"] else { return nil }
                    return file.range(of: Data(sheet.utf8)).map { ($0.lowerBound, sheet) }
                }
                orders.append(("place in the file", placed.sorted { $0.0 < $1.0 }.map(\.1)))
            }
        }
        self.orders = orders
    }

    /// Numbers by size, other words by letter.
    private static func precedes(_ one: String, _ other: String) -> Bool {
        if let one = Int(one), let other = Int(other) { return one < other }
        return one < other
    }

    /// Values of at least eight characters that stand in a row of answers and anywhere else.
    func sharedValues(besides known: Set<String>) -> [String] {
        var elsewhere: [String: String] = [:]
        for (table, rows) in dump where !tables.contains(table) {
            for row in rows {
                for (column, value) in row { elsewhere[value] = "\(table).\(column)" }
            }
        }
        return tables.flatMap { dump[$0] ?? [] }.flatMap(\.values).filter { $0.count >= 8 && !known.contains($0) }
            .compactMap { value in elsewhere[value].map { "\($0): \(value)" } }
    }

    static func dump(_ database: any Database) async throws -> [String: [[String: String]]] {
        var dump: [String: [[String: String]]] = [:]
        for table in try await names(in: database) {
            dump[table] = try await rows(of: table, in: database, withSystemColumns: false)
                .sorted { Self.words($0) < Self.words($1) }
        }
        return dump
    }

    private static func words(_ row: [String: String]) -> String {
        row.keys.sorted().map { "\($0)=\(row[$0] ?? "")" }.joined(separator: "|")
    }

    private static func names(in database: any Database) async throws -> [String] {
        try await database.read { db in
            let sql: SQL =
                db.engine == .sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
            return try db.rows(sql).map { try $0["name"] }
        }
    }

    /// With what the engine itself knows of a row: its number, or its place and the transaction that wrote it.
    private static func rows(
        of table: String, in database: any Database, withSystemColumns: Bool = true
    ) async throws -> [[String: String]] {
        try await database.read { db in
            let hasRowNumbers = try db.engine == .sqlite && !isWithoutRowNumbers(table, db)
            let system =
                !withSystemColumns
                ? ""
                : db.engine == .postgres ? "ctid::text AS ctid, xmin::text AS xmin," : hasRowNumbers ? "rowid," : ""
            return try db.rows(SQL(stringLiteral: "SELECT \(system) * FROM \(table)")).map { row in
                Dictionary(uniqueKeysWithValues: zip(row.columns.names, row.values).map { ($0, $1.words) })
            }
        }
    }

    private static func isWithoutRowNumbers(_ table: String, _ db: any Connection) throws -> Bool {
        let made = try db.rows("SELECT sql FROM sqlite_master WHERE name = \(table)").first
        return try (made?["sql"] as String? ?? "").contains("WITHOUT ROWID")
    }

    /// The file and the log beside it, as whoever steals the machine finds them.
    private static func bytes(of database: any Database) async throws -> Data? {
        guard database.engine == .sqlite else { return nil }
        try await database.settle()
        let path: String = try await database.read { db in
            try db.rows("PRAGMA database_list").first.map { try $0["file"] } ?? ""
        }
        let log = (try? Data(contentsOf: URL(fileURLWithPath: path + "-wal"))) ?? Data()
        return log + (try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

extension Value {
    fileprivate var words: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        }
    }
}

import FoundationEssentials

/// What the migrations say of the tables they make, read from their own text.
///
/// PostgreSQL lets a table refer only to tables made before it, so the order in which migrations
/// make them is an order in which rows can be put back.
struct SchemaTables {
    struct Table: Equatable {
        let name: String
        /// Columns that refer to another row of the same table: filled after all rows are there.
        let ownReferences: [String]
    }

    let tables: [Table]

    init(_ migrations: [Migration], engine: Engine) {
        let types = ColumnTypes(for: engine)
        let statements = migrations.flatMap { $0.statements(types) }.map { $0.text(for: engine) }
        tables = statements.reduce(into: []) { tables, text in Self.apply(text, to: &tables) }
    }

    /// A table that is written anew is made under another name, takes the place of the old one and then its name.
    private static func apply(_ text: String, to tables: inout [Table]) {
        if let table = table(in: text) { return tables.append(table) }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count == 3, words.starts(with: ["DROP", "TABLE"]) {
            tables.removeAll { $0.name == words[2] }
        } else if words.count == 6, words.starts(with: ["ALTER", "TABLE"]), words[3...4] == ["RENAME", "TO"] {
            tables = tables.map { table in
                table.name == words[2] ? Table(name: words[5], ownReferences: table.ownReferences) : table
            }
        }
    }

    private static func table(in text: String) -> Table? {
        let words = text.split { $0.isWhitespace || $0 == "(" }
        guard words.count > 2, words[0] == "CREATE", words[1] == "TABLE" else { return nil }
        let name = String(words[2])
        let own = text.split(separator: "\n").filter { line in
            line.split { $0.isWhitespace || $0 == "(" || $0 == "," }.adjacent("REFERENCES", Substring(name))
        }
        return Table(name: name, ownReferences: own.compactMap { $0.split(separator: " ").first.map(String.init) })
    }
}

extension [Substring] {
    fileprivate func adjacent(_ first: Substring, _ second: Substring) -> Bool {
        zip(self, dropFirst()).contains { $0 == first && $1 == second }
    }
}

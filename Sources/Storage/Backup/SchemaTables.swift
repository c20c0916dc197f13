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
        tables = migrations.flatMap { $0.statements(types) }.compactMap { Self.table(in: $0.text(for: engine)) }
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

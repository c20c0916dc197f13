/// One row of an answer, read by column name.
package struct Row: Sendable {
    /// Shared by all rows of one answer.
    package final class Columns: Sendable {
        package let positions: [String: Int]
        package let names: [String]

        package init(_ names: [String]) {
            self.names = names
            positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package let columns: Columns
    package let values: [Value]

    package init(columns: Columns, values: [Value]) {
        self.columns = columns
        self.values = values
    }

    package subscript<Answer: Loadable>(_ column: String) -> Answer {
        get throws {
            guard let position = columns.positions[column] else { throw MissingColumn(name: column) }
            return try Answer(stored: values[position])
        }
    }
}

package struct MissingColumn: Error, Equatable {
    package let name: String

    package init(name: String) {
        self.name = name
    }
}

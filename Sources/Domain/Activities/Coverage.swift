/// How often each method was used in each area: what was looked at from many sides, and what from none.
package struct Coverage<Row: Hashable & Sendable, Column: Hashable & Sendable>: Sendable, Equatable {
    package struct Count: Sendable, Equatable {
        package var done = 0
        package var planned = 0

        package init() {}
    }

    package let rows: [Row]
    package let columns: [Column]
    private let counts: [Row: [Column: Count]]

    /// - Parameters:
    ///   - entries: one for each place an activity has in the map. What did not happen is left out.
    ///   - rows: all there could be, also those that nothing touches: a gap is as visible as a count.
    package init(_ entries: [(row: Row, column: Column, isDone: Bool)], rows: [Row], columns: [Column]) {
        self.rows = rows
        self.columns = columns
        var counts: [Row: [Column: Count]] = [:]
        for entry in entries {
            if entry.isDone {
                counts[entry.row, default: [:]][entry.column, default: Count()].done += 1
            } else {
                counts[entry.row, default: [:]][entry.column, default: Count()].planned += 1
            }
        }
        self.counts = counts
    }

    package subscript(row: Row, column: Column) -> Count {
        counts[row]?[column] ?? Count()
    }

    /// Rows that nothing was done about and nothing is planned for.
    package var untouched: [Row] {
        rows.filter { row in !columns.contains { self[row, $0] != Count() } }
    }
}

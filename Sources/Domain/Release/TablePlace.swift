/// A place in a table. The row after the last is that of the totals, and so is the column after the last.
package struct TablePlace: Hashable, Sendable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

extension CountTable {
    package func isTotal(_ place: TablePlace) -> Bool {
        place.row == rows.count || place.column == columns.count
    }

    /// Where the whole stands that the number in a place is shown as a share of; nil where none is shown.
    package func base(of place: TablePlace) -> TablePlace? {
        switch shares {
        case nil: nil
        case .rowTotal:
            place.column == columns.count ? nil : TablePlace(row: place.row, column: columns.count)
        case .columnTotal: place.row == rows.count ? nil : TablePlace(row: rows.count, column: place.column)
        }
    }

    /// The lines that add up, each with its total last.
    var lines: [[TablePlace]] {
        let down = (0...columns.count).map { column in (0...rows.count).map { TablePlace(row: $0, column: column) } }
        guard shape == .twoWay else { return down.filter { $0.allSatisfy { self[$0] != nil } } }
        return (0...rows.count).map { row in (0...columns.count).map { TablePlace(row: row, column: $0) } } + down
    }
}

import Domain

/// A table of plain finished words. On a phone each row becomes a summary of its own.
package struct DataTable: Sendable {
    package struct Column: Sendable {
        package let title: String
        package let isFigure: Bool
        package let sortHref: String?
        package let isSorted: Bool

        /// - Parameters:
        ///   - title: with the unit, when the column has one: "Reached (%)".
        ///   - isFigure: aligned to the right, in digits of equal width.
        ///   - sortHref: where the same table is sorted by this column.
        package init(_ title: String, isFigure: Bool = false, sortHref: String? = nil, isSorted: Bool = false) {
            self.title = title
            self.isFigure = isFigure
            self.sortHref = sortHref
            self.isSorted = isSorted
        }
    }

    package struct Cell: Sendable {
        package let text: String
        package let href: String?
        package let tag: Tag?
        package fileprivate(set) var isFigure: Bool
        /// A date, which is kept in one line.
        package let isDay: Bool
        /// The title of its column, for the phone.
        package fileprivate(set) var label = ""
        /// The first cell of a row says what the row is about.
        package fileprivate(set) var isHead = false

        package init(_ text: String, href: String? = nil, tag: Tag? = nil, isFigure: Bool = false) {
            self.text = text
            self.href = href
            self.tag = tag
            self.isFigure = isFigure
            isDay = false
        }

        package init(_ day: Day, tag: Tag? = nil) {
            text = day.inWords
            href = nil
            self.tag = tag
            isFigure = false
            isDay = true
        }
    }

    package struct Row: Sendable {
        package let cells: [Cell]
    }

    package let id: String
    package let caption: String
    package let columns: [Column]
    package let rows: [Row]
    package let hasRows: Bool
    package let empty: EmptyState

    package init(
        caption: String, columns: [Column], rows: [[Cell]], empty: EmptyState, id: String = "table"
    ) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows.map { Row(cells: Self.placed($0, in: columns)) }
        hasRows = !rows.isEmpty
        self.empty = empty
    }

    private static func placed(_ cells: [Cell], in columns: [Column]) -> [Cell] {
        cells.enumerated().map { index, cell in
            var cell = cell
            cell.isHead = index == 0
            guard columns.indices.contains(index) else { return cell }
            cell.label = columns[index].title
            cell.isFigure = cell.isFigure || columns[index].isFigure
            return cell
        }
    }
}

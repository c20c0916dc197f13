/// How many there are of each kind: rows by columns, with their totals, before anything is kept back.
package struct CountTable: Sendable, Equatable {
    /// What a row or a column stands for. The same id means the same in every table.
    package struct Heading: Hashable, Sendable {
        package let id: String
        package let name: String

        package init(_ id: String, _ name: String) {
            self.id = id
            self.name = name
        }
    }

    package enum Cell: Sendable, Equatable {
        case count(Int)
        /// Can not be: the question was not put to these.
        case notApplicable
        /// Is not known. It is no part of any total.
        case notAvailable
    }

    package enum Shape: Sendable, Equatable {
        /// One column, and a total below it.
        case oneWay
        /// Each thing is in one row and in one column: rows and columns add up.
        case twoWay
        /// Each person may be in several columns, as with "choose all that apply". Rows do not add up; the last column
        /// says how many people each row is out of.
        case overlapping(bases: [Int])
    }

    /// What the shares beside the counts, if any, are shares of.
    package enum ShareBase: Sendable, Equatable {
        case rowTotal
        case columnTotal
    }

    package let title: String
    package let rows: [Heading]
    package let columns: [Heading]
    package let shape: Shape
    package let shares: ShareBase?
    /// Row by row, each with its total at the end, and the row of totals last.
    private let grid: [Cell?]
    /// Every place with a number or a symbol: row by row, each with its total, and the row of totals last.
    package let places: [TablePlace]

    /// Rows by columns, each thing counted once.
    ///
    /// - Precondition: as many cells as rows and columns say; no count below 0.
    package init(_ title: String, rows: [Heading], columns: [Heading], cells: [[Cell]], shares: ShareBase? = nil) {
        self.init(title, rows, columns, cells, .twoWay, shares)
    }

    /// One column with a total.
    package init(_ title: String, counts: [(Heading, Cell)], column: Heading, showsShares: Bool = false) {
        let shares = showsShares ? ShareBase.columnTotal : nil
        self.init(title, counts.map(\.0), [column], counts.map { [$0.1] }, .oneWay, shares)
    }

    /// Rows by columns where one person may be in several columns, with how many people each row is out of.
    ///
    /// - Precondition: no count is more than its row's base.
    package init(
        _ title: String, rows: [Heading], overlapping columns: [Heading], cells: [[Cell]], bases: [Int],
        showsShares: Bool = true
    ) {
        precondition(bases.count == rows.count, "a base for each row")
        self.init(title, rows, columns, cells, .overlapping(bases: bases), showsShares ? .rowTotal : nil)
    }

    private init(
        _ title: String, _ rows: [Heading], _ columns: [Heading], _ cells: [[Cell]], _ shape: Shape,
        _ shares: ShareBase?
    ) {
        precondition(cells.count == rows.count, "a line of cells for each row")
        precondition(cells.allSatisfy { $0.count == columns.count }, "a cell for each column")
        self.title = title
        self.rows = rows
        self.columns = columns
        self.shape = shape
        self.shares = shares
        let grid = Self.grid(cells, columns.count, shape)
        self.grid = grid
        places = grid.indices.filter { grid[$0] != nil }.map {
            TablePlace(row: $0 / (columns.count + 1), column: $0 % (columns.count + 1))
        }
    }

    private static func grid(_ cells: [[Cell]], _ width: Int, _ shape: Shape) -> [Cell?] {
        var lines = cells.map { $0 as [Cell?] }
        lines.append((0..<width).map { column in total(cells.map { $0[column] }) })
        for row in lines.indices {
            lines[row].append(end(of: row, lines[row], cells.count, shape))
        }
        return Array(lines.joined())
    }

    private static func end(of row: Int, _ line: [Cell?], _ height: Int, _ shape: Shape) -> Cell? {
        switch shape {
        case .oneWay: nil
        case .twoWay: total(line.compactMap(\.self))
        case .overlapping(let bases): .count(row == height ? bases.reduce(0, +) : bases[row])
        }
    }

    /// A total of nothing but symbols is a symbol itself.
    private static func total(_ cells: [Cell]) -> Cell {
        let counts = cells.compactMap(\.number)
        precondition(counts.allSatisfy { $0 >= 0 }, "nothing is there less than not at all")
        if counts.isEmpty, !cells.isEmpty { return cells.contains(.notAvailable) ? .notAvailable : .notApplicable }
        return .count(counts.reduce(0, +))
    }

    /// Nil where the shape has no such place.
    package subscript(place: TablePlace) -> Cell? {
        grid[index(of: place)]
    }

    func index(of place: TablePlace) -> Int {
        place.row * (columns.count + 1) + place.column
    }
}

extension CountTable.Cell {
    package var number: Int? {
        guard case .count(let number) = self else { return nil }
        return number
    }
}

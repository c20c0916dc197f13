/// A table that has been published, and how its rows and columns are made up of those of the table to come.
package struct EarlierRelease: Sendable, Equatable {
    /// Categories of then and of now that hold the same between them: `["primary"]` then is `["infant", "junior"]` now.
    package struct Match: Sendable, Equatable {
        package let then: [String]
        package let now: [String]

        package init(then: [String], now: [String]) {
            self.then = then
            self.now = now
        }
    }

    /// Stands for the line of totals in a `Match`, where rows or columns differ but cover the same people.
    package static let total = "*"

    package let table: ReleasedTable
    package let rows: [Match]?
    package let columns: [Match]?

    /// - Parameters:
    ///   - rows: how rows match; without it each matches the one with the same id.
    ///   - columns: how columns match; without it each matches the one with the same id.
    package init(_ table: ReleasedTable, rows: [Match]? = nil, columns: [Match]? = nil) {
        self.table = table
        self.rows = rows
        self.columns = columns
    }

    /// Places whose numbers, added up with their signs, were the same then as now, or have grown since.
    struct Tie {
        let then: [(place: TablePlace, sign: Int)]
        let now: [(place: TablePlace, sign: Int)]
    }

    /// Cells that match; and, of whole lines, the total without what has no match.
    func ties(with now: CountTable) -> [Tie] {
        let then = table.source
        let rows = Self.matches(rows, then.rows, now.rows)
        let columns = Self.matches(columns, then.columns, now.columns)
        let cells = rows.flatMap { row in columns.map { Self.tie(row, $0, then, now) } }
        let isComparable = cells.allSatisfy { $0.then.isEmpty == $0.now.isEmpty }
        guard isComparable, !cells.isEmpty else { return cells.filter { !$0.then.isEmpty && !$0.now.isEmpty } }
        let allRows = Self.whole(rows, then.rows.count, now.rows.count)
        let allColumns = Self.wholeColumns(columns, then, now)
        let totals = columns.map { Self.tie(allRows, $0, then, now) }
        let ends = allColumns.map { end in (rows + [allRows]).map { Self.tie($0, end, then, now) } } ?? []
        return (cells + totals + ends).filter { !$0.then.isEmpty && !$0.now.isEmpty }
    }

    /// Numbers of rows or columns, with signs.
    private typealias Lines = [(position: Int, sign: Int)]

    /// A match with an id that one of the tables lacks says nothing.
    private static func matches(
        _ given: [Match]?, _ then: [CountTable.Heading], _ now: [CountTable.Heading]
    ) -> [(then: Lines, now: Lines)] {
        let (before, after) = (numbered(then), numbered(now))
        let shared = then.map(\.id).filter { after[$0] != nil }.map { Match(then: [$0], now: [$0]) }
        return (given ?? shared).compactMap { match in
            let (past, present) = (match.then.compactMap { before[$0] }, match.now.compactMap { after[$0] })
            guard past.count == match.then.count, present.count == match.now.count else { return nil }
            return (past.map { ($0, 1) }, present.map { ($0, 1) })
        }
    }

    private static func numbered(_ headings: [CountTable.Heading]) -> [String: Int] {
        let ids = headings.map(\.id) + [total]
        return Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The line of totals without the lines that have no match.
    private static func whole(
        _ matches: [(then: Lines, now: Lines)], _ before: Int, _ after: Int
    ) -> (then: Lines, now: Lines) {
        func rest(_ lines: [Lines], _ count: Int) -> Lines {
            let matched = Set(lines.joined().map(\.position))
            if matched.contains(count) { return [(count, 1)] }
            return [(count, 1)] + (0..<count).filter { !matched.contains($0) }.map { ($0, -1) }
        }
        return (rest(matches.map(\.then), before), rest(matches.map(\.now), after))
    }

    /// The last column: a sum of the others, or how many people there are, whichever columns there are.
    private static func wholeColumns(
        _ matches: [(then: Lines, now: Lines)], _ then: CountTable, _ now: CountTable
    ) -> (then: Lines, now: Lines)? {
        switch (then.shape, now.shape) {
        case (.twoWay, .twoWay): whole(matches, then.columns.count, now.columns.count)
        case (.overlapping, .overlapping): ([(then.columns.count, 1)], [(now.columns.count, 1)])
        default: nil
        }
    }

    private static func tie(
        _ row: (then: Lines, now: Lines), _ column: (then: Lines, now: Lines), _ then: CountTable, _ now: CountTable
    ) -> Tie {
        Tie(then: then.numbers(row.then, column.then), now: now.numbers(row.now, column.now))
    }
}

extension CountTable {
    /// The places of all pairs of these rows and columns that hold a number.
    fileprivate func numbers(
        _ rows: [(position: Int, sign: Int)], _ columns: [(position: Int, sign: Int)]
    ) -> [(place: TablePlace, sign: Int)] {
        rows.flatMap { row in
            columns.map { (TablePlace(row: row.position, column: $0.position), row.sign * $0.sign) }
        }
        .filter { self[$0.0]?.number != nil }
    }
}

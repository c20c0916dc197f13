/// A CSV file as a table: a header line that names the columns, and rows as wide as it.
package struct CSVTable: Sendable {
    /// The names as they stand in the file, without space around them. A column may have none.
    package let header: [String]
    package let rows: [CSVRow]

    private let columns: [String: Int]

    /// - Parameters:
    ///   - bytes: A whole file, in any encoding `TextEncoding` knows.
    ///   - requiring: Names of columns that must be there; others may be too.
    package init(_ bytes: [UInt8], requiring: [String], limits: CSVLimits = .init()) throws(CSVRefusal) {
        var reader = CSVReader(try TextEncoding.utf8(bytes), longestCell: limits.cellBytes)
        guard let first = try reader.next() else { throw .empty }
        header = first.map { CSVRow.trimmed(SpreadsheetSafe.unmade($0)) }
        columns = try Self.columns(of: header)
        let known = columns
        let missing = requiring.filter { known[Self.folded($0)] == nil }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        rows = try Self.rows(from: &reader, under: header, limit: limits.rows)
        guard !rows.isEmpty else { throw .noRows }
    }

    /// Where the column of that name stands, whatever its case and the space around it.
    package func column(_ name: String) -> Int? {
        columns[Self.folded(name)]
    }

    private static func columns(of header: [String]) throws(CSVRefusal) -> [String: Int] {
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() where !name.isEmpty {
            guard columns.updateValue(index, forKey: folded(name)) == nil else { throw .duplicateHeader(name) }
        }
        return columns
    }

    private static func rows(
        from reader: inout CSVReader, under header: [String], limit: Int
    ) throws(CSVRefusal) -> [CSVRow] {
        var rows: [CSVRow] = []
        while let cells = try reader.next(naming: header) {
            guard cells.count == header.count else {
                throw .ragged(row: reader.row, expected: header.count, found: cells.count)
            }
            guard rows.count < limit else { throw .tooManyRows(limit: limit) }
            rows.append(CSVRow(number: reader.row, cells: cells.map(SpreadsheetSafe.unmade)))
        }
        return rows
    }

    private static func folded(_ name: String) -> String {
        CSVRow.trimmed(name).lowercased()
    }
}

/// A record below the header line.
package struct CSVRow: Sendable, Equatable {
    /// As a spreadsheet numbers it: the header line is 1, a record of several lines counts once, and
    /// blank lines count though they are left out.
    package let number: Int
    /// As typed, with the apostrophe against formulas taken off and the space around them left on.
    package let cells: [String]

    /// The text in a column without space around it; nil when there is none, or no such column.
    package subscript(_ column: Int?) -> String? {
        guard let column, cells.indices.contains(column) else { return nil }
        let text = Self.trimmed(cells[column])
        return text.isEmpty ? nil : text
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.first, let last = text.last else { return text }
        guard first.isWhitespace || last.isWhitespace else { return text }
        let head = text.drop(while: \.isWhitespace)
        let tail = head.reversed().prefix(while: \.isWhitespace).count
        return String(head.dropLast(tail))
    }
}

/// How much is read of one file.
package struct CSVLimits: Sendable {
    package let rows: Int
    /// In bytes of UTF-8.
    package let cellBytes: Int

    package init(rows: Int = 1_000_000, cellBytes: Int = 2_000_000) {
        self.rows = rows
        self.cellBytes = cellBytes
    }
}

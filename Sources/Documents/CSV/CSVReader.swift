/// Reads records one after another from UTF-8 bytes, looking at each byte once.
///
/// Every byte of CSV's syntax is ASCII and no part of another UTF-8 character, so text is only
/// decoded cell by cell.
struct CSVReader {
    /// Of the record read last, counting blank lines, so that it is the row a spreadsheet shows.
    private(set) var row = 0

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let longestCell: Int
    private var at = 0
    private var cells: [String] = []
    private var isBlank = true

    init(_ bytes: [UInt8], longestCell: Int) {
        self.bytes = bytes
        self.longestCell = longestCell
        delimiter = CSVDelimiter.chosen(for: bytes)
    }

    /// The next record that is not blank. A line with nothing but separators and spaces is blank too:
    /// spreadsheets leave such lines behind where rows were cleared.
    ///
    /// - Parameter names: Of the columns, for a refusal to name one.
    mutating func next(naming names: [String] = []) throws(CSVRefusal) -> [String]? {
        while at < bytes.count {
            row += 1
            try readRecord(names)
            if !isBlank { return cells }
        }
        return nil
    }

    private mutating func readRecord(_ names: [String]) throws(CSVRefusal) {
        cells = []
        cells.reserveCapacity(names.count)
        isBlank = true
        repeat {
            let start = at
            cells.append(try isAt(CSVByte.quote) ? quotedCell() : plainCell())
            if at - start > longestCell { try refuseLong(names) }
        } while skip(delimiter)
        if skip(CSVByte.carriageReturn) { _ = skip(CSVByte.lineFeed) } else { _ = skip(CSVByte.lineFeed) }
    }

    private mutating func plainCell() throws(CSVRefusal) -> String {
        let start = at
        while at < bytes.count, !isEndOfCell(bytes[at]) {
            if bytes[at] == CSVByte.null { throw .nullCharacter(row: row) }
            if !CSVByte.isSpacing(bytes[at]) { isBlank = false }
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quotedCell() throws(CSVRefusal) -> String {
        isBlank = false
        at += 1
        let start = at
        var doubled = 0
        while at < bytes.count {
            switch bytes[at] {
            case CSVByte.null: throw .nullCharacter(row: row)
            case CSVByte.quote where at + 1 < bytes.count && bytes[at + 1] == CSVByte.quote:
                doubled += 1
                at += 2
            case CSVByte.quote: return try closed(start..<at, doubled: doubled)
            default: at += 1
            }
        }
        throw .unclosedQuote(row: row)
    }

    private mutating func closed(_ inside: Range<Int>, doubled: Int) throws(CSVRefusal) -> String {
        at = inside.upperBound + 1
        guard at == bytes.count || isEndOfCell(bytes[at]) else { throw .textAfterQuote(row: row) }
        guard doubled > 0 else { return String(decoding: bytes[inside], as: UTF8.self) }
        var single: [UInt8] = []
        single.reserveCapacity(inside.count - doubled)
        var next = inside.lowerBound
        while next < inside.upperBound {
            single.append(bytes[next])
            next += bytes[next] == CSVByte.quote ? 2 : 1
        }
        return String(decoding: single, as: UTF8.self)
    }

    /// The quotation marks around a cell do not count towards its length.
    private func refuseLong(_ names: [String]) throws(CSVRefusal) {
        let column = cells.count - 1
        guard cells[column].utf8.count > longestCell else { return }
        let name = column < names.count && !names[column].isEmpty ? names[column] : "column \(column + 1)"
        throw .cellTooLong(row: row, column: name, limit: longestCell)
    }

    private func isEndOfCell(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn
    }

    private func isAt(_ byte: UInt8) -> Bool {
        at < bytes.count && bytes[at] == byte
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard isAt(byte) else { return false }
        at += 1
        return true
    }
}

/// Writes a table as CSV that spreadsheets open as it is meant: CRLF, quotation marks where needed, and
/// no cell taken for a formula.
package struct CSVText: Sendable {
    package private(set) var bytes: [UInt8]

    private let width: Int

    /// - Parameter withMark: Whether to begin with the mark by which spreadsheets know UTF-8.
    package init(_ header: [String], withMark: Bool = true) {
        width = header.count
        bytes = withMark ? Self.mark : []
        write(header)
    }

    /// - Parameter cells: As many as the header line has.
    package mutating func add(_ cells: [String]) {
        assert(cells.count == width, "\(cells.count) cells under \(width) columns")
        write(cells)
    }

    /// A row with nothing in it is told from a blank line by a pair of quotation marks.
    private mutating func write(_ cells: [String]) {
        if cells.allSatisfy(\.isEmpty) { bytes.append(contentsOf: [CSVByte.quote, CSVByte.quote]) }
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(CSVByte.comma) }
            write(SpreadsheetSafe.made(cell))
        }
        bytes.append(contentsOf: [CSVByte.carriageReturn, CSVByte.lineFeed])
    }

    private mutating func write(_ cell: String) {
        guard Self.needsQuotes(cell.utf8) else { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(CSVByte.quote)
        for byte in cell.utf8 {
            switch byte {
            case CSVByte.quote: bytes.append(contentsOf: [CSVByte.quote, CSVByte.quote])
            case CSVByte.null: bytes.append(contentsOf: Self.replacement)
            default: bytes.append(byte)
            }
        }
        bytes.append(CSVByte.quote)
    }

    /// Other programs' separators are quoted too, so that nobody takes the header line for theirs, and
    /// what looks like the mark, so that nobody takes it for one.
    private static func needsQuotes(_ cell: String.UTF8View) -> Bool {
        cell.first == CSVByte.space || cell.last == CSVByte.space || cell.starts(with: mark)
            || cell.contains { byte in
                switch byte {
                case CSVByte.quote, CSVByte.comma, CSVByte.semicolon, CSVByte.tab, CSVByte.lineFeed,
                    CSVByte.carriageReturn, CSVByte.null:
                    true
                default: false
                }
            }
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// No CSV file may hold a null character.
    private static let replacement = Array("\u{FFFD}".utf8)
}

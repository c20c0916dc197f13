/// Writes a table as CSV that spreadsheets open as it is meant: CRLF, quotation marks where needed, and
/// no cell taken for a formula.
package struct CSVText: Sendable {
    package private(set) var bytes: [UInt8]

    private let width: Int

    /// - Parameter withMark: Whether to begin with the mark by which spreadsheets know UTF-8.
    package init(_ header: [String], withMark: Bool = true) {
        width = header.count
        bytes = withMark ? Self.mark : []
        write(header.map(CSVCell.text))
    }

    /// - Parameter cells: As many as the header line has.
    package mutating func add(_ cells: [String]) {
        add(cells.map(CSVCell.text))
    }

    /// - Parameter cells: As many as the header line has.
    package mutating func add(_ cells: [CSVCell]) {
        assert(cells.count == width, "\(cells.count) cells under \(width) columns")
        write(cells)
    }

    /// Hands over what was written, so that a long table need not be held whole.
    package mutating func taken() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// A row with nothing in it is told from a blank line by a pair of quotation marks.
    private mutating func write(_ cells: [CSVCell]) {
        if cells.allSatisfy(\.isEmpty) { bytes.append(contentsOf: [CSVByte.quote, CSVByte.quote]) }
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(CSVByte.comma) }
            switch cell {
            case .text(let text): write(SpreadsheetSafe.made(text))
            case .number(let digits): write(digits)
            }
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

/// What stands in one cell.
package enum CSVCell: Sendable, Equatable {
    /// Kept from being taken for a formula.
    case text(String)
    /// Digits, a point, a minus before them: no formula, whatever it begins with.
    case number(String)

    fileprivate var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .number(let digits): digits.isEmpty
        }
    }
}

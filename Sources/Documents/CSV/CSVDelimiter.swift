/// The bytes that give a CSV file its shape.
enum CSVByte {
    static let null: UInt8 = 0x00
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")

    /// Whether it says nothing by itself, in a line before the separator is known too.
    static func isSpacing(_ byte: UInt8) -> Bool {
        switch byte {
        case space, tab, comma, semicolon: true
        default: false
        }
    }
}

/// Tells which of comma, semicolon and tab separates the cells of a file.
struct CSVDelimiter {
    private var counts: [UInt8: Int] = [:]
    private var isQuoted = false
    private var hasText = false
    private var previous = CSVByte.lineFeed

    /// The one that stands most often in the first line with text, outside quotation marks; else the comma.
    static func chosen(for bytes: [UInt8]) -> UInt8 {
        var delimiter = CSVDelimiter()
        for byte in bytes where delimiter.isLast(byte) { break }
        return [CSVByte.semicolon, CSVByte.tab].reduce(CSVByte.comma) { best, other in
            delimiter.counts[other, default: 0] > delimiter.counts[best, default: 0] ? other : best
        }
    }

    /// Takes in a byte; true when it ends the first line that holds text.
    private mutating func isLast(_ byte: UInt8) -> Bool {
        defer { previous = byte }
        switch byte {
        case CSVByte.quote:
            hasText = true
            if isQuoted || isBetweenCells || previous == CSVByte.quote { isQuoted.toggle() }
        case _ where isQuoted: break
        case CSVByte.lineFeed, CSVByte.carriageReturn:
            if hasText { return true }
            counts = [:]
        case CSVByte.comma, CSVByte.semicolon, CSVByte.tab: counts[byte, default: 0] += 1
        case CSVByte.space: break
        default: hasText = true
        }
        return false
    }

    private var isBetweenCells: Bool {
        switch previous {
        case CSVByte.lineFeed, CSVByte.carriageReturn, CSVByte.comma, CSVByte.semicolon, CSVByte.tab: true
        default: false
        }
    }
}

/// Where a cell stands: `B3` is row 3, column 1 (counted from 0).
package struct XLSXPlace: Hashable, Sendable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B3` or `$B$3`; nil for anything Excel has no cell for.
    package init?(_ words: some StringProtocol) {
        let bytes = words.utf8.filter { $0 != UInt8(ascii: "$") }
        let letters = bytes.prefix { Self.isLetter($0) }
        let digits = bytes.dropFirst(letters.count)
        guard (1...3).contains(letters.count), (1...7).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        let column = letters.reduce(0) { $0 * 26 + Int($1 & 0x1F) } - 1
        guard row <= 1_048_576, column < 16_384 else { return nil }
        self.init(row: row, column: column)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    package var words: String { Self.letters(of: column) + "\(row)" }

    /// A, B … Z, AA, AB …
    package static func letters(of column: Int) -> String {
        var (rest, letters) = (column + 1, "")
        while rest > 0 {
            letters = "\(Character(Unicode.Scalar(UInt8((rest - 1) % 26 + 65))))" + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// Cells made into one, of which only the first one shows.
struct XLSXMerge {
    let first: XLSXPlace
    let last: XLSXPlace

    /// Reads `A1:C2`.
    init?(_ words: String) {
        let ends = words.split(separator: ":", omittingEmptySubsequences: false)
        guard let from = ends.first, let first = XLSXPlace(from), let to = ends.last, let last = XLSXPlace(to),
            ends.count <= 2, first.row <= last.row, first.column <= last.column
        else { return nil }
        (self.first, self.last) = (first, last)
    }
}

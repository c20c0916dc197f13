/// Numbers as people write them: digits, one point, a minus before them. No exponent, no separator.
///
/// At most 12 digits before the point and 6 after it, so that what is read and written again is the same number.
package enum PlainNumber {
    package static let mostDigits = 12
    package static let mostDecimals = 6

    /// - Returns: nil for anything that is not such a number.
    package static func read(_ text: String) -> Double? {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let pieces = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = pieces.first, pieces.count <= 2, isDigits(whole, most: mostDigits) else { return nil }
        guard pieces.count == 1 || isDigits(pieces[1], most: mostDecimals) else { return nil }
        guard let number = Double(text) else { return nil }
        return number == 0 ? 0 : number
    }

    /// How many digits stand after the point in a number that was read.
    package static func decimals(of number: Double) -> Int {
        text(number).split(separator: ".").dropFirst().first?.count ?? 0
    }

    /// `12.5`, `-3`, `0.000001`
    package static func text(_ number: Double) -> String {
        let shortest = "\(number == 0 ? 0 : number)"
        guard shortest.contains("e") else { return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest }
        guard number.magnitude < 1 else { return shortest }
        let millionths = Int((number.magnitude * 1_000_000).rounded())
        let digits = String(millionths).reversed().drop { $0 == "0" }.reversed()
        let width = mostDecimals - (String(millionths).count - digits.count)
        guard millionths > 0 else { return "0" }
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (number < 0 ? "-0." : "0.") + zeros + String(digits)
    }

    private static func isDigits(_ text: Substring, most: Int) -> Bool {
        (1...most).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}

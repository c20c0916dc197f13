/// Names that stay the same through every version: letters without accents, digits, hyphens and underscores.
package enum StableID {
    package static let most = 60

    /// Sets, pages, questions and variants: a letter first.
    package static func isWellFormed(_ id: String) -> Bool {
        isChoice(id) && id.utf8.first.map(isLetter) == true
    }

    /// Choices and rows may begin with a digit too, as in `2019`.
    package static func isChoice(_ id: String) -> Bool {
        let bytes = id.utf8
        guard (1...most).contains(bytes.count), let first = bytes.first else { return false }
        return (isLetter(first) || isDigit(first)) && bytes.allSatisfy { isLetter($0) || isDigit($0) || isJoint($0) }
    }

    package static let rule = "letters, digits, hyphens and underscores, beginning with a letter, at most \(most)"
    package static let choiceRule = "letters, digits, hyphens and underscores, at most \(most), no hyphen first"

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
}

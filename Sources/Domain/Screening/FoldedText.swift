import FoundationEssentials

/// A text as the scanners read it: one byte a letter, without accents, and nothing in it that cannot be seen.
///
/// Letters of other alphabets that look like Latin ones become those, every kind of digit becomes 0 to 9, every
/// dash a hyphen, every space a space, and what was masked before becomes the byte of its kind.
struct FoldedText {
    private(set) var bytes: [UInt8] = []
    /// Where the character of each byte begins in the text's UTF-8, and, last, where the text ends.
    private(set) var starts: [Int32] = []

    init(_ text: String) {
        let length = text.utf8.count
        bytes.reserveCapacity(length)
        starts.reserveCapacity(length + 1)
        var folding = ScalarFolding()
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(ScalarFolding.ascii(UInt8(truncatingIfNeeded: scalar.value)))
                starts.append(offset)
                offset += 1
            } else {
                for byte in folding.bytes(of: scalar) {
                    bytes.append(byte)
                    starts.append(offset)
                }
                offset += Int32(Unicode.UTF8.width(scalar))
            }
        }
        starts.append(offset)
        hideMasks()
    }

    /// In the text's UTF-8. Invisible characters after the last byte belong to it.
    func source(_ range: Range<Int>) -> Range<Int> {
        Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
    }

    func hasMask(in range: Range<Int>) -> Bool {
        range.contains { bytes[$0] >= IdentifierKind.firstOpaque }
    }

    mutating func hide(_ range: Range<Int>, as kind: IdentifierKind) {
        for index in range { bytes[index] = kind.opaque }
    }

    private mutating func hideMasks() {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "["), let (length, kind) = mask(at: index) else {
                index += 1
                continue
            }
            hide(index..<index + length, as: kind)
            index += length
        }
    }

    private func mask(at index: Int) -> (length: Int, kind: IdentifierKind)? {
        for (mask, kind) in IdentifierKind.masks where bytes[index...].starts(with: mask) {
            return (mask.count, kind)
        }
        return nil
    }
}

/// What each character becomes. Worked out once for each that is not ASCII.
private struct ScalarFolding {
    private var known: [Unicode.Scalar: [UInt8]] = [:]

    static func ascii(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 10, 13: 10
        case 0..<32, 127: 32
        case UInt8(ascii: "`"): UInt8(ascii: "'")
        default: byte
        }
    }

    mutating func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
        if let bytes = known[scalar] { return bytes }
        let bytes = Self.folded(scalar)
        known[scalar] = bytes
        return bytes
    }

    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
        if let letters = lookalikes[scalar] { return Array(letters.utf8) }
        let properties = scalar.properties
        if properties.numericType == .decimal, let value = properties.numericValue {
            return [UInt8(ascii: "0") + UInt8(value)]
        }
        switch properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark, .control: return []
        case .spaceSeparator: return [32]
        case .lineSeparator, .paragraphSeparator: return [10]
        case .dashPunctuation: return [UInt8(ascii: "-")]
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark:
            return latin(properties) ?? [0x80 | UInt8(truncatingIfNeeded: scalar.value % 0x60)]
        default: return wide(scalar) ?? [1]
        }
    }

    /// Unicode names accented, full-width and styled letters after the plain one.
    private static func latin(_ properties: Unicode.Scalar.Properties) -> [UInt8]? {
        guard let words = properties.name?.split(separator: " ") else { return nil }
        let isPlain = words.starts(with: ["LATIN"]) || words.starts(with: ["FULLWIDTH", "LATIN"])
        let isStyled = words.starts(with: ["MATHEMATICAL"])
        guard isPlain || isStyled else { return nil }
        let place = words.firstIndex(of: "LETTER") ?? words.firstIndex(of: "CAPITAL") ?? words.firstIndex(of: "SMALL")
        let name = isStyled ? words.last : place.flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        guard let name, name.utf8.count <= 2, let first = name.utf8.first, name.utf8.allSatisfy({ $0 < 128 }) else {
            return nil
        }
        let isSmall = words.contains("SMALL")
        return name.utf8.count == 1 ? [isSmall ? first | 0x20 : first] : name.utf8.map { isSmall ? $0 | 0x20 : $0 }
    }

    /// Full-width punctuation, such as the at sign on a Chinese keyboard.
    private static func wide(_ scalar: Unicode.Scalar) -> [UInt8]? {
        (0xFF01...0xFF5E).contains(scalar.value) ? [ascii(UInt8(scalar.value - 0xFEE0))] : nil
    }

    private static let lookalikes: [Unicode.Scalar: String] = [
        "\u{2018}": "'", "\u{2019}": "'", "\u{02BC}": "'", "\u{00B4}": "'", "\u{2032}": "'", "\u{FF07}": "'",
        "\u{2212}": "-", "\u{2022}": "\n", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "ı": "i", "ł": "l", "Ł": "L",
        "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
        "х": "x", "і": "i", "ј": "j", "ѕ": "s", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O",
        "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "З": "3",
        "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
        "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P",
        "Τ": "T", "Υ": "Y", "Χ": "X",
    ]
}

import FoundationEssentials

extension String {
    /// Without the white space before and after it.
    package var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let kept = start.lastIndex { !$0.isWhitespace }.map { start[...$0] }
        return String(kept ?? "")
    }

    /// What it begins with: at most so many Unicode scalars, because a single character has no greatest length.
    package func shortened(to most: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(most)))
    }

    /// For searching and sorting: lower case, without accents, each run of white space one space.
    ///
    /// `"  Zoë  O’Brien "` becomes `"zoe o'brien"`. Never shown to anybody.
    package var folded: String {
        var folding = Folding(room: utf8.count)
        for scalar in unicodeScalars {
            folding.take(scalar)
        }
        return folding.text
    }
}

/// Folds one scalar after another. Most are ASCII, and those are folded as the bytes they are.
private struct Folding {
    private var bytes: [UInt8] = []
    private var spaceIsDue = false

    init(room: Int) {
        bytes.reserveCapacity(room)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func take(_ scalar: Unicode.Scalar) {
        guard scalar.isASCII else { return takeOther(scalar) }
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        switch byte {
        case 9...13, 32: spaceIsDue = !bytes.isEmpty
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
        default: append(byte)
        }
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar) {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if lower.properties.isWhitespace {
                spaceIsDue = !bytes.isEmpty
            } else {
                append(contentsOf: lower.isASCII ? String(lower) : lower.foldedText)
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        if spaceIsDue { bytes.append(UInt8(ascii: " ")) }
        spaceIsDue = false
        bytes.append(byte)
    }

    private mutating func append(contentsOf text: String) {
        for byte in text.utf8 { append(byte) }
    }
}

extension Unicode.Scalar {
    /// The unaccented letter an accented one is built on, or the scalar itself.
    ///
    /// Unicode names every such letter "LATIN SMALL LETTER E WITH ACUTE", so the name says which.
    fileprivate var foldedText: String {
        switch self {
        case "\u{2018}", "\u{2019}", "\u{02BC}": return "'"
        case "\u{201C}", "\u{201D}": return "\""
        case "\u{2013}", "\u{2014}", "\u{2011}": return "-"
        case "ß": return "ss"
        case "æ": return "ae"
        case "ø": return "o"
        default: break
        }
        if properties.generalCategory == .nonspacingMark { return "" }
        let prefix = "LATIN SMALL LETTER "
        guard let name = properties.name, name.hasPrefix(prefix) else { return String(self) }
        let letter = name.dropFirst(prefix.count)
        guard let first = letter.first, letter.dropFirst().hasPrefix(" WITH ") else { return String(self) }
        return String(first).lowercased()
    }
}

extension Int {
    /// For people, with a comma between thousands: `10,334`.
    package var grouped: String {
        var digits = String(magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }
}

import FoundationEssentials

extension String {
    /// Without the white space before and after it.
    package var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let kept = start.lastIndex { !$0.isWhitespace }.map { start[...$0] }
        return String(kept ?? "")
    }

    /// For searching and sorting: lower case, without accents, each run of white space one space.
    ///
    /// `"  Zoë  O’Brien "` becomes `"zoe o'brien"`. Never shown to anybody.
    package var folded: String {
        var answer = ""
        answer.reserveCapacity(utf8.count)
        var spaceIsDue = false
        for scalar in lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                spaceIsDue = !answer.isEmpty
                continue
            }
            if spaceIsDue {
                answer.append(" ")
                spaceIsDue = false
            }
            scalar.isASCII ? answer.unicodeScalars.append(scalar) : answer.append(scalar.foldedText)
        }
        return answer
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

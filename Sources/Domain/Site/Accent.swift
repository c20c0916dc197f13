import FoundationEssentials

/// The partnership's own colour, dark enough to carry white words.
///
/// WCAG 2.2 asks 4.5 : 1 between words and what they stand on; an accent that gives less is refused.
package struct Accent: Sendable, Hashable, Readable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package static let standard = Accent(red: 0x1F, green: 0x4E, blue: 0x5F)

    private init(red: UInt8, green: UInt8, blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    package init(_ text: String) throws(TextProblem) {
        let typed = text.trimmed.hasPrefix("#") ? String(text.trimmed.dropFirst()) : text.trimmed
        guard typed.utf8.count == 6, let number = UInt32(typed, radix: 16) else {
            throw TextProblem("Colour must be six hexadecimal digits, like #1f4e5f")
        }
        let accent = Accent(red: UInt8(number >> 16), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
        guard accent.contrastWithWhite >= 4.5 else {
            let contrast = (accent.contrastWithWhite * 10).rounded(.down) / 10
            throw TextProblem(
                "Choose a darker colour: white words on this one have a contrast of \(contrast), below 4.5")
        }
        self = accent
    }

    /// `#1f4e5f`
    package var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// From 1 (white) to 21 (black). Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    package var contrastWithWhite: Double {
        1.05 / (luminance + 0.05)
    }

    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ part: UInt8) -> Double {
        let share = Double(part) / 255
        guard share > 0.04045 else { return share / 12.92 }
        let square = ((share + 0.055) / 1.055) * ((share + 0.055) / 1.055)
        return square * square.fifthRoot
    }

    /// This colour mixed with another: 0 leaves it, 1 gives the other.
    package func mixed(with other: (UInt8, UInt8, UInt8), by share: Double) -> Accent {
        func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8((Double(one) * (1 - share) + Double(two) * share).rounded())
        }
        return Accent(red: mix(red, other.0), green: mix(green, other.1), blue: mix(blue, other.2))
    }
}

extension Double {
    /// For values from 0 to 1, by Newton's method: x² · ⁵√x² is x to the power of 2.4, without a maths library.
    fileprivate var fifthRoot: Double {
        guard self > 0 else { return 0 }
        var root = 1.0
        for _ in 1...40 {
            root = (4 * root + self / (root * root * root * root)) / 5
        }
        return root
    }
}

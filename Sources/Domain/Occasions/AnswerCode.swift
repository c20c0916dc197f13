/// A code people read off a screen and type again: to come back to answers they have begun, or from a poster.
///
/// Twelve letters and digits that nobody takes for one another (no `0 o 1 i l u v`): 58 bits nobody guesses.
package struct AnswerCode: Hashable, Sendable {
    /// `kfmt-9x2p-ad4r`
    package let text: String

    /// - Parameter bytes: chance, at least twelve bytes of it.
    package init(from bytes: [UInt8]) {
        let letters = bytes.prefix(12).map { Self.letters[Int($0) % Self.letters.count] }
        text = Self.grouped(letters)
    }

    private static let letters = Array("23456789abcdefghjkmnpqrstwxyz")

    private static func grouped(_ letters: [Character]) -> String {
        stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: "-")
    }
}

extension AnswerCode: Readable {
    /// Reads a code as people type it: capitals, spaces and hyphens do not matter.
    package init(_ text: String) throws(TextProblem) {
        let typed = text.lowercased().filter { $0 != "-" && !$0.isWhitespace }
        guard !typed.isEmpty else { throw TextProblem("Enter your code") }
        guard typed.count == 12, typed.allSatisfy(Self.letters.contains) else {
            throw TextProblem("Code must be 12 letters and digits, like kfmt-9x2p-ad4r")
        }
        self.text = Self.grouped(Array(typed))
    }
}

/// What opens sealed texts when the passphrase is forgotten: 135 bits of chance, printed on paper.
///
/// Seven groups of four characters without I, L, O and U (source: D. Crockford, *Base 32*). The last character tells
/// whether the others were typed as they stand on the paper (source: the Luhn mod N algorithm, with N = 32).
package struct RecoveryCode: Equatable, Sendable {
    package static let length = 28
    package static let chanceNeeded = length - 1
    private static let groupLength = 4
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// As it is turned into a key: capitals without hyphens.
    package let text: String

    /// - Parameter chance: at least ``chanceNeeded`` bytes that nobody can guess.
    package init(chance: [UInt8]) {
        precondition(chance.count >= Self.chanceNeeded, "a recovery code needs chance")
        let values = chance.prefix(Self.chanceNeeded).map { Int($0 & 31) }
        text = String((values + [Self.check(of: values)]).map { Self.alphabet[$0] })
    }

    /// `["7Q2M", "K0RD", …]`
    package var groups: [String] {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: Self.groupLength).map { start in
            String(characters[start..<min(start + Self.groupLength, characters.count)])
        }
    }

    /// `7Q2M-K0RD-…`
    package var words: String { groups.joined(separator: "-") }

    /// Which groups somebody types back to show that they have the code on paper, from 0.
    package static let askedGroups = [2, 6]

    package func isKept(_ typed: [String]) -> Bool {
        typed.count == Self.askedGroups.count
            && zip(typed, Self.askedGroups).allSatisfy { Self.read($0).map { String($0) } == groups[$1] }
    }
}

extension RecoveryCode: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard !text.trimmed.isEmpty else { throw TextProblem("Enter the recovery code") }
        guard let typed = Self.read(text) else {
            throw TextProblem("Recovery code has only figures and letters, and never the letter U")
        }
        guard typed.count == Self.length else {
            throw TextProblem("Recovery code has \(Self.length) characters. You typed \(typed.count)")
        }
        let values = typed.compactMap { Self.alphabet.firstIndex(of: $0) }
        guard let last = values.last, Self.check(of: Array(values.dropLast())) == last else {
            throw TextProblem("One or more characters differ from the paper. Compare it group by group")
        }
        self.text = String(typed)
    }

    /// Tolerant of what paper, keyboards and eyes do: capitals or not, spaces, hyphens, 0 and O, 1 and I and L.
    private static func read(_ text: String) -> [Character]? {
        var found: [Character] = []
        for character in text.uppercased() where !character.isWhitespace && !dashes.contains(character) {
            let meant = lookalikes[character] ?? character
            guard alphabet.contains(meant) else { return nil }
            found.append(meant)
        }
        return found
    }

    private static let dashes: Set<Character> = ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}"]
    private static let lookalikes: [Character: Character] = ["O": "0", "I": "1", "L": "1"]

    private static func check(of values: [Int]) -> Int {
        let sum = values.reversed().enumerated().reduce(0) { sum, entry in
            let product = entry.element * (entry.offset.isMultiple(of: 2) ? 2 : 1)
            return sum + product / 32 + product % 32
        }
        return (32 - sum % 32) % 32
    }
}

extension StableID {
    /// Long enough to be told apart, short enough to be read in a condition.
    static let mostMade = 40

    /// A new id out of words that people read: "Did somebody visit?" becomes `did-somebody-visit`.
    ///
    /// - Parameters:
    ///   - taken: ids there are already; the second of the same words becomes `did-somebody-visit-2`.
    ///   - fallback: begins the id where the words give none that begins with a letter.
    package static func made(from words: String, besides taken: Set<String>, or fallback: String) -> String {
        let plain = plain(words)
        let isNamed = plain.utf8.first.map { $0 > 57 } ?? false
        let base = isNamed ? plain : plain.isEmpty ? fallback : "\(fallback)-\(plain)"
        return unused(base, besides: taken)
    }

    /// The same for choices and rows, whose ids may begin with a digit.
    package static func madeChoice(from words: String, besides taken: Set<String>, or fallback: String) -> String {
        let plain = plain(words)
        return unused(plain.isEmpty ? fallback : plain, besides: taken)
    }

    private static func unused(_ base: String, besides taken: Set<String>) -> String {
        guard taken.contains(base) else { return base }
        var number = 2
        while taken.contains("\(base)-\(number)") { number += 1 }
        return "\(base)-\(number)"
    }

    /// Whole words, as far as they fit.
    private static func plain(_ words: String) -> String {
        var id = ""
        for word in words.shortened(to: 2000).folded.split(whereSeparator: { !isPart($0) }) {
            let bare = String(word.filter { $0 != "'" })
            guard !bare.isEmpty else { continue }
            let longer = id.isEmpty ? String(bare.prefix(mostMade)) : "\(id)-\(bare)"
            guard longer.utf8.count <= mostMade else { break }
            id = longer
        }
        return id
    }

    private static func isPart(_ character: Character) -> Bool {
        character == "'" || (character.isASCII && (character.isLetter || character.isNumber))
    }
}

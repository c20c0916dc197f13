/// Tells a mistyped word of the language from a name that is on no list.
struct Spelling {
    private var known: [UInt64: Bool] = [:]

    /// Nobody mistypes more words in one text; beyond it each word on no list counts as a name.
    private static let mostWords = 2_000

    /// Whether one slip makes this out of a word of the language: two letters swapped, one left out, doubled,
    /// added or changed. Short words are too near to each other to say.
    mutating func isMistyped(_ letters: ArraySlice<UInt8>, hash: UInt64, in lists: ScreeningLists) -> Bool {
        guard (5...24).contains(letters.count) else { return false }
        if let answer = known[hash] { return answer }
        guard known.count < Self.mostWords else { return false }
        let word = letters.map { Byte.isCapital($0) ? $0 | 0x20 : $0 }
        let isKnown: ([UInt8]) -> Bool = { !lists.kinds(WordHash.of($0)).isDisjoint(with: [.ordinary, .notName]) }
        let answer =
            Self.isMade(word, isKnown) || (6...16).contains(word.count) && Self.isMistyped(word, isKnown: isKnown)
        known[hash] = answer
        return answer
    }

    /// Put together from known parts: `radicalisation`, `wellbeing`.
    private static func isMade(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        let hasStem = endings.contains { ending, instead in
            guard word.count >= ending.utf8.count + 4, word.suffix(ending.utf8.count).elementsEqual(ending.utf8) else {
                return false
            }
            return isKnown(Array(word.dropLast(ending.utf8.count)) + Array(instead.utf8))
        }
        guard !hasStem, word.count >= 8 else { return hasStem }
        return (4...word.count - 4).contains { isKnown(Array(word[..<$0])) && isKnown(Array(word[$0...])) }
    }

    private static let endings: [(String, String)] = [
        ("s", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("ings", ""), ("ed", ""), ("ed", "e"), ("er", ""),
        ("ers", ""),
        ("isation", ""), ("isation", "ise"), ("ise", ""), ("ised", ""), ("ising", ""), ("ness", ""), ("ment", ""),
        ("ly", ""), ("al", ""), ("ity", ""), ("ship", ""), ("less", ""), ("ation", "e"), ("ies", "y"),
    ]

    private static func isMistyped(_ word: [UInt8], isKnown: ([UInt8]) -> Bool) -> Bool {
        isKnownWithSwap(word, isKnown) || isKnownWithout(word, isKnown) || isKnownWithOther(word, isKnown)
            || isKnownWithMore(word, isKnown)
    }

    private static func isKnownWithSwap(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        word.indices.dropFirst().contains { place in
            var other = word
            other.swapAt(place - 1, place)
            return other != word && isKnown(other)
        }
    }

    private static func isKnownWithout(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        word.indices.dropFirst().contains { place in
            var other = word
            other.remove(at: place)
            return isKnown(other)
        }
    }

    /// The first letter is seldom wrong.
    private static func isKnownWithOther(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        guard word.count >= 7 else { return false }
        return word.indices.dropFirst().contains { place in
            var other = word
            return Self.letters.contains { letter in
                other[place] = letter
                return isKnown(other)
            }
        }
    }

    private static func isKnownWithMore(_ word: [UInt8], _ isKnown: ([UInt8]) -> Bool) -> Bool {
        (1...word.count).contains { place in
            var other = word
            other.insert(0, at: place)
            return Self.letters.contains { letter in
                other[place] = letter
                return isKnown(other)
            }
        }
    }

    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
}

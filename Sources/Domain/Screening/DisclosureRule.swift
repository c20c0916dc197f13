/// Says whether a text may tell of harm to a child, so that it waits for a trained reader.
///
/// It is a triage aid and errs on the side of holding back: a text that it lets pass has been cleared by nobody.
/// A text is held when a sentence of it
///
/// - matches one of the patterns that always hold; or
/// - has a word of harm and somebody in particular: the writer, family, one child, he or she; or
/// - speaks of family, or of what one child told, with no word of praise, work or nobody in particular; or
/// - has a topic, such as neglect, and family, one child, he or she, or the writer without a word of praise, with no
///   talk of work or of nobody in particular.
package struct DisclosureRule: Sendable {
    struct Word {
        let hash: UInt64
        let kinds: DisclosureKinds
    }

    private let lists: ScreeningLists
    private var known: DisclosureLists { lists.disclosure }

    package init(_ lists: ScreeningLists) {
        self.lists = lists
    }

    package func mayTellOfHarm(_ text: String) -> Bool {
        reason(text) != nil
    }

    /// The pattern or kind of words that hold it back, for whoever measures and mends the lists.
    package func reason(_ text: String) -> String? {
        var before: DisclosureKinds = []
        for sentence in sentences(of: text) {
            if let reason = reason(sentence, after: before) { return reason }
            before = kinds(of: sentence)
        }
        return nil
    }

    private func reason(_ sentence: [Word], after before: DisclosureKinds) -> String? {
        if let pattern = pattern(in: sentence) { return pattern.text }
        let kinds = kinds(of: sentence)
        if kinds.contains(.harm), isAboutSomebody(kinds.union(before.intersection([.family, .they]))) { return "harm" }
        guard kinds.isDisjoint(with: [.work, .general]) else { return nil }
        if kinds.isDisjoint(with: .praise), tellsOfSomebody(kinds) { return "somebody close" }
        guard kinds.contains(.topic) else { return nil }
        let people = kinds.union(before.isDisjoint(with: [.work, .general]) ? before : [])
        if !people.isDisjoint(with: [.family, .child, .they]) { return "topic" }
        return kinds.contains(.me) && kinds.isDisjoint(with: .praise) ? "topic" : nil
    }

    /// Family at all, or one child who told something.
    private func tellsOfSomebody(_ kinds: DisclosureKinds) -> Bool {
        kinds.contains(.family) || kinds.isSuperset(of: [.child, .told])
    }

    private func pattern(in sentence: [Word]) -> DisclosurePattern? {
        for index in sentence.indices {
            guard let patterns = known.always[sentence[index].hash] else { continue }
            if let found = patterns.first(where: { $0.matches(sentence[index...]) }) { return found }
        }
        return nil
    }

    private func isAboutSomebody(_ kinds: DisclosureKinds) -> Bool {
        if !kinds.isDisjoint(with: [.family, .they]) { return true }
        return !kinds.isDisjoint(with: [.me, .child]) && kinds.isDisjoint(with: [.work, .general])
    }

    private func kinds(of sentence: [Word]) -> DisclosureKinds {
        sentence.reduce(into: []) { $0.formUnion($1.kinds) }
    }
}

// Reading a text as sentences of known words.
extension DisclosureRule {
    private static let longestSentence = 80

    private func sentences(of text: String) -> [[Word]] {
        let bytes = FoldedText(text).bytes
        var sentences: [[Word]] = []
        var hashes: [UInt64] = []
        var end = 0
        for token in Tokeniser.tokens(bytes, kindOf: { _ in [] }) {
            let isNew = hashes.count >= Self.longestSentence || bytes[end..<token.start].contains(where: Self.isEnd)
            if isNew, !hashes.isEmpty {
                sentences.append(words(hashes))
                hashes = []
            }
            hashes.append(contentsOf: meant(by: token, in: bytes))
            end = token.fullEnd
        }
        sentences.append(words(hashes))
        return sentences
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        Self.ends.contains(byte)
    }

    private static let ends: Set<UInt8> = [Byte.dot, UInt8(ascii: "!"), UInt8(ascii: "?")]

    /// With text speak written out and slips put right.
    private func meant(by token: Token, in bytes: [UInt8]) -> [UInt64] {
        guard token.sort == .word else { return [token.hash] }
        if let meant = known.spelling[token.hash] { return meant }
        guard known.kinds[token.hash] == nil, lists.kinds(token.hash).isDisjoint(with: [.ordinary, .given]) else {
            return [token.hash]
        }
        return [known.corrected(bytes[token.range], hash: token.hash) ?? token.hash]
    }

    private func words(_ hashes: [UInt64]) -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < hashes.count {
            if let length = length(of: known.harmless, at: index, in: hashes) {
                words.append(contentsOf: hashes[index..<index + length].map { Word(hash: ~$0, kinds: []) })
                index += length
                continue
            }
            if let length = length(of: known.opinion, at: index, in: hashes) {
                words.append(contentsOf: hashes[index..<index + length].map { Word(hash: $0, kinds: []) })
                index += length
                continue
            }
            let isGeneral = length(of: known.general, at: index, in: hashes) != nil
            let kinds = known.kinds[hashes[index]] ?? []
            words.append(Word(hash: hashes[index], kinds: isGeneral ? kinds.union(.general) : kinds))
            index += 1
        }
        return words
    }

    private func length(of phrases: [UInt64: [[UInt64]]], at index: Int, in hashes: [UInt64]) -> Int? {
        phrases[hashes[index]]?.filter { hashes[index...].starts(with: $0) }.map(\.count).max()
    }
}

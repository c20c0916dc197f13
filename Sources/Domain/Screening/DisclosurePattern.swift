/// A few words in order: `<family> ... hits/punches me`.
///
/// Words are set apart by spaces; `a/b` is either; `<me>`, `<family>`, `<child>` and `<they>` are any word of that
/// list; `...` is up to four words.
struct DisclosurePattern: Sendable {
    private enum Part: Sendable {
        case words(Set<UInt64>)
        case kind(DisclosureKinds)
        case gap
    }

    let text: String
    let words: [Substring]
    private let parts: [Part]

    private static let widestGap = 4
    private static let kinds: [Substring: DisclosureKinds] = [
        "<me>": .me, "<family>": .family, "<child>": .child, "<they>": .they,
    ]

    /// - Returns: nil unless it begins and ends with a word.
    init?(_ line: Substring) {
        let pieces = line.split(separator: " ")
        guard let first = pieces.first, let last = pieces.last, first != "...", last != "..." else { return nil }
        text = String(line)
        words = pieces.filter { !$0.hasPrefix("<") && $0 != "..." }.flatMap { $0.split(separator: "/") }
        parts = pieces.map { piece in
            if piece == "..." { return .gap }
            if let kind = Self.kinds[piece] { return .kind(kind) }
            return .words(Set(piece.split(separator: "/").compactMap { Phrase.words($0).first }))
        }
    }

    func firstWords(_ known: [UInt64: DisclosureKinds]) -> [UInt64] {
        switch parts.first {
        case .words(let words): Array(words)
        case .kind(let kind): known.filter { !$0.value.isDisjoint(with: kind) }.map(\.key)
        case .gap, nil: []
        }
    }

    /// Whether it stands in a sentence from a place on.
    func matches(_ sentence: ArraySlice<DisclosureRule.Word>) -> Bool {
        matches(sentence, part: 0)
    }

    private func matches(_ sentence: ArraySlice<DisclosureRule.Word>, part: Int) -> Bool {
        guard part < parts.count else { return true }
        if case .gap = parts[part] {
            return (0...Self.widestGap).contains { skipped in
                skipped < sentence.count && matches(sentence.dropFirst(skipped), part: part + 1)
            }
        }
        guard let word = sentence.first, isWord(word, parts[part]) else { return false }
        return matches(sentence.dropFirst(), part: part + 1)
    }

    private func isWord(_ word: DisclosureRule.Word, _ part: Part) -> Bool {
        switch part {
        case .words(let words): words.contains(word.hash)
        case .kind(let kind): !word.kinds.isDisjoint(with: kind)
        case .gap: false
        }
    }
}

/// Finds what in a text gives away who somebody is, and puts words in its place.
///
/// Always true: masking a masked text changes nothing; no two findings overlap; findings are in the text's order.
package struct IdentifierGuard: Sendable {
    let lists: ScreeningLists

    package init(_ lists: ScreeningLists) {
        self.lists = lists
    }

    /// What was found in a text, and the text without it.
    package struct Outcome: Sendable, Equatable {
        package let masked: String
        package let findings: [IdentifierFinding]
    }

    /// Looks again after each masking until nothing more is found, because what was found can make plain what
    /// stands beside it. Time grows with the length of the text, not with its square.
    package func screen(_ text: String) -> Outcome {
        var scan = Scan(text, lists: lists)
        scan.run()
        guard !scan.marks.isEmpty else { return Outcome(masked: text, findings: []) }
        return outcome(of: scan, in: Array(text.utf8))
    }

    private func outcome(of scan: Scan, in bytes: [UInt8]) -> Outcome {
        var masked: [UInt8] = []
        masked.reserveCapacity(bytes.count)
        var findings: [IdentifierFinding] = []
        var end = 0
        for mark in scan.marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let range = scan.text.source(mark.range)
            masked.append(contentsOf: bytes[end..<range.lowerBound])
            masked.append(contentsOf: mark.kind.mask.utf8)
            end = range.upperBound
            let text = String(decoding: bytes[range], as: UTF8.self)
            findings.append(IdentifierFinding(kind: mark.kind, range: range, text: text))
        }
        masked.append(contentsOf: bytes[end...])
        return Outcome(masked: String(decoding: masked, as: UTF8.self), findings: findings)
    }
}

/// One text while it is being looked through.
struct Scan {
    struct Mark {
        let kind: IdentifierKind
        /// In folded bytes.
        let range: Range<Int>
    }

    let lists: ScreeningLists
    private(set) var text: FoldedText
    private(set) var tokens: [Token] = []
    private(set) var marks: [Mark] = []
    /// Written alike elsewhere in the text, and found there: folded letters and digits by kind.
    private(set) var known: [IdentifierKind: Set<String>] = [:]
    var spelling = Spelling()

    init(_ text: String, lists: ScreeningLists) {
        self.lists = lists
        self.text = FoldedText(text)
    }

    /// No text that people wrote needs more than four rounds.
    private static let mostRounds = 40

    mutating func run() {
        read()
        for _ in 0..<Self.mostRounds {
            let before = marks.count
            findWritten()
            if marks.count > before { read() }
            findNames()
            guard marks.count > before else { return }
            read()
        }
    }

    /// All that is known by how it is written.
    private mutating func findWritten() {
        findEmails()
        findHandles()
        findCodes()
        findNumbers()
        findVehicles()
        findBirthDates()
    }

    private mutating func read() {
        let lists = lists
        tokens = Tokeniser.tokens(text.bytes, kindOf: lists.kinds)
        hidePublicNames()
    }

    mutating func mark(_ kind: IdentifierKind, _ range: Range<Int>) {
        guard !range.isEmpty, !text.hasMask(in: range) else { return }
        known[kind, default: []].insert(Phrase.contact(text.bytes[range]))
        if kind == .name {
            for word in text.bytes[range].split(separator: 32) where word.count > 2 {
                known[.name, default: []].insert(Phrase.contact(word))
            }
        }
        text.hide(range, as: kind)
        marks.append(Mark(kind: kind, range: range))
    }

    func isKnown(_ kind: IdentifierKind, _ range: Range<Int>) -> Bool {
        guard let found = known[kind] else { return false }
        return found.contains(Phrase.contact(text.bytes[range]))
    }

    /// Words of a law, an inquiry or a charity are nobody's name.
    private mutating func hidePublicNames() {
        guard !lists.publicNames.isEmpty else { return }
        for index in tokens.indices {
            guard let phrases = lists.publicNames[tokens[index].hash] else { continue }
            for phrase in phrases where isPhrase(phrase, at: index) {
                for place in index..<index + phrase.count { tokens[place].kinds = [.notName] }
            }
        }
    }

    private func isPhrase(_ phrase: [UInt64], at index: Int) -> Bool {
        guard index + phrase.count <= tokens.count else { return false }
        return phrase.indices.allSatisfy { tokens[index + $0].hash == phrase[$0] }
    }
}

// What stands around a token.
extension Scan {
    func token(_ index: Int) -> Token? {
        tokens.indices.contains(index) ? tokens[index] : nil
    }

    /// The bytes between a token and the next.
    func gap(after index: Int) -> Range<Int> {
        let end = tokens[index].fullEnd
        return end..<(index + 1 < tokens.count ? max(end, tokens[index + 1].start) : text.bytes.count)
    }

    func isJoined(_ index: Int) -> Bool {
        index >= 0 && index + 1 < tokens.count && tokens[index].fullEnd == tokens[index + 1].start
    }

    /// Whether nothing but these bytes, and at most `most` of them, stands between a token and the next.
    func isGap(after index: Int, of allowed: StaticString, most: Int = 3) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let gap = gap(after: index)
        return gap.count <= most && gap.allSatisfy { Self.contains(text.bytes[$0], in: allowed) }
    }

    static func contains(_ byte: UInt8, in allowed: StaticString) -> Bool {
        UnsafeBufferPointer(start: allowed.utf8Start, count: allowed.utf8CodeUnitCount).contains(byte)
    }

    /// Whether one of the words near a token is of that kind.
    func isNear(_ kind: WordKinds, _ index: Int, before: Int, after: Int = 0) -> Bool {
        let near = max(0, index - before)...min(tokens.count - 1, index + after)
        return near.contains { $0 != index && !tokens[$0].kinds.isDisjoint(with: kind) }
    }

    func byte(at place: Int) -> UInt8? {
        text.bytes.indices.contains(place) ? text.bytes[place] : nil
    }
}

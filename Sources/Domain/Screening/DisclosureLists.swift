/// What a word says about harm, or about whom.
struct DisclosureKinds: OptionSet, Sendable {
    let rawValue: UInt16

    /// I, me, my.
    static let me = DisclosureKinds(rawValue: 1)
    /// Mum, uncle, boyfriend: somebody close to whoever writes, or to a child.
    static let family = DisclosureKinds(rawValue: 2)
    /// One child: a girl, my friend, this pupil.
    static let child = DisclosureKinds(rawValue: 4)
    /// He, she, him, her.
    static let they = DisclosureKinds(rawValue: 8)
    /// Something done to a person or felt by one: hit, touched, scared.
    static let harm = DisclosureKinds(rawValue: 16)
    /// A matter of which professionals speak in general too: neglect, county lines.
    static let topic = DisclosureKinds(rawValue: 32)
    /// Training, forum, speaker: talk of work.
    static let work = DisclosureKinds(rawValue: 64)
    /// "If a child", "how to": talk of nobody in particular.
    static let general = DisclosureKinds(rawValue: 128)
    /// Good, helped, thanks.
    static let praise = DisclosureKinds(rawValue: 256)
    /// Told, says, showed.
    static let told = DisclosureKinds(rawValue: 512)
}

/// The words and patterns by which the disclosure rule reads a text.
struct DisclosureLists: Sendable {
    enum Section: String, Sendable {
        case me
        case family
        case child
        case they
        case harm
        case topic
        case work
        case general
        case praise
        case told
        /// Phrases that hold a word of harm and mean none: "touched on".
        case harmless
        /// Phrases in which I and my say who speaks, not about whom: "I think", "my team".
        case opinion
        /// `sumone = someone`
        case spelling
        /// Patterns that hold a text back whatever else it says.
        case always
    }

    private(set) var kinds: [UInt64: DisclosureKinds] = [:]
    private(set) var general: [UInt64: [[UInt64]]] = [:]
    private(set) var harmless: [UInt64: [[UInt64]]] = [:]
    private(set) var opinion: [UInt64: [[UInt64]]] = [:]
    private(set) var spelling: [UInt64: [UInt64]] = [:]
    private(set) var always: [UInt64: [DisclosurePattern]] = [:]
    private var patterns: [DisclosurePattern] = []
    /// Words of harm with one letter left out, so that a slip can be put right.
    private var slips: [UInt64: UInt64] = [:]

    /// - Returns: Whether the line could be read.
    mutating func add(_ line: Substring, to section: Section) -> Bool {
        switch section {
        case .me: addWord(line, .me)
        case .family: addWord(line, .family)
        case .child: addWord(line, .child)
        case .they: addWord(line, .they)
        case .harm: addWord(line, .harm)
        case .topic: addWord(line, .topic)
        case .work: addWord(line, .work)
        case .praise: addWord(line, .praise)
        case .told: addWord(line, .told)
        case .general: addPhrase(line, to: \.general)
        case .harmless: addPhrase(line, to: \.harmless)
        case .opinion: addPhrase(line, to: \.opinion)
        case .spelling: addSpelling(line)
        case .always: addPattern(line)
        }
    }

    private mutating func addWord(_ line: Substring, _ kind: DisclosureKinds) -> Bool {
        guard let hash = Phrase.words(line).first else { return false }
        kinds[hash, default: []].insert(kind)
        if kind == .harm || kind == .topic { addSlips(line) }
        return true
    }

    private mutating func addPhrase(
        _ line: Substring, to place: WritableKeyPath<DisclosureLists, [UInt64: [[UInt64]]]>
    ) -> Bool {
        let phrase = Phrase.words(line)
        guard let first = phrase.first else { return false }
        self[keyPath: place][first, default: []].append(phrase)
        return true
    }

    private mutating func addSpelling(_ line: Substring) -> Bool {
        let sides = line.split(separator: "=")
        guard sides.count == 2, let typed = Phrase.words(sides[0]).first else { return false }
        spelling[typed] = Phrase.words(sides[1])
        return true
    }

    private mutating func addPattern(_ line: Substring) -> Bool {
        guard let pattern = DisclosurePattern(line) else { return false }
        patterns.append(pattern)
        for word in pattern.words { addSlips(word) }
        return true
    }

    /// Files each pattern under every word it can begin with.
    mutating func finish() {
        for pattern in patterns {
            for first in pattern.firstWords(kinds) { always[first, default: []].append(pattern) }
        }
    }

    private mutating func addSlips(_ word: Substring) {
        let letters = Array(FoldedText(String(word)).bytes.filter(Byte.isLetter))
        guard letters.count >= 5 else { return }
        let hash = WordHash.of(letters)
        slips[hash] = hash
        for place in letters.indices.dropFirst() { slips[Self.hash(letters, without: place)] = hash }
    }

    /// The word of harm that this becomes when one slip is put right.
    func corrected(_ letters: ArraySlice<UInt8>, hash: UInt64) -> UInt64? {
        guard (5...18).contains(letters.count) else { return nil }
        if let word = slips[hash] { return word }
        let word = Array(letters)
        for place in word.indices.dropFirst() {
            if let found = slips[Self.hash(word, without: place)] { return found }
        }
        return nil
    }

    private static func hash(_ letters: [UInt8], without place: Int) -> UInt64 {
        var hash = WordHash()
        for index in letters.indices where index != place { hash.add(letters[index]) }
        return hash.value
    }
}

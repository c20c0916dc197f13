/// Names of people: on the lists, or in the company that names keep.
extension Scan {
    mutating func findNames() {
        var index = 0
        while index < tokens.count {
            if tokens[index].sort != .word {
                index += 1
            } else if let last = namedPlace(at: index) {
                index = last + 1
            } else if let last = titledName(at: index) ?? initialledName(at: index) ?? bareName(at: index) {
                mark(.name, tokens[index].start..<tokens[last].end)
                index = last + 1
            } else {
                index += 1
            }
        }
    }

    private mutating func bareName(at index: Int) -> Int? {
        let cue = nameCue(before: index)
        guard isName(index, cue: cue) else { return nil }
        return lastOfName(from: index, cue: cue)
    }

    /// `J. Okafor`
    private mutating func initialledName(at index: Int) -> Int? {
        guard tokens[index].count == 1, Byte.isCapital(text.bytes[tokens[index].start]) else { return nil }
        guard isGap(after: index, of: " .", most: 2), !isJoined(index), let next = token(index + 1) else { return nil }
        let isDotted = text.bytes[tokens[index].end] == Byte.dot
        let isWritten = next.letterCase == .capital || next.letterCase == .mixed
        guard next.sort == .word, isWritten, next.kinds.isDisjoint(with: [.notName, .title]) else { return nil }
        guard isDotted || !isWord(index, "i") && !isWord(index, "a") else { return nil }
        let isListed = next.kinds.contains(.surname) && (isDotted || !next.kinds.contains(.ordinary))
        guard isListed || isStranger(index + 1) || isDotted && nameCue(before: index) != .none else { return nil }
        return lastOfName(from: index + 1, cue: .none)
    }

    /// `Mrs Okafor`, `dr. j patel`, `auntie Bex`
    private mutating func titledName(at index: Int) -> Int? {
        guard !tokens[index].kinds.isDisjoint(with: [.title, .kin]), isGap(after: index, of: " .", most: 2) else {
            return nil
        }
        guard let next = token(index + 1), next.sort == .word, !tokens[index].isPossessive else { return nil }
        let isTitle = tokens[index].kinds.contains(.title)
        guard isTitle ? follows(index + 1, title: index) : followsKin(index + 1) else { return nil }
        return lastOfName(from: index + 1, cue: .relation)
    }

    private func follows(_ index: Int, title: Int) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        let isListed = !kinds.isDisjoint(with: [.given, .surname])
        if word.count == 1 { return Byte.isCapital(text.bytes[word.start]) && !isWord(index, "i") }
        if kinds.contains(.notName), !(isListed && word.isCapitalised) { return false }
        let isMiss = isWord(title, "miss")
        if word.isCapitalised {
            return word.letterCase != .upper || isListed || !kinds.contains(.ordinary)
        }
        if kinds.contains(.ordinary) { return isListed && !isMiss && !kinds.contains(.weak) }
        return true
    }

    private func followsKin(_ index: Int) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        guard kinds.isDisjoint(with: [.notName, .title]) else { return false }
        if word.letterCase == .capital { return !kinds.contains(.ordinary) || kinds.contains(.given) }
        return kinds.contains(.given) && !kinds.contains(.ordinary)
    }
}

// Where a name ends.
extension Scan {
    private static let mostWords = 5

    mutating func lastOfName(from first: Int, cue: NameCue) -> Int {
        var last = first
        while last < first + Self.mostWords, !tokens[last].isPossessive, let next = continued(last, first, cue) {
            last = next
        }
        return last
    }

    private mutating func continued(_ last: Int, _ first: Int, _ cue: NameCue) -> Int? {
        guard let next = token(last + 1), next.sort == .word else { return nil }
        let isShort = tokens[last].count == 1
        guard isGap(after: last, of: isShort ? " .-" : " -", most: 2), !isJoined(last) else { return nil }
        if byte(at: tokens[last].end) == Byte.hyphen { return isHyphenated(last + 1) ? last + 1 : nil }
        if next.count == 1 { return isInitial(last + 1) ? last + 1 : nil }
        if next.kinds.contains(.particle), !next.kinds.contains(.given) { return afterParticle(last + 1) }
        return isLastName(last + 1, first: first, cue: cue) ? last + 1 : nil
    }

    private func isHyphenated(_ index: Int) -> Bool {
        tokens[index].isCapitalised || !tokens[index].kinds.isDisjoint(with: [.given, .surname])
    }

    private func isInitial(_ index: Int) -> Bool {
        Byte.isCapital(text.bytes[tokens[index].start]) && !isWord(index, "i") && !isJoined(index)
    }

    private func afterParticle(_ index: Int) -> Int? {
        guard isGap(after: index, of: " -", most: 1), let next = token(index + 1), next.sort == .word else {
            return nil
        }
        guard next.kinds.isDisjoint(with: [.notName]) else { return nil }
        let isSurname = next.kinds.contains(.surname) || next.letterCase == .capital
        return isSurname && !next.kinds.contains(.month) ? index + 1 : nil
    }

    private mutating func isLastName(_ index: Int, first: Int, cue: NameCue) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        let isListed = !kinds.isDisjoint(with: [.surname, .given])
        guard kinds.isDisjoint(with: [.title, .month]), isListed || kinds.isDisjoint(with: [.notName, .placeSuffix])
        else {
            return false
        }
        switch word.letterCase {
        case .capital, .mixed:
            return isListed || !kinds.contains(.notName)
        case .upper:
            guard tokens[first].letterCase == .upper || word.count > 3 else { return false }
            return isListed && kinds.isDisjoint(with: [.personVerb, .weak]) || isStranger(index)
        case .lower:
            return isLowerLastName(index, first: first, cue: cue)
        }
    }

    private mutating func isLowerLastName(_ index: Int, first: Int, cue: NameCue) -> Bool {
        let kinds = tokens[index].kinds
        guard tokens[first].letterCase == .lower || cue == .relation, kinds.isDisjoint(with: [.notName]) else {
            return false
        }
        if kinds.contains(.surname) {
            guard kinds.contains(.ordinary) else { return true }
            guard kinds.isDisjoint(with: [.personVerb, .weak, .relation]) else { return false }
            return endsClause(index) || !(token(index + 1)?.kinds ?? []).isDisjoint(with: [.personVerb, .notName])
        }
        return cue == .naming && kinds.isDisjoint(with: [.ordinary, .personVerb]) && !isMistyped(index)
    }
}

// What the lists leave open.
extension Scan {
    /// On no list at all, and not a word of the language.
    func isStranger(_ index: Int) -> Bool {
        tokens[index].kinds.isDisjoint(with: [
            .ordinary, .notName, .place, .placeSuffix, .title, .platform, .weak, .month,
        ])
            && tokens[index].count >= 3
    }

    mutating func isMistyped(_ index: Int) -> Bool {
        spelling.isMistyped(text.bytes[tokens[index].range], hash: tokens[index].hash, in: lists)
    }

    func endsClause(_ index: Int) -> Bool {
        let gap = gap(after: index)
        return index + 1 == tokens.count
            || gap.contains { Byte.isStop(text.bytes[$0]) || text.bytes[$0] == UInt8(ascii: ",") }
    }

    func startsSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let gap = gap(after: index - 1)
        return gap.contains { Byte.isStop(text.bytes[$0]) || Self.contains(text.bytes[$0], in: "\"*") }
            && tokens[index - 1].kinds.isDisjoint(with: .title)
    }

    func isFollowed(_ index: Int, by kinds: WordKinds) -> Bool {
        guard isGap(after: index, of: " \n", most: 2), let next = token(index + 1), next.sort == .word else {
            return false
        }
        return !next.kinds.isDisjoint(with: kinds)
    }
}

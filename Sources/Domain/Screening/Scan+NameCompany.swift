/// Whether a word is somebody's name, by the lists and by the company it keeps.
extension Scan {
    mutating func isName(_ index: Int, cue: NameCue) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        guard word.count >= 2, !isMarkOfCode(index) else { return false }
        if isKnown(.name, word.range), kinds.isDisjoint(with: [.notName, .title, .kin]) {
            if word.isCapitalised && !startsSentence(index) || isStranger(index) { return true }
        }
        if kinds.contains(.notName), !kinds.contains(.given) { return false }
        if kinds.contains(.given) { return isGivenName(index, cue: cue) }
        if kinds.contains(.place) { return word.letterCase == .capital && hasPersonalCompany(index, cue: cue) }
        if kinds.contains(.ordinary) { return word.letterCase == .capital && isOrdinaryName(index, cue: cue) }
        if kinds.contains(.surname), isSurname(index, cue: cue) { return true }
        guard isStranger(index) || kinds.contains(.surname) else { return false }
        if isGivenNameWithS(index) { return true }
        return isStrangersName(index, cue: cue)
    }

    /// `bilals house`
    private func isGivenNameWithS(_ index: Int) -> Bool {
        let letters = text.bytes[tokens[index].range]
        guard letters.count >= 5, letters.last.map({ $0 | 0x20 }) == UInt8(ascii: "s") else { return false }
        let kinds = lists.kinds(WordHash.of(letters.dropLast()))
        return kinds.contains(.given) && kinds.isDisjoint(with: [.ordinary, .weak, .notName, .place])
    }

    /// A letter of `Y7` or `KS3`: joined to a number.
    private func isMarkOfCode(_ index: Int) -> Bool {
        let isAfter = isJoined(index) && tokens[index + 1].sort == .number && tokens[index].count <= 3
        return isAfter || index > 0 && isJoined(index - 1) && tokens[index].count <= 2
    }

    private mutating func isGivenName(_ index: Int, cue: NameCue) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        if !kinds.isDisjoint(with: [.weak, .notName, .month, .place]) { return isWeakName(index, cue: cue) }
        guard kinds.contains(.ordinary) || word.count == 2 else {
            return word.isCapitalised || word.count > 3 || cue > .none || isBesideName(index) || word.isPossessive
                || isFollowed(index, by: .personVerb)
        }
        if word.letterCase == .upper { return cue > .none || isFollowed(index, by: .personVerb) || isShouted(index) }
        if word.isCapitalised { return true }
        return cue >= .relation || cue > .none && (isFollowed(index, by: .personVerb) || introducesItself(index))
    }

    /// Will, Grace, May.
    private mutating func isWeakName(_ index: Int, cue: NameCue) -> Bool {
        let (word, kinds) = (tokens[index], tokens[index].kinds)
        guard word.letterCase == .capital || word.letterCase == .upper && word.count > 2 else {
            guard cue >= .soft, word.letterCase == .lower else { return false }
            if cue == .soft { return introducesItself(index) && kinds.isDisjoint(with: .notName) }
            if cue == .relation { return ["is", "was", "has", "said", "says"].contains { isWord(index + 1, $0) } }
            return !["for", "of", "to", "in", "the", "a", "out", "up", "off", "on", "it", "me", "us"].contains {
                isWord(index + 1, $0)
            }
        }
        if hasPersonalCompany(index, cue: cue) || isPraised(index) { return true }
        guard word.letterCase == .capital, kinds.isDisjoint(with: [.month, .place, .notName]), !startsSentence(index)
        else {
            return false
        }
        guard !isAfterPreposition(index), !isInTitleCase(index) else { return false }
        return endsClause(index) || isFollowed(index, by: .notName)
    }

    /// `Grace was really kind`, `Will from housing`: said of people.
    private func isPraised(_ index: Int) -> Bool {
        guard isGap(after: index, of: " ", most: 1), tokens[index].letterCase == .capital else { return false }
        if isWord(index + 1, "from") { return token(index + 2)?.kinds.isDisjoint(with: [.month, .notName]) ?? false }
        guard isWord(index + 1, "is") || isWord(index + 1, "was"), !isAfterPreposition(index) else { return false }
        let isStrong = ["really", "so", "very", "always", "absolutely"].contains { isWord(index + 2, $0) }
        return token(index + (isStrong ? 3 : 2))?.kinds.contains(.personAdjective) ?? false
    }

    /// Wren Pocock, my friend Storm: a word of the language that somebody is called by.
    private mutating func isOrdinaryName(_ index: Int, cue: NameCue) -> Bool {
        let kinds = tokens[index].kinds
        if cue >= .relation { return kinds.isDisjoint(with: [.relation, .placeSuffix]) }
        if kinds.contains(.surname), isAged(index) { return true }
        guard !startsSentence(index) || kinds.contains(.surname),
            kinds.isDisjoint(with: [.relation, .kin, .placeSuffix])
        else {
            return false
        }
        guard isGap(after: index, of: " ", most: 1), let next = token(index + 1), !tokens[index].isPossessive else {
            return false
        }
        let isSurname = next.kinds.contains(.surname) && next.kinds.isDisjoint(with: [.ordinary, .given, .place])
        return next.letterCase == .capital && (isSurname || isStranger(index + 1) && !isMistyped(index + 1))
    }

    /// A name before, a surname behind, a cue, an age, or something only people do.
    private mutating func hasPersonalCompany(_ index: Int, cue: NameCue) -> Bool {
        if cue >= .relation || isAged(index) || isBesideName(index) { return true }
        if tokens[index].kinds.contains(.given), isFollowed(index, by: .personVerb) { return true }
        if tokens[index].isPossessive, isPersonal(index + 1) || isOwner(index) { return true }
        guard tokens[index].letterCase == .capital, isGap(after: index, of: " ", most: 1), !tokens[index].isPossessive,
            let next = token(index + 1), next.sort == .word, next.isCapitalised, next.letterCase != .upper
        else { return false }
        if next.kinds.contains(.surname), next.kinds.isDisjoint(with: [.notName, .placeSuffix]) {
            return !startsSentence(index) || !next.kinds.contains(.place)
        }
        let isGiven = next.kinds.contains(.given) && next.kinds.isDisjoint(with: [.weak, .ordinary, .place])
        if isGiven, !startsSentence(index) || !tokens[index].kinds.contains(.notName) { return true }
        return isStranger(index + 1) && !isMistyped(index + 1)
    }

    /// `Joy and [name]`, `[name], Grace`
    private func isBesideName(_ index: Int) -> Bool {
        isLinkedName(index + 1, index + 2) || isLinkedName(index - 1, index - 2)
    }

    private func isLinkedName(_ link: Int, _ name: Int) -> Bool {
        guard isWord(link, "and"), let name = token(name), name.sort == .masked else { return false }
        return name.hash == UInt64(IdentifierKind.name.opaque)
    }

    /// Whether a surname, or another word on no list, follows.
    private mutating func hasSurname(_ index: Int) -> Bool {
        guard isGap(after: index, of: " -", most: 1), !tokens[index].isPossessive, let next = token(index + 1) else {
            return false
        }
        guard next.isCapitalised, next.letterCase != .upper else { return false }
        if next.kinds.contains(.surname), next.kinds.isDisjoint(with: [.notName, .placeSuffix, .place]) { return true }
        return isStranger(index + 1) && next.sort == .word && !isMistyped(index + 1)
    }

    /// "Grace's idea": months and places own things too.
    private func isOwner(_ index: Int) -> Bool {
        let kinds = tokens[index].kinds
        return kinds.contains(.given) && kinds.isDisjoint(with: [.month, .place]) && !isAfterPreposition(index)
    }

    private func isPersonal(_ index: Int) -> Bool {
        guard let kinds = token(index)?.kinds else { return false }
        return !kinds.isDisjoint(with: [.relation, .kin])
    }

    private mutating func isSurname(_ index: Int, cue: NameCue) -> Bool {
        let word = tokens[index]
        switch word.letterCase {
        case .capital, .mixed:
            if isAfterPreposition(index), cue < .relation, !isFollowed(index, by: .personVerb) {
                return hasSurname(index)
            }
            return !tokens[index].kinds.contains(.placeSuffix)
        case .upper: return word.count > 4 || cue > .none
        case .lower: return cue >= .relation
        }
    }

    private mutating func isStrangersName(_ index: Int, cue: NameCue) -> Bool {
        switch tokens[index].letterCase {
        case .capital: isCapitalStranger(index, cue: cue)
        case .upper: cue == .naming || isShouted(index) && isFollowed(index, by: .personVerb) && tokens[index].count > 3
        case .mixed: isIrishOrScottish(index)
        case .lower: isLowerStranger(index, cue: cue)
        }
    }

    private mutating func isCapitalStranger(_ index: Int, cue: NameCue) -> Bool {
        if cue >= .relation || isAged(index) || tokens[index].isPossessive && isPersonal(index + 1) { return true }
        if hasSurname(index) || isPraised(index) { return true }
        if isAfterPreposition(index), !isFollowed(index, by: .personVerb) { return false }
        if (startsSentence(index) || isInTitleCase(index)), isMistyped(index) { return false }
        return !startsSentence(index) || tokens[index].count >= 4 || isFollowed(index, by: .personVerb)
    }

    /// "in Wormley", "the Lundy model"
    private func isAfterPreposition(_ index: Int) -> Bool {
        guard index > 0, isGap(after: index - 1, of: " ", most: 1) else { return false }
        return tokens[index - 1].kinds.contains(.placePreposition)
    }

    private func isInTitleCase(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { place in
            guard let word = token(place), word.sort == .word else { return false }
            return word.letterCase == .capital && word.kinds.contains(.ordinary) && word.count > 1
                && !word.kinds.contains(.given)
        }
    }

    /// McDonald, MacLeod, DeShawn
    private func isIrishOrScottish(_ index: Int) -> Bool {
        let word = text.bytes[tokens[index].range].map { $0 | 0x20 }
        return ["mc", "mac", "o'", "de", "la", "ja", "d'", "fitz"].contains { word.starts(with: $0.utf8) }
            && Byte.isCapital(text.bytes[tokens[index].start]) && word.count > 4
    }

    /// `thanks shanique x`
    private func isSignature(_ index: Int) -> Bool {
        let ends = endsClause(index) || ["x", "xx", "xxx"].contains { isWord(index + 1, $0) }
        return ends && ["thanks", "love", "regards", "cheers", "signed"].contains { isWord(index - 1, $0) }
    }

    /// Among other words in capitals.
    private func isShouted(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { token($0).map { $0.letterCase == .upper && $0.count > 2 } ?? false }
    }

    /// `hi im jaidyn`, at the beginning and with nothing but small words after it.
    private func introducesItself(_ index: Int) -> Bool {
        let isShort = ["im", "its", "it"].contains { isWord(index - 1, $0) }
        guard isShort || isWord(index - 1, "am") || isWord(index - 1, "is") else { return false }
        let first = isShort ? index - 1 : index - 2
        let isFirst =
            startsSentence(first) || ["hi", "hello", "hey", "hiya", "this"].contains { isWord(first - 1, $0) }
        return isFirst && (endsClause(index) || isFollowed(index, by: .notName) || token(index + 1)?.sort == .masked)
    }

    private mutating func isLowerStranger(_ index: Int, cue: NameCue) -> Bool {
        guard tokens[index].count >= 3, cue > .none || isFollowed(index, by: .personVerb), !isMistyped(index) else {
            return false
        }
        if cue >= .relation || cue == .soft && introducesItself(index) { return true }
        if isSignature(index) { return true }
        let isBeside = isWord(index - 1, "and") && isWord(index - 2, "me")
        return isBeside || isFollowed(index, by: .personVerb) && tokens[index].count >= 4 && !isAfterPreposition(index)
    }
}

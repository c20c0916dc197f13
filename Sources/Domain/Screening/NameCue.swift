/// How strongly what stands before a word says that it is a name.
enum NameCue: Comparable {
    case none
    /// "from", "regards": only a word that may be a name is one.
    case soft
    /// "my friend", "her teacher".
    case relation
    /// "called", "my name is".
    case naming
}

extension Scan {
    func nameCue(before index: Int) -> NameCue {
        guard index > 0, isGap(after: index - 1, of: " ,:(\"'-=\n", most: 3) else { return .none }
        let previous = tokens[index - 1]
        if previous.kinds.contains(.naming) {
            let isNoun = isWord(index - 1, "name") || isWord(index - 1, "nickname") || isWord(index - 1, "names")
            return !isNoun || isNamed(after: index - 1) ? .naming : .soft
        }
        if isLinking(index - 1), index >= 2, tokens[index - 2].kinds.contains(.naming) { return .naming }
        if isWord(index - 1, "as"), index >= 2, isWord(index - 2, "known") { return .naming }
        if previous.kinds.contains(.relation) { return relationCue(index - 1) }
        if isIntroduction(index - 1) || previous.kinds.contains(.signOff) { return .soft }
        return .none
    }

    /// `name: Tia`, `name's Tia`, `names Tia`
    private func isNamed(after index: Int) -> Bool {
        if tokens[index].isPossessive || isWord(index, "names") { return true }
        return gap(after: index).contains { Self.contains(text.bytes[$0], in: ":-=\"") }
    }

    private func isLinking(_ index: Int) -> Bool {
        ["is", "was", "be", "of", "are", "s"].contains { isWord(index, $0) }
    }

    /// "my friend", "his social worker", "a boy": a friend at all is only a soft cue.
    private func relationCue(_ index: Int) -> NameCue {
        for place in [index - 1, index - 2] where place >= 0 {
            if tokens[place].isPossessive || Self.owners.contains(where: { isWord(place, $0) }) { return .relation }
        }
        return .soft
    }

    private static let owners = ["my", "his", "her", "our", "their", "your", "me"]

    /// "this is", "I am", "it's", "me and"
    private func isIntroduction(_ index: Int) -> Bool {
        if isWord(index, "im") || isWord(index, "its") || isWord(index, "it") && tokens[index].isPossessive {
            return true
        }
        guard index > 0 else { return false }
        if isWord(index, "is") { return isWord(index - 1, "this") || isWord(index - 1, "it") }
        if isWord(index, "am") { return isWord(index - 1, "i") }
        return isWord(index, "and") && isWord(index - 1, "me")
    }

    /// `(14)`, `, 14,`, `aged 14`
    func isAged(_ index: Int) -> Bool {
        guard let next = token(index + 1) else { return false }
        if next.kinds.contains(.age) { return isGap(after: index, of: " ,(", most: 3) }
        guard next.sort == .number, next.count <= 2, isGap(after: index, of: " ,(", most: 2) else { return false }
        guard gap(after: index).contains(where: { Self.contains(text.bytes[$0], in: ",(") }) else { return false }
        return (2...19).contains(number(of: index + 1)) && !(token(index + 2)?.kinds ?? []).contains(.month)
    }
}

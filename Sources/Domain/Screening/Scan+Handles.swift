/// Names people go by on social media: after an at sign, or after the name of a platform.
extension Scan {
    mutating func findHandles() {
        findHandlesWithSign()
        for index in tokens.indices where !tokens[index].kinds.isDisjoint(with: [.platform, .handleCue]) {
            if let range = handle(afterCue: index) ?? handle(beforePlatform: index) { mark(.handle, range) }
        }
        for index in tokens.indices where known[.handle] != nil {
            let range = shape(from: tokens[index].start)
            if isKnown(.handle, range) { mark(.handle, range) }
        }
    }

    private mutating func findHandlesWithSign() {
        var place = 0
        while let at = text.bytes[place...].firstIndex(of: Byte.at) {
            place = at + 1
            if let before = byte(at: at - 1), Self.isAlphanumeric(before) || before == Byte.dot { continue }
            let range = shape(from: at + 1)
            guard range.count >= 2, !text.hasMask(in: range), isHandle(range) else { continue }
            mark(.handle, at..<range.upperBound)
        }
    }

    private func isHandle(_ range: Range<Int>) -> Bool {
        let bytes = text.bytes[range]
        guard bytes.contains(where: Byte.isLetter), !lists.publicContacts.contains(Phrase.contact(bytes)) else {
            return false
        }
        return !isTime(bytes) && !lists.kinds(WordHash.of(bytes)).contains(.handleNot)
    }

    /// `@3pm`
    private func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, Byte.isDigit(first) else { return false }
        return bytes.count <= 7
            && (bytes.suffix(2).elementsEqual("pm".utf8) || bytes.suffix(2).elementsEqual("am".utf8))
    }

    /// In letters; no platform allows more.
    private static let longestHandle = 60

    /// The letters, digits, dots, hyphens and underscores from a place on.
    private func shape(from start: Int) -> Range<Int> {
        var end = start
        while end < start + Self.longestHandle, let byte = byte(at: end),
            Self.isAlphanumeric(byte) || Self.contains(byte, in: "._-")
        { end += 1 }
        while end > start, Self.contains(text.bytes[end - 1], in: ".-") { end -= 1 }
        return start..<end
    }

    /// `insta: jay_k09`, `snap is jaybo`, `my username is jaybo99`, `tiktok.com/@jaybo`
    private func handle(afterCue cue: Int) -> Range<Int>? {
        var index = cue
        var connectors = 0
        while index < cue + 5, index + 1 < tokens.count, isConnecting(index) {
            let gap = gap(after: index).map { text.bytes[$0] }
            if gap.contains(where: { Self.contains($0, in: ":=@/>") }) || gap.count > 2 && gap.contains(Byte.hyphen) {
                connectors += 1
            }
            index += 1
            let range = shape(from: tokens[index].start)
            if isConnector(range) {
                connectors += 1
                continue
            }
            return isNamed(index, range, isConnected: connectors > 0) ? range : nil
        }
        return nil
    }

    private func isConnecting(_ index: Int) -> Bool {
        gap(after: index).allSatisfy { Self.contains(text.bytes[$0], in: " :=@-/>(\n\"'.") }
            && gap(after: index).count <= 4
    }

    private func isConnector(_ range: Range<Int>) -> Bool {
        let word = text.bytes[range].map { Byte.isCapital($0) ? $0 | 0x20 : $0 }
        return Self.connectors.contains(String(decoding: word, as: UTF8.self))
    }

    private static let connectors: Set<String> = [
        "is", "name", "handle", "username", "user", "id", "account", "called", "under", "com", "com/", "add", "as",
        "acc",
        "tag", "gamertag", "its", "it's", "s", "www", "chat", "gram",
    ]

    /// A platform's name is followed by many a word; a handle is none that is known.
    private func isNamed(_ index: Int, _ range: Range<Int>, isConnected: Bool) -> Bool {
        guard range.count >= 3, range.lowerBound >= tokens[index].start, isHandle(range) else { return false }
        let bytes = text.bytes[range]
        guard bytes.contains(where: Byte.isLetter) else { return false }
        if hasMarks(bytes) { return bytes.count >= 4 }
        return isConnected && tokens[index].kinds.isDisjoint(with: [.ordinary, .notName, .platform, .place, .title])
    }

    /// Digits or an underscore between letters, as in no word.
    private func hasMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.contains(where: Byte.isLetter), !isTime(bytes) else { return false }
        let hasDigit = bytes.contains(where: Byte.isDigit) && !Byte.isDigit(first)
        let hasDot = bytes.dropFirst().dropLast().contains(Byte.dot)
        return hasDigit || bytes.contains(UInt8(ascii: "_"))
            || hasDot && Byte.isLetter(first) && !bytes.contains(Byte.hyphen)
    }

    private static let adding = ["add", "follow", "dm", "message", "msg", "find", "search", "im", "called", "am"]

    /// `jay_k09 on insta`, `add jaybo on snap`
    private func handle(beforePlatform index: Int) -> Range<Int>? {
        guard tokens[index].kinds.contains(.platform), index >= 2 else { return nil }
        let on = index - 1
        guard isWord(on, "on"), isGap(after: on, of: " ", most: 1) else { return nil }
        var start = tokens[on - 1].end
        while let byte = byte(at: start - 1), Self.isAlphanumeric(byte) || Self.contains(byte, in: "._-") { start -= 1 }
        let range = shape(from: start)
        guard range.count >= 4, isHandle(range) else { return nil }
        let isAdded = index >= 3 && Self.adding.contains { isWord(on - 2, $0) }
        let isPlain = !tokens[on - 1].kinds.isDisjoint(with: [.ordinary, .notName, .title, .place])
        return hasMarks(text.bytes[range]) || isAdded && !isPlain ? range : nil
    }
}

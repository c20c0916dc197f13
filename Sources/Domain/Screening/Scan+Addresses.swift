/// E-mail addresses, written with an at sign or in words, and social-media handles.
extension Scan {
    mutating func findEmails() {
        findAddressesWithSign()
        findAddressesInWords()
    }

    private mutating func findAddressesWithSign() {
        var place = 0
        while let at = text.bytes[place...].firstIndex(of: Byte.at) {
            place = at + 1
            guard let range = address(around: at) else { continue }
            if !lists.publicContacts.contains(Phrase.contact(text.bytes[range])) { mark(.email, range) }
            place = range.upperBound
        }
    }

    /// Local part and domain around an at sign, with a space at most on either side of it.
    private func address(around at: Int) -> Range<Int>? {
        var start = byte(at: at - 1) == 32 && byte(at: at + 1) == 32 ? at - 1 : at
        var end = byte(at: at + 1) == 32 ? at + 2 : at + 1
        let (localEnd, domainStart) = (start, end)
        while let byte = byte(at: start - 1), Self.isLocal(byte) { start -= 1 }
        while let byte = byte(at: end), Byte.isLetter(byte) || Byte.isDigit(byte) || "-.".utf8.contains(byte) {
            end += 1
        }
        while end > domainStart, !Byte.isLetter(text.bytes[end - 1]) { end -= 1 }
        while start < localEnd, !Self.isAlphanumeric(text.bytes[start]) { start += 1 }
        let domain = text.bytes[domainStart..<end]
        guard start < localEnd, let dot = domain.lastIndex(of: Byte.dot), dot > domainStart, end - dot > 2 else {
            return nil
        }
        return text.bytes[dot..<end].dropFirst().allSatisfy(Byte.isLetter) ? start..<end : nil
    }

    /// `jay (at) example dot com`, and `jay at gmail.com`.
    private mutating func findAddressesInWords() {
        for index in tokens.indices.dropFirst() where isWord(index, "at") && index + 2 < tokens.count {
            let isBracketed = byte(at: tokens[index].start - 1).map { Self.contains($0, in: "([{<") } ?? false
            guard isBracketed || isGap(after: index - 1, of: " ", most: 1) else { continue }
            guard let end = domainInWords(from: index + 1, needsWord: !isBracketed) else { continue }
            let start = localStart(before: index)
            if start < tokens[index].start { mark(.email, start..<end) }
        }
    }

    /// - Parameter needsWord: "at gmail.com" is an address, "look at bbc.com" is none.
    private func domainInWords(from first: Int, needsWord: Bool) -> Int? {
        var last = first
        var hasDot = false
        while last + 1 < tokens.count, last < first + 6 {
            if isWord(last + 1, "dot"), last + 2 < tokens.count {
                last += 2
            } else if isGap(after: last, of: ".", most: 1), gap(after: last).count == 1 {
                last += 1
            } else {
                break
            }
            hasDot = true
        }
        let isProvider = ["gmail", "hotmail", "outlook", "yahoo", "icloud", "live"].contains { isWord(first, $0) }
        let isWritten = (first..<last).contains { isWord($0, "dot") }
        guard hasDot, isProvider || isWritten || !needsWord else { return nil }
        return tokens[last].end
    }

    private func localStart(before index: Int) -> Int {
        var start = tokens[index - 1].end
        while let byte = byte(at: start - 1), Self.isLocal(byte) { start -= 1 }
        return start
    }

    func isWord(_ index: Int, _ word: String) -> Bool {
        guard let token = token(index), token.sort == .word, token.count == word.utf8.count else { return false }
        return token.hash == WordHash.of(word.utf8)
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        Byte.isLetter(byte) || Byte.isDigit(byte)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || Self.contains(byte, in: "._%+-'")
    }
}

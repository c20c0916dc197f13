/// A run of letters, a run of digits, or something masked, in folded text.
struct Token {
    enum Sort: UInt8 {
        case word
        case number
        case masked
    }

    enum LetterCase: UInt8 {
        case lower
        case capital
        /// All of two letters or more.
        case upper
        case mixed
    }

    let sort: Sort
    let letterCase: LetterCase
    /// Within the folded bytes.
    let start: Int
    /// After the last letter or digit, leaving an `'s` out.
    let end: Int
    /// After an `'s`, if there is one.
    let fullEnd: Int
    let hash: UInt64
    var kinds: WordKinds

    var range: Range<Int> { start..<end }
    var count: Int { end - start }
    var isPossessive: Bool { fullEnd > end }
    var isCapitalised: Bool { letterCase != .lower }
}

/// Splits folded bytes into tokens, looking at each byte once.
///
/// Letters and digits never share a token: `SG13` is two. An apostrophe between letters is part of the word, but
/// counts for nothing in its hash, so that `O'Brien` and `OBrien` are one word.
struct Tokeniser {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func tokens(_ bytes: [UInt8], kindOf: (UInt64) -> WordKinds) -> [Token] {
        var tokeniser = Tokeniser(bytes)
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 6)
        while var token = tokeniser.next() {
            if token.sort == .word { token.kinds = kindOf(token.hash) }
            tokens.append(token)
        }
        return tokens
    }

    mutating func next() -> Token? {
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= IdentifierKind.firstOpaque { return masked() }
            if Byte.isLetter(byte) { return word() }
            if Byte.isDigit(byte) { return number() }
            at += 1
        }
        return nil
    }

    private mutating func masked() -> Token {
        let start = at
        while at < bytes.count, bytes[at] == bytes[start] { at += 1 }
        return token(.masked, .lower, start, at, hash: UInt64(bytes[start]))
    }

    private mutating func number() -> Token {
        let start = at
        while at < bytes.count, Byte.isDigit(bytes[at]) { at += 1 }
        return token(.number, .lower, start, at, hash: 0)
    }

    private mutating func word() -> Token {
        let start = at
        var hash = WordHash()
        var letters = 0
        var capitals = 0
        while at < bytes.count {
            if Byte.isLetter(bytes[at]) {
                if Byte.isCapital(bytes[at]) { capitals += 1 }
                letters += 1
                hash.add(bytes[at])
            } else if bytes[at] != Byte.apostrophe || !isLetter(at + 1) || isEnding(at) {
                break
            }
            at += 1
        }
        let end = at
        if at < bytes.count, bytes[at] == Byte.apostrophe { at += isEnding(at) ? 2 : 0 }
        let isFirst = Byte.isCapital(bytes[start])
        return Token(
            sort: .word, letterCase: Self.letterCase(isFirst, capitals, of: letters), start: start, end: end,
            fullEnd: at, hash: hash.value, kinds: [])
    }

    private static func letterCase(_ isFirst: Bool, _ capitals: Int, of letters: Int) -> Token.LetterCase {
        if capitals == 0 { return .lower }
        if capitals == letters, letters > 1 { return .upper }
        return isFirst && capitals == 1 ? .capital : .mixed
    }

    /// Whether an `'s` that ends the word begins here.
    private func isEnding(_ place: Int) -> Bool {
        isLetter(place + 1) && bytes[place + 1] | 0x20 == UInt8(ascii: "s") && !isLetter(place + 2)
    }

    private func isLetter(_ place: Int) -> Bool {
        place < bytes.count && Byte.isLetter(bytes[place])
    }

    private func token(
        _ sort: Token.Sort, _ letterCase: Token.LetterCase, _ start: Int, _ end: Int, hash: UInt64
    ) -> Token {
        Token(sort: sort, letterCase: letterCase, start: start, end: end, fullEnd: end, hash: hash, kinds: [])
    }
}

/// FNV-1a of a word's lower-case letters: G. Fowler, L. Noll, K.-P. Vo, *The FNV Non-Cryptographic Hash Algorithm*.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(Byte.isCapital(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }

    /// Of a word in lower-case ASCII.
    static func of(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash()
        for byte in word { hash.add(byte) }
        return hash.value
    }
}

/// What a byte of folded text is.
enum Byte {
    static let apostrophe = UInt8(ascii: "'")
    static let hyphen = UInt8(ascii: "-")
    static let at = UInt8(ascii: "@")
    static let dot = UInt8(ascii: ".")
    static let newline: UInt8 = 10

    static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == newline }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || (byte >= 0x80 && byte < IdentifierKind.firstOpaque)
    }

    /// Ends a sentence or a line, or opens a list.
    static func isStop(_ byte: UInt8) -> Bool {
        switch byte {
        case newline, dot, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"): true
        default: false
        }
    }
}

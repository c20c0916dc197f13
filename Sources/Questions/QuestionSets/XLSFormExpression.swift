import Domain

/// An expression of an XLSForm, taken apart: the part of XPath 1.0 that forms use.
///
/// - Source: the ODK XForms specification; `${name}` stands for a question's answer, `.` for the own one.
struct XLSFormExpression: Hashable {
    indirect enum Node: Hashable {
        case number(Double)
        case text(String)
        case own
        case answer(String)
        case minus(XLSFormExpression)
        /// `or and = != < <= > >= + - * div mod`
        case pair(String, XLSFormExpression, XLSFormExpression)
        case call(String, [XLSFormExpression])
    }

    let node: Node
    /// The character it begins with, counted from 1.
    let column: Int

    init(_ text: String) throws(ConditionProblem) {
        var parser = XLSFormExpressionParser(tokens: try XLSFormLexer.tokens(text))
        self = try parser.whole()
    }

    init(_ node: Node, at column: Int) {
        (self.node, self.column) = (node, column)
    }
}

struct XLSFormToken: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case text(String)
        case word(String)
        case answer(String)
        case sign(String)
        case end
    }

    let kind: Kind
    let column: Int

    var words: String {
        switch kind {
        case .number(let number): PlainNumber.text(number)
        case .text(let text): "'\(text.prefix(40))'"
        case .word(let word): String(word.prefix(40))
        case .answer(let name): "${\(name.prefix(60))}"
        case .sign(let sign): sign
        case .end: "the end"
        }
    }
}

struct XLSFormLexer {
    private static let longest = 2_000

    private let characters: [Character]
    private var position = 0

    static func tokens(_ text: String) throws(ConditionProblem) -> [XLSFormToken] {
        guard text.count <= longest else {
            throw ConditionProblem(column: 1, "An expression must have \(longest) characters or fewer")
        }
        var lexer = XLSFormLexer(characters: Array(text))
        var tokens: [XLSFormToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private var current: Character? { position < characters.count ? characters[position] : nil }
    private var following: Character? { position + 1 < characters.count ? characters[position + 1] : nil }

    private mutating func next() throws(ConditionProblem) -> XLSFormToken {
        while current?.isWhitespace == true { position += 1 }
        let column = position + 1
        guard let first = current else { return XLSFormToken(kind: .end, column: column) }
        return XLSFormToken(kind: try kind(beginningWith: first), column: column)
    }

    private mutating func kind(beginningWith first: Character) throws(ConditionProblem) -> XLSFormToken.Kind {
        if Self.isDigit(first) || (first == "." && following.map(Self.isDigit) == true) { return try number() }
        if first.isASCII, first.isLetter { return .word(taken { Self.isPartOfWord($0) }) }
        switch first {
        case "'", "\"": return .text(try text(until: first))
        case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": throw problem("Use straight quotes: ' or \"")
        case "$": return .answer(try reference())
        default: return .sign(try sign(beginningWith: first))
        }
    }

    private func problem(_ message: String) -> ConditionProblem {
        ConditionProblem(column: position + 1, message)
    }

    private mutating func taken(while belongs: (Character) -> Bool) -> String {
        let start = position
        while let next = current, belongs(next) { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func number() throws(ConditionProblem) -> XLSFormToken.Kind {
        let column = position + 1
        let digits = taken { Self.isDigit($0) || $0 == "." }
        guard let number = PlainNumber.read(digits.hasPrefix(".") ? "0" + digits : digits) else {
            let reason = "\(digits.prefix(20)) is not a number of at most 12 digits and 6 decimals"
            throw ConditionProblem(column: column, reason)
        }
        return .number(number)
    }

    private mutating func text(until quote: Character) throws(ConditionProblem) -> String {
        let start = position
        position += 1
        let found = taken { $0 != quote }
        guard current == quote else {
            throw ConditionProblem(column: start + 1, "The text that begins here has no closing quote")
        }
        position += 1
        return found
    }

    private mutating func reference() throws(ConditionProblem) -> String {
        guard following == "{" else { throw problem("Write a question as ${its_name}") }
        let start = position
        position += 2
        let name = taken { $0 != "}" && $0 != "{" }
        guard current == "}" else { throw ConditionProblem(column: start + 1, "${ has no closing }") }
        position += 1
        return name.trimmed
    }

    private mutating func sign(beginningWith first: Character) throws(ConditionProblem) -> String {
        if let second = following, ["!=", "<=", ">="].contains("\(first)\(second)") {
            position += 2
            return "\(first)\(second)"
        }
        guard "=<>+-*().,".contains(first) else {
            throw problem(
                first == "/"
                    ? "Paths can not be held. Write a question as ${its_name}, and division as div"
                    : "\(first) can not be used here")
        }
        position += 1
        return String(first)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || isDigit(character) || "-_:".contains(character))
    }
}

/// One word of a condition, and the character it begins with, counted from 1.
struct FormulaToken: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case text(String)
        case word(String)
        case reference(AnswerReference)
        case sign(String)
        case end
    }

    let kind: Kind
    let column: Int
}

/// Takes a condition apart into words.
struct FormulaLexer {
    static let longest = 2000
    static let tooLong = ConditionProblem(column: 1, "A condition must be \(longest) characters or fewer")

    private let characters: [Character]
    private var position = 0

    static func tokens(_ text: String) throws(ConditionProblem) -> [FormulaToken] {
        guard text.utf8.count <= longest * 4, text.count <= longest else { throw tooLong }
        var lexer = FormulaLexer(characters: Array(text))
        var tokens: [FormulaToken] = []
        repeat {
            tokens.append(try lexer.next())
        } while tokens.last?.kind != .end
        return tokens
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private var current: Character? { character(at: position) }

    private func character(at index: Int) -> Character? {
        index < characters.count ? characters[index] : nil
    }

    private mutating func next() throws(ConditionProblem) -> FormulaToken {
        while current?.isWhitespace == true { position += 1 }
        let column = position + 1
        guard let first = current else { return FormulaToken(kind: .end, column: column) }
        return FormulaToken(kind: try kind(beginningWith: first), column: column)
    }

    private mutating func kind(beginningWith first: Character) throws(ConditionProblem) -> FormulaToken.Kind {
        if first.isPlainDigit { return try number() }
        if first.isPlainLetter { return .word(taken { $0.isPlainLetter || $0.isPlainDigit || $0 == "-" }) }
        switch first {
        case "'", "\"", "‘", "’", "“", "”": return .text(try text(after: first))
        case "$": return .reference(try reference())
        default: return .sign(try sign(beginningWith: first))
        }
    }

    private mutating func taken(while belongs: (Character) -> Bool) -> String {
        let start = position
        while let next = current, belongs(next) { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func number() throws(ConditionProblem) -> FormulaToken.Kind {
        let column = position + 1
        let digits = taken { $0.isPlainDigit || $0 == "." }
        guard let number = PlainNumber.read(digits) else {
            throw ConditionProblem(
                column: column, "\(digits.prefix(20)) is not a number of at most 12 digits and 6 decimals")
        }
        return .number(number)
    }

    /// A quote within the text is written twice.
    private mutating func text(after quote: Character) throws(ConditionProblem) -> String {
        let column = position + 1
        guard quote == "'" || quote == "\"" else {
            throw ConditionProblem(column: column, "Use straight quotes: ' or \"")
        }
        var found = ""
        position += 1
        while let next = current {
            position += 1
            if next != quote {
                found.append(next)
            } else if current == quote {
                found.append(quote)
                position += 1
            } else {
                return found
            }
        }
        throw ConditionProblem(column: column, "The text that begins here has no closing quote")
    }

    private mutating func reference() throws(ConditionProblem) -> AnswerReference {
        let column = position + 1
        position += 1
        guard current == "{" else { throw ConditionProblem(column: column, "Write a question as ${its-id}") }
        position += 1
        let name = taken { $0 != "}" && !$0.isWhitespace }
        guard current == "}" else { throw ConditionProblem(column: column, "${ has no closing }") }
        position += 1
        guard let found = AnswerReference(name: name) else {
            throw ConditionProblem(column: column, "${\(name.prefix(70))} can not be a question's id")
        }
        return found
    }

    private mutating func sign(beginningWith first: Character) throws(ConditionProblem) -> String {
        if let second = character(at: position + 1), ["!=", "<=", ">="].contains("\(first)\(second)") {
            position += 2
            return "\(first)\(second)"
        }
        guard "=<>+-*/().,".contains(first) else {
            throw ConditionProblem(column: position + 1, "\(first) means nothing in a condition")
        }
        position += 1
        return String(first)
    }
}

extension Character {
    var isPlainDigit: Bool { ("0"..."9").contains(self) && isASCII }

    var isPlainLetter: Bool { isASCII && isLetter }
}

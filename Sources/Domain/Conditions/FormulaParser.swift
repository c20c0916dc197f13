/// Reads a condition by the strength of its operators (V. Pratt, *Top down operator precedence*, 1973).
///
/// At most ``mostNodes`` parts and ``deepest`` brackets, so that no text, however written, uses up the stack.
struct FormulaParser {
    static let mostNodes = 250
    static let deepest = 30

    private let tokens: [FormulaToken]
    private var position = 0
    private var nodes = 0
    private var depth = 0

    static func formula(_ text: String) throws(ConditionProblem) -> Formula {
        var parser = FormulaParser(tokens: try FormulaLexer.tokens(text))
        guard parser.current.kind != .end else { throw ConditionProblem(column: 1, "Enter a condition") }
        let formula = try parser.formula(atLeast: 0)
        guard parser.current.kind == .end else { throw parser.unexpected("the end") }
        guard formula.text.count <= FormulaLexer.longest else { throw FormulaLexer.tooLong }
        return formula
    }

    private init(tokens: [FormulaToken]) {
        self.tokens = tokens
    }

    private var current: FormulaToken { tokens[position] }

    /// The last token is the end, and nobody goes past it.
    private mutating func advance() -> FormulaToken {
        let token = current
        position = min(position + 1, tokens.count - 1)
        return token
    }

    private mutating func takes(_ sign: String) -> Bool {
        guard current.kind == .sign(sign) else { return false }
        _ = advance()
        return true
    }

    private mutating func expect(_ sign: String) throws(ConditionProblem) {
        guard takes(sign) else { throw unexpected(sign) }
    }

    private func unexpected(_ wanted: String) -> ConditionProblem {
        ConditionProblem(column: current.column, "Expected \(wanted), not \(current.kind.words)")
    }

    private mutating func made(_ node: Formula.Node, at column: Int) throws(ConditionProblem) -> Formula {
        nodes += 1
        guard nodes <= Self.mostNodes else {
            throw ConditionProblem(column: column, "A condition must have \(Self.mostNodes) parts or fewer")
        }
        return Formula(node, column: column)
    }

    private mutating func formula(atLeast strength: Int) throws(ConditionProblem) -> Formula {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw ConditionProblem(column: current.column, "More than \(Self.deepest) brackets inside each other")
        }
        var left = try operand()
        while let sign = current.kind.binaryOperator, sign.strength >= strength {
            let column = advance().column
            let right = try formula(atLeast: sign.strength + 1)
            if sign.compares, let next = current.kind.binaryOperator, next.compares {
                throw ConditionProblem(column: current.column, "Join two comparisons with and")
            }
            left = try made(.pair(sign, left, right), at: column)
        }
        return left
    }

    private mutating func operand() throws(ConditionProblem) -> Formula {
        let token = advance()
        switch token.kind {
        case .number(let number): return try made(.number(number), at: token.column)
        case .text(let text): return try made(.text(text), at: token.column)
        case .reference(let reference): return try made(.answer(reference), at: token.column)
        case .word(let word): return try named(word, at: token.column)
        case .sign("."): return try made(.own, at: token.column)
        case .sign("-"): return try made(.minus(try formula(atLeast: 7)), at: token.column)
        case .sign("("):
            let inner = try formula(atLeast: 0)
            try expect(")")
            return inner
        case .sign, .end:
            let found = token.kind.words
            throw ConditionProblem(column: token.column, "Expected a value or a question, not \(found)")
        }
    }

    private mutating func named(_ word: String, at column: Int) throws(ConditionProblem) -> Formula {
        switch word {
        case "yes": return try made(.truth(true), at: column)
        case "no": return try made(.truth(false), at: column)
        case "not": return try made(.not(try formula(atLeast: 3)), at: column)
        default: break
        }
        guard let function = FormulaFunction(rawValue: word) else {
            let hint = "Put text in quotes, and a question in ${ }"
            throw ConditionProblem(column: column, "\(word.prefix(60)) is not known here. \(hint)")
        }
        return try made(.call(function, try inputs(of: function, at: column)), at: column)
    }

    private mutating func inputs(of function: FormulaFunction, at column: Int) throws(ConditionProblem) -> [Formula] {
        try expect("(")
        var inputs: [Formula] = []
        while current.kind != .sign(")") {
            if !inputs.isEmpty { try expect(",") }
            inputs.append(try formula(atLeast: 0))
        }
        try expect(")")
        guard inputs.count == function.inputs else {
            let wanted = "\(function.rawValue)() takes \(function.inputs)"
            throw ConditionProblem(column: column, "\(wanted), not \(inputs.count)")
        }
        return inputs
    }
}

extension FormulaToken.Kind {
    fileprivate var binaryOperator: FormulaOperator? {
        switch self {
        case .sign(let sign): FormulaOperator(rawValue: sign)
        case .word("and"): .and
        case .word("or"): .or
        default: nil
        }
    }

    fileprivate var words: String {
        switch self {
        case .number(let number): PlainNumber.text(number)
        case .text(let text): "'\(text.prefix(40))'"
        case .word(let word): String(word.prefix(40))
        case .reference(let reference): reference.text
        case .sign(let sign): sign
        case .end: "the end"
        }
    }
}

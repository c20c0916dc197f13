import Domain

/// Reads an expression by the strength of its operators, as ``FormulaParser`` does for conditions.
struct XLSFormExpressionParser {
    private static let deepest = 30
    private static let mostOperators = 100

    private let tokens: [XLSFormToken]
    private var position = 0
    private var depth = 0
    private var operators = 0

    init(tokens: [XLSFormToken]) {
        self.tokens = tokens
    }

    mutating func whole() throws(ConditionProblem) -> XLSFormExpression {
        let found = try expression(atLeast: 0)
        guard current.kind == .end else { throw unexpected("the end") }
        return found
    }

    private var current: XLSFormToken { tokens[position] }

    /// The last token is the end, and nobody goes past it.
    private mutating func advance() -> XLSFormToken {
        let token = current
        position = min(position + 1, tokens.count - 1)
        return token
    }

    private func unexpected(_ wanted: String) -> ConditionProblem {
        ConditionProblem(column: current.column, "Expected \(wanted), not \(current.words)")
    }

    private mutating func takes(_ sign: String) -> Bool {
        guard current.kind == .sign(sign) else { return false }
        _ = advance()
        return true
    }

    private mutating func expect(_ sign: String) throws(ConditionProblem) {
        guard takes(sign) else { throw unexpected(sign) }
    }

    /// What is higher binds more strongly (XPath 1.0, 3.4 and 3.5).
    private static let strengths = [
        "or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6,
        "mod": 6,
    ]

    private var currentOperator: (name: String, strength: Int)? {
        let name: String
        switch current.kind {
        case .sign(let sign): name = sign
        case .word(let word): name = word.lowercased()
        default: return nil
        }
        return Self.strengths[name].map { (name, $0) }
    }

    private mutating func expression(atLeast strength: Int) throws(ConditionProblem) -> XLSFormExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw ConditionProblem(column: current.column, "More than \(Self.deepest) brackets inside each other")
        }
        var left = try operand()
        while let (name, found) = currentOperator, found >= strength {
            let column = advance().column
            operators += 1
            guard operators <= Self.mostOperators else {
                throw ConditionProblem(column: column, "More than \(Self.mostOperators) operators")
            }
            left = XLSFormExpression(.pair(name, left, try expression(atLeast: found + 1)), at: column)
        }
        return left
    }

    private mutating func operand() throws(ConditionProblem) -> XLSFormExpression {
        guard current.kind != .end else { throw unexpected("a value or a question") }
        let token = advance()
        let column = token.column
        switch token.kind {
        case .number(let number): return XLSFormExpression(.number(number), at: column)
        case .text(let text): return XLSFormExpression(.text(text), at: column)
        case .answer(let name): return XLSFormExpression(.answer(name), at: column)
        case .word(let word):
            return XLSFormExpression(.call(word.lowercased(), try inputs(of: word, at: column)), at: column)
        case .sign("."): return XLSFormExpression(.own, at: column)
        case .sign("-"): return XLSFormExpression(.minus(try expression(atLeast: 7)), at: column)
        case .sign("("):
            let inner = try expression(atLeast: 0)
            try expect(")")
            return inner
        case .sign, .end:
            throw ConditionProblem(column: column, "Expected a value or a question, not \(token.words)")
        }
    }

    private mutating func inputs(of word: String, at column: Int) throws(ConditionProblem) -> [XLSFormExpression] {
        guard takes("(") else {
            let hint = "Put text in quotes, and a question in ${ }"
            throw ConditionProblem(column: column, "\(word.prefix(60)) is not known here. \(hint)")
        }
        var inputs: [XLSFormExpression] = []
        while current.kind != .sign(")") {
            if !inputs.isEmpty { try expect(",") }
            inputs.append(try expression(atLeast: 0))
        }
        try expect(")")
        return inputs
    }
}

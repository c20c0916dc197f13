import Domain

/// Puts an expression of an XLSForm into a condition that says the same.
///
/// There, an empty answer is an empty text: `${q} = 'a'` is false and `${q} != 'a'` true without an answer.
/// Here, what is not answered is not known, and what is not known neither holds nor fails. Where that makes
/// a difference, `answered(…)` is added, so that the same people see the same questions.
struct XLSFormConditionReading {
    let targets: XLSFormTargets
    /// What `.` refers to; nil where there is no own answer.
    var own: XLSFormTarget?

    /// What a condition becomes when it is not known.
    enum Unknown {
        /// As `relevant`: the question is not asked.
        case isFalse
        /// As `constraint`: nothing is refused.
        case isTrue
        /// Inside `if`: it has to be known.
        case isNeither

        var opposite: Unknown {
            switch self {
            case .isFalse: .isTrue
            case .isTrue: .isFalse
            case .isNeither: .isNeither
            }
        }
    }

    func condition(_ text: String, _ unknown: Unknown) throws(ConditionProblem) -> Condition {
        let formula = try truth(try XLSFormExpression(text), unknown)
        do throws(ConditionProblem) {
            // Only what can be written down can be kept.
            _ = try Condition(formula.text)
        } catch {
            throw ConditionProblem(column: 1, error.message)
        }
        return Condition(formula)
    }

    func truth(_ part: XLSFormExpression, _ unknown: Unknown) throws(ConditionProblem) -> Formula {
        switch part.node {
        case .pair(let sign, let left, let right):
            if let join = FormulaOperator(rawValue: sign), join == .and || join == .or {
                return Formula(.pair(join, try truth(left, unknown), try truth(right, unknown)), column: part.column)
            }
            return try comparison(sign, left, right, at: part.column, unknown)
        case .call(let name, let inputs): return try called(name, inputs, at: part.column, unknown)
        case .answer, .own:
            return Formula(.call(.answered, [try value(part)]), column: part.column)
        case .number, .text, .minus:
            throw ConditionProblem(column: part.column, "This has to be a comparison, which is true or false")
        }
    }

    func called(
        _ name: String, _ inputs: [XLSFormExpression], at column: Int, _ unknown: Unknown
    ) throws(ConditionProblem) -> Formula {
        switch (name, inputs.count) {
        case ("true", 0): return Formula(.truth(true), column: column)
        case ("false", 0): return Formula(.truth(false), column: column)
        case ("not", 1): return Formula(.not(try truth(inputs[0], unknown.opposite)), column: column)
        case ("boolean", 1): return try truth(inputs[0], unknown)
        case ("selected", 2): return try selected(inputs[0], inputs[1], at: column, unknown)
        case ("if", 3):
            let parts = [
                try truth(inputs[0], .isNeither), try truth(inputs[1], unknown), try truth(inputs[2], unknown),
            ]
            return Formula(.call(.choose, parts), column: column)
        default: throw Self.unknown(name, inputs.count, at: column)
        }
    }

    static func unknown(_ name: String, _ count: Int, at column: Int) -> ConditionProblem {
        let known = [
            "true": 0, "false": 0, "not": 1, "boolean": 1, "selected": 2, "if": 3, "today": 0, "date": 1,
            "count-selected": 1, "string-length": 1, "number": 1,
        ]
        let reason =
            known[name].map { $0 == count ? "\(name)() can not stand here" : "\(name)() takes \($0), not \(count)" }
            ?? "\(name.prefix(60))() can not be held"
        return ConditionProblem(column: column, reason)
    }

    private func selected(
        _ asked: XLSFormExpression, _ choice: XLSFormExpression, at column: Int, _ unknown: Unknown
    ) throws(ConditionProblem) -> Formula {
        let question = try value(asked)
        guard let name = choice.literal else {
            throw ConditionProblem(column: choice.column, "This has to be a choice in quotes")
        }
        let id = try choiceID(name, of: asked, at: choice.column)
        let formula = Formula(.call(.selected, [question, Formula(.text(id), column: choice.column)]), column: column)
        return known(formula, empty: false, unknown)
    }
}

// Comparisons

extension XLSFormConditionReading {
    private func comparison(
        _ sign: String, _ left: XLSFormExpression, _ right: XLSFormExpression, at column: Int, _ unknown: Unknown
    ) throws(ConditionProblem) -> Formula {
        guard let sign = FormulaOperator(rawValue: sign), sign.isComparison else {
            throw ConditionProblem(column: column, "This has to be a comparison, which is true or false")
        }
        if let found = try asWhetherAnswered(sign, left, right, at: column) { return found }
        if let found = try asTruth(sign, left, right, unknown) { return found }
        let isEquality = sign == .equal || sign == .unequal
        let one = try value(left, besides: right, isEquality)
        let other = try value(right, besides: left, isEquality)
        let empty = whenEmpty(sign, one, other)
        return known(Formula(.pair(sign, one, other), column: column), empty: empty, unknown)
    }

    /// `${q} != ''` asks whether there is an answer.
    private func asWhetherAnswered(
        _ sign: FormulaOperator, _ left: XLSFormExpression, _ right: XLSFormExpression, at column: Int
    ) throws(ConditionProblem) -> Formula? {
        let asked = right.node == .text("") ? left : left.node == .text("") ? right : nil
        guard let asked, asked.isAnswer, sign == .equal || sign == .unequal else { return nil }
        let answered = Formula(.call(.answered, [try value(asked)]), column: column)
        return sign == .unequal ? answered : Formula(.not(answered), column: column)
    }

    /// `selected(…) = true()`
    private func asTruth(
        _ sign: FormulaOperator, _ left: XLSFormExpression, _ right: XLSFormExpression, _ unknown: Unknown
    ) throws(ConditionProblem) -> Formula? {
        guard sign == .equal || sign == .unequal, let truth = right.truth ?? left.truth else { return nil }
        let said = right.truth == nil ? right : left
        guard truth == (sign == .equal) else { return Formula(.not(try self.truth(said, unknown.opposite))) }
        return try self.truth(said, unknown)
    }

    /// What the comparison is in an XLSForm when something in it has no answer.
    private func whenEmpty(_ sign: FormulaOperator, _ one: Formula, _ other: Formula) -> Bool {
        guard case .call(.length, _) = one.node, case .number(let number) = other.node else { return sign == .unequal }
        return switch sign {
        case .equal: number == 0
        case .unequal: number != 0
        case .less: 0 < number
        case .atMost: 0 <= number
        case .more: 0 > number
        default: 0 >= number
        }
    }

    /// Makes `formula` known to be `empty` without an answer, where it matters.
    private func known(_ formula: Formula, empty: Bool, _ unknown: Unknown) -> Formula {
        if empty ? unknown == .isTrue : unknown == .isFalse { return formula }
        return formula.unanswerable.reversed().reduce(formula) { rest, reference in
            let answered = Formula(.call(.answered, [Formula(.answer(reference), column: formula.column)]))
            return empty ? Formula(.pair(.or, Formula(.not(answered)), rest)) : Formula(.pair(.and, answered, rest))
        }
    }
}

extension XLSFormExpression {
    /// A text or a number as it is written.
    var literal: String? {
        switch node {
        case .text(let text): text
        case .number(let number): PlainNumber.text(number)
        case .minus(let inner): if case .number(let number) = inner.node { PlainNumber.text(-number) } else { nil }
        default: nil
        }
    }

    var truth: Bool? {
        switch node {
        case .call("true", let inputs) where inputs.isEmpty: true
        case .call("false", let inputs) where inputs.isEmpty: false
        default: nil
        }
    }

    var isAnswer: Bool {
        switch node {
        case .answer, .own: true
        default: false
        }
    }

    /// What stands inside `decimal-date-time( )`, which counts days.
    var asDayNumber: XLSFormExpression? {
        if case .call("decimal-date-time", let inputs) = node, inputs.count == 1 { inputs[0] } else { nil }
    }
}

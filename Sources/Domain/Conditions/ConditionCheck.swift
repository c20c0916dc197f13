/// Finds every place where a condition does not fit the questions before it.
struct ConditionCheck {
    let scope: ConditionScope
    private(set) var problems: [ConditionProblem] = []

    init(scope: ConditionScope) {
        self.scope = scope
    }

    /// Nothing more is said of a part whose type could not be found.
    mutating func expect(_ wanted: FormulaType, of formula: Formula) {
        guard let found = type(of: formula), !found.compares(with: wanted) else { return }
        add("This has to be \(wanted.words), and is \(found.words)", at: formula)
    }

    private mutating func add(_ message: String, at formula: Formula) {
        problems.append(ConditionProblem(column: formula.column, message))
    }

    private mutating func type(of formula: Formula) -> FormulaType? {
        switch formula.node {
        case .number: return .number
        case .text: return .text
        case .truth: return .truth
        case .own: return own(formula)
        case .answer(let reference): return answer(reference, at: formula)
        case .not(let inner):
            expect(.truth, of: inner)
            return .truth
        case .minus(let inner):
            expect(.number, of: inner)
            return .number
        case .pair(let sign, let left, let right): return pair(sign, left, right, at: formula)
        case .call(let function, let inputs): return call(function, inputs, at: formula)
        }
    }

    private mutating func own(_ formula: Formula) -> FormulaType? {
        if scope.own == nil { add(". is the own answer, and can be used only in a check", at: formula) }
        return scope.own
    }

    private mutating func answer(_ reference: AnswerReference, at formula: Formula) -> FormulaType? {
        if let problem = scope.problem(with: reference) { add(problem, at: formula) }
        return scope.earlier[reference.name]
    }

    private mutating func pair(
        _ sign: FormulaOperator, _ left: Formula, _ right: Formula, at formula: Formula
    ) -> FormulaType? {
        switch sign {
        case .or, .and:
            expect(.truth, of: left)
            expect(.truth, of: right)
            return .truth
        case .equal, .unequal:
            expectSame(left, right, at: formula)
            return .truth
        case .less, .atMost, .more, .atLeast:
            if let type = expectSame(left, right, at: formula), type != .number, type != .day {
                add("\(sign.rawValue) compares numbers or dates, not \(type.words)", at: formula)
            }
            return .truth
        case .plus, .minus: return sum(left, right)
        case .times, .over:
            expect(.number, of: left)
            expect(.number, of: right)
            if sign == .over, right.node == .number(0) { add("This divides by 0", at: right) }
            return .number
        }
    }

    /// A number, or a date so many days later or earlier.
    private mutating func sum(_ left: Formula, _ right: Formula) -> FormulaType? {
        let first = type(of: left)
        expect(.number, of: right)
        guard let first, first != .number, first != .day else { return first }
        add("This has to be a number or a date, and is \(first.words)", at: left)
        return nil
    }

    @discardableResult
    private mutating func expectSame(_ left: Formula, _ right: Formula, at formula: Formula) -> FormulaType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        guard first.compares(with: second) else {
            add("\(Self.capital(first.words)) can not be compared with \(second.words)", at: formula)
            return nil
        }
        expectChoice(right, of: first)
        expectChoice(left, of: second)
        return first
    }

    private mutating func expectChoice(_ formula: Formula, of type: FormulaType) {
        guard case .choice(let ids) = type, case .text(let id) = formula.node, !ids.contains(id) else { return }
        add("'\(id.prefix(60))' is not one of the choices: \(Self.list(ids))", at: formula)
    }

    private static func capital(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

    private static func list(_ ids: [String]) -> String {
        ids.prefix(12).joined(separator: ", ") + (ids.count > 12 ? " and \(ids.count - 12) more" : "")
    }
}

extension ConditionCheck {
    private mutating func call(
        _ function: FormulaFunction, _ inputs: [Formula], at formula: Formula
    ) -> FormulaType? {
        switch (function, inputs.first) {
        case (.selected, let asked?):
            selected(asked, choice: inputs[1])
            return .truth
        case (.count, let asked?):
            count(asked)
            return .number
        case (.answered, let asked?):
            if isAnswer(asked) { _ = type(of: asked) }
            return .truth
        case (.daysBetween, let first?):
            expect(.day, of: first)
            expect(.day, of: inputs[1])
            return .number
        case (.length, let text?):
            expect(.text, of: text)
            return .number
        case (.choose, let condition?):
            expect(.truth, of: condition)
            return expectSame(inputs[1], inputs[2], at: formula)
        case (.date, let text?):
            date(text)
            return .day
        case (.today, _): return .day
        default: return nil
        }
    }

    private mutating func isAnswer(_ formula: Formula) -> Bool {
        switch formula.node {
        case .answer, .own: return true
        default:
            add("This has to be a question, as in ${its-id}", at: formula)
            return false
        }
    }

    private mutating func selected(_ asked: Formula, choice: Formula) {
        guard isAnswer(asked), let type = type(of: asked) else { return }
        guard case .text(let id) = choice.node else { return add("This has to be a choice in quotes", at: choice) }
        switch type {
        case .choice(let ids), .choices(let ids):
            if !ids.contains(id) {
                add("'\(id.prefix(60))' is not one of the choices: \(Self.list(ids))", at: choice)
            }
        default: add("selected() needs a question with choices, and this is \(type.words)", at: asked)
        }
    }

    private mutating func count(_ asked: Formula) {
        guard isAnswer(asked), let type = type(of: asked) else { return }
        switch type {
        case .choices, .rows: return
        default: add("count() needs a question with several answers, and this is \(type.words)", at: asked)
        }
    }

    private mutating func date(_ formula: Formula) {
        guard case .text(let text) = formula.node, let day = try? Day(text), day.iso == text else {
            return add("date() needs a day in quotes, as in date('2024-02-29')", at: formula)
        }
    }
}

import Domain

// What stands on either side of a comparison.
extension XLSFormConditionReading {
    /// - Parameter other: What it is compared with, which says how a literal is meant.
    func value(
        _ part: XLSFormExpression, besides other: XLSFormExpression, _ isEquality: Bool
    ) throws(ConditionProblem) -> Formula {
        guard let literal = part.literal, let type = try type(of: other) else { return try value(part) }
        switch type {
        case .choice where isEquality:
            return Formula(.text(try choiceID(literal, of: other, at: part.column)), column: part.column)
        case .number:
            guard let number = PlainNumber.read(literal) else { return try value(part) }
            return Formula(.number(number), column: part.column)
        case .day where (try? Day(literal))?.iso == literal:
            return Formula(.call(.date, [Formula(.text(literal), column: part.column)]), column: part.column)
        case .text: return Formula(.text(literal), column: part.column)
        default: return try value(part)
        }
    }

    func value(_ part: XLSFormExpression) throws(ConditionProblem) -> Formula {
        switch part.node {
        case .number(let number): return Formula(.number(number), column: part.column)
        case .text(let text): return Formula(.text(text), column: part.column)
        case .own: return Formula(.own, column: part.column)
        case .answer(let name):
            return Formula(.answer(try target(name, at: part.column).reference), column: part.column)
        case .minus(let inner): return Formula(.minus(try value(inner)), column: part.column)
        case .pair(let sign, let left, let right): return try arithmetic(sign, left, right, at: part.column)
        case .call(let name, let inputs): return try worked(name, inputs, at: part.column)
        }
    }

    private func arithmetic(
        _ sign: String, _ left: XLSFormExpression, _ right: XLSFormExpression, at column: Int
    ) throws(ConditionProblem) -> Formula {
        let signs: [String: FormulaOperator] = ["+": .plus, "-": .minus, "*": .times, "div": .over]
        guard let found = signs[sign] else { throw ConditionProblem(column: column, "\(sign) can not stand here") }
        if found == .minus, let days = try daysBetween(right, left, at: column) { return days }
        return Formula(.pair(found, try value(left), try value(right)), column: column)
    }

    /// One date less another is a number of days.
    private func daysBetween(
        _ first: XLSFormExpression, _ last: XLSFormExpression, at column: Int
    ) throws(ConditionProblem) -> Formula? {
        let ends = (first.asDayNumber, last.asDayNumber)
        if let from = ends.0, let to = ends.1 {
            return Formula(.call(.daysBetween, [try value(from), try value(to)]), column: column)
        }
        guard try type(of: first) == .day, try type(of: last) == .day else { return nil }
        return Formula(.call(.daysBetween, [try value(first), try value(last)]), column: column)
    }

    private func worked(
        _ name: String, _ inputs: [XLSFormExpression], at column: Int
    ) throws(ConditionProblem) -> Formula {
        switch (name, inputs.count) {
        case ("today", 0): return Formula(.call(.today, []), column: column)
        case ("date", 1): return Formula(.call(.date, [try value(inputs[0])]), column: column)
        case ("count-selected", 1): return Formula(.call(.count, [try value(inputs[0])]), column: column)
        case ("string-length", 1): return Formula(.call(.length, [try value(inputs[0])]), column: column)
        case ("number", 1): return try value(inputs[0])
        case ("if", 3):
            let parts = [try truth(inputs[0], .isNeither), try value(inputs[1]), try value(inputs[2])]
            return Formula(.call(.choose, parts), column: column)
        case ("true", 0), ("false", 0), ("not", 1), ("selected", 2):
            return try called(name, inputs, at: column, .isNeither)
        default: throw Self.unknown(name, inputs.count, at: column)
        }
    }

    private func target(_ name: String, at column: Int) throws(ConditionProblem) -> XLSFormTarget {
        if let target = targets.byName[name] { return target }
        throw ConditionProblem(column: column, Self.missing(name))
    }

    static func missing(_ name: String) -> String { "There is no question named \(name.prefix(60))" }

    func asked(_ part: XLSFormExpression) throws(ConditionProblem) -> XLSFormTarget? {
        switch part.node {
        case .own: own
        case .answer(let name): try target(name, at: part.column)
        default: nil
        }
    }

    func type(of part: XLSFormExpression) throws(ConditionProblem) -> FormulaType? {
        switch part.node {
        case .number, .minus: return .number
        case .own, .answer: return try asked(part)?.type
        case .call("today", _), .call("date", _): return .day
        case .call("count-selected", _), .call("string-length", _), .call("number", _): return .number
        case .pair("+", let left, _), .pair("-", let left, _): return try type(of: left)
        case .pair("*", _, _), .pair("div", _, _): return .number
        default: return nil
        }
    }

    func choiceID(
        _ name: String, of part: XLSFormExpression, at column: Int
    ) throws(ConditionProblem) -> String {
        guard let target = try asked(part), !target.type.ids.isEmpty else { return name }
        if let id = target.choices[name] { return id }
        let known = target.choices.keys.sorted().prefix(12).joined(separator: ", ")
        throw ConditionProblem(column: column, "'\(name.prefix(60))' is not one of the choices: \(known)")
    }
}

extension Formula {
    /// The answers without which it is not known, each once.
    var unanswerable: [AnswerReference] {
        var found: [AnswerReference] = []
        for reference in neededReferences where !found.contains(reference) { found.append(reference) }
        return found
    }

    private var neededReferences: [AnswerReference] {
        switch node {
        case .number, .text, .truth, .own: []
        case .answer(let reference): [reference]
        case .not(let inner), .minus(let inner): inner.neededReferences
        case .pair(_, let left, let right): left.neededReferences + right.neededReferences
        case .call(.answered, _), .call(.count, _): []
        case .call(_, let inputs): inputs.flatMap(\.neededReferences)
        }
    }
}

extension FormulaOperator {
    var isComparison: Bool {
        switch self {
        case .equal, .unequal, .less, .atMost, .more, .atLeast: true
        default: false
        }
    }
}

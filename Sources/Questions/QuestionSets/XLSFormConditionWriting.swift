import Domain

/// Writes a condition as an XLSForm has it, so that other programs show the same questions to the same people.
struct XLSFormConditionWriting {
    typealias Unknown = XLSFormConditionReading.Unknown

    let targets: XLSFormTargets

    /// Text, and how strongly its outermost operator binds.
    struct Piece {
        let text: String
        let strength: Int

        init(_ text: String, _ strength: Int = 8) {
            (self.text, self.strength) = (text, strength)
        }

        func bracketed(below least: Int) -> String { strength < least ? "(\(text))" : text }
    }

    func text(of condition: Condition, _ unknown: Unknown) -> Piece {
        truth(condition.formula, unknown)
    }

    private func truth(_ formula: Formula, _ unknown: Unknown) -> Piece {
        switch formula.node {
        case .truth(let truth): return Piece(truth ? "true()" : "false()")
        case .not(let inner): return Piece("not(\(truth(inner, unknown.opposite).text))")
        case .pair(.or, let left, let right):
            return Self.joined([truth(left, unknown), truth(right, unknown)], by: "or", 1)
        case .pair(.and, let left, let right):
            return Self.joined([truth(left, unknown), truth(right, unknown)], by: "and", 2)
        case .pair(let sign, let left, let right): return comparison(sign, left, right, formula, unknown)
        case .call(.answered, let inputs): return answered(inputs)
        case .call(.selected, let inputs):
            let said = Piece("selected(\(list(inputs)))")
            return known(said, formula, empty: false, unknown)
        case .call(.choose, let inputs) where inputs.count == 3:
            let parts = [truth(inputs[0], .isNeither), truth(inputs[1], unknown), truth(inputs[2], unknown)]
            let said = Piece("if(\(parts.map(\.text).joined(separator: ", ")))")
            return known(said, inputs[0], empty: nil, unknown)
        default: return value(formula)
        }
    }

    private func comparison(
        _ sign: FormulaOperator, _ left: Formula, _ right: Formula, _ whole: Formula, _ unknown: Unknown
    ) -> Piece {
        let strength = sign == .equal || sign == .unequal ? 3 : 4
        let sides = [value(left), value(right)].map { $0.bracketed(below: strength + 1) }
        let said = Piece("\(sides[0]) \(sign.rawValue) \(sides[1])", strength)
        return known(said, whole, empty: Self.whenEmpty(sign, left, right), unknown)
    }

    /// An empty answer is not a number, so neither less nor more than anything; and it is as long as nothing.
    private static func whenEmpty(_ sign: FormulaOperator, _ left: Formula, _ right: Formula) -> Bool? {
        guard !left.hasFunctions, !right.hasFunctions else { return nil }
        let isEquality = sign == .equal || sign == .unequal
        return !isEquality || left.isPlain || right.isPlain ? sign == .unequal : nil
    }

    /// Adds what makes `said` false, or true, when there is no answer.
    /// - Parameter empty: What it is by itself without one; nil when that cannot be said.
    private func known(_ said: Piece, _ formula: Formula, empty: Bool?, _ unknown: Unknown) -> Piece {
        let references = formula.unanswerable
        guard !references.isEmpty, unknown != .isNeither else { return said }
        let wanted = unknown == .isTrue
        guard empty != wanted else { return said }
        let sign = wanted ? "=" : "!="
        let checks = references.map { Piece("${\($0.name)} \(sign) ''", 3) }
        return Self.joined(checks + [said], by: wanted ? "or" : "and", wanted ? 1 : 2)
    }

    private func answered(_ inputs: [Formula]) -> Piece {
        guard case .answer(let reference)? = inputs.first?.node else { return Piece(". != ''", 3) }
        let checks = rows(of: reference).map { Piece("${\($0.name)} != ''", 3) }
        return checks.count == 1 ? checks[0] : Self.joined(checks, by: "or", 1)
    }

    /// A matrix is not one answer in an XLSForm: its rows are.
    private func rows(of reference: AnswerReference) -> [AnswerReference] {
        guard targets.target(of: reference)?.type == .rows else { return [reference] }
        let found = targets.byName.values.map(\.reference)
        return found.filter { $0.question == reference.question && $0.row != nil }.sorted { $0.name < $1.name }
    }

    private static func joined(_ pieces: [Piece], by word: String, _ strength: Int) -> Piece {
        guard let first = pieces.first else { return Piece("true()") }
        return pieces.dropFirst().reduce(first) { left, right in
            Piece(
                "\(left.bracketed(below: strength)) \(word) \(right.bracketed(below: strength + 1))", strength)
        }
    }
}

extension XLSFormConditionWriting {
    private func value(_ formula: Formula) -> Piece {
        switch formula.node {
        case .number(let number): Piece(PlainNumber.text(number), number < 0 ? 7 : 8)
        case .text(let text): Piece(Self.quoted(text))
        case .truth, .not, .pair(.or, _, _), .pair(.and, _, _): truth(formula, .isNeither)
        case .own: Piece(".")
        case .answer(let reference): Piece("${\(reference.name)}")
        case .minus(let inner): Piece("-" + value(inner).bracketed(below: 8), 7)
        case .pair(let sign, let left, let right): arithmetic(sign, left, right, formula)
        case .call(let function, let inputs): call(function, inputs, formula)
        }
    }

    private func arithmetic(_ sign: FormulaOperator, _ left: Formula, _ right: Formula, _ whole: Formula) -> Piece {
        guard !sign.isComparison else { return truth(whole, .isNeither) }
        let strength = sign == .plus || sign == .minus ? 5 : 6
        let sides = (value(left).bracketed(below: strength), value(right).bracketed(below: strength + 1))
        return Piece("\(sides.0) \(sign == .over ? "div" : sign.rawValue) \(sides.1)", strength)
    }

    private func call(_ function: FormulaFunction, _ inputs: [Formula], _ whole: Formula) -> Piece {
        switch function {
        case .selected, .answered: return truth(whole, .isNeither)
        case .count: return count(inputs)
        case .length: return Piece("string-length(\(list(inputs)))")
        case .today: return Piece("today()")
        case .date: return Piece("date(\(list(inputs)))")
        case .daysBetween:
            let days = inputs.map { "decimal-date-time(\(value($0).text))" }
            return Piece(days.reversed().joined(separator: " - "), 5)
        case .choose:
            let parts = [truth(inputs[0], .isNeither).text] + inputs.dropFirst().map { value($0).text }
            return Piece("if(\(parts.joined(separator: ", ")))")
        }
    }

    private func count(_ inputs: [Formula]) -> Piece {
        guard case .answer(let reference)? = inputs.first?.node, targets.target(of: reference)?.type == .rows else {
            return Piece("count-selected(\(list(inputs)))")
        }
        let rows = rows(of: reference).map { "if(${\($0.name)} != '', 1, 0)" }
        return Piece(rows.joined(separator: " + "), rows.count == 1 ? 8 : 5)
    }

    private func list(_ inputs: [Formula]) -> String {
        inputs.map { value($0).text }.joined(separator: ", ")
    }

    /// XPath 1.0 has no way to write a quote within the same quotes.
    private static func quoted(_ text: String) -> String {
        if !text.contains("'") { return "'\(text)'" }
        if !text.contains("\"") { return "\"\(text)\"" }
        let pieces = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
        return "concat(\(pieces.joined(separator: ", \"'\", ")))"
    }
}

extension Formula {
    /// Something written down that is not the empty text: compared with an empty answer, it is not equal.
    fileprivate var isPlain: Bool {
        switch node {
        case .number: true
        case .text(let text): !text.isEmpty
        default: false
        }
    }

    /// Whether it has a part that gives something though there is no answer.
    fileprivate var hasFunctions: Bool {
        switch node {
        case .call(.length, _), .call(.choose, _): true
        case .minus(let inner), .not(let inner): inner.hasFunctions
        case .pair(_, let left, let right): left.hasFunctions || right.hasFunctions
        default: false
        }
    }
}

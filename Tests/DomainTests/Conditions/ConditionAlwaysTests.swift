import Testing

@testable import Domain

/// Any formula at all, sensible or not, is written so that it is read as the same.
@Suite struct ConditionAlwaysTests {
    @Test(arguments: 1...400)
    func whatIsWrittenIsReadAsTheSame(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let formula = Formula.random(depth: 5, &chance)
        #expect(try Formula(formula.text) == formula, "\(formula.text)")
        #expect(try Formula(formula.text).text == formula.text)
    }

    @Test(arguments: 1...400)
    func noTextBreaksTheReaderOrTheReckoning(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let words = [
            "(", ")", "1", "0", "/", "*", "-", "not", "and", "=", "<", "${q}", "${m.r}", "'x'", "if", ",",
            "today", ".", "count", "selected", "date", "yes", "answered", "days-between", "length", "$", "\"", " ",
        ]
        let text = (1...Int.random(in: 1...25, using: &chance))
            .compactMap { _ in words.randomElement(using: &chance) }.joined(separator: " ")
        guard let condition = try? Condition(text) else { return }
        let answers = ConditionAnswers(today: Day(number: 0)) { _ in .number(0) }
        #expect(!(condition.holds(for: answers) && condition.fails(for: answers)))
        #expect(try Condition(condition.text) == condition)
    }
}

extension Formula {
    static func random(depth: Int, _ chance: inout Chance) -> Formula {
        guard depth > 0 else { return Formula(.leaf(&chance)) }
        switch Int.random(in: 0...5, using: &chance) {
        case 0: return Formula(.not(.random(depth: depth - 1, &chance)))
        case 1: return Formula(.minus(.random(depth: depth - 1, &chance)))
        case 2:
            let function = FormulaFunction.allCases.randomElement(using: &chance) ?? .today
            return Formula(.call(function, (0..<function.inputs).map { _ in .random(depth: depth - 2, &chance) }))
        case 3, 4:
            let sign = FormulaOperator.allCases.randomElement(using: &chance) ?? .plus
            return Formula(.pair(sign, .random(depth: depth - 1, &chance), .random(depth: depth - 1, &chance)))
        default: return Formula(.leaf(&chance))
        }
    }
}

extension Formula.Node {
    fileprivate static func leaf(_ chance: inout Chance) -> Formula.Node {
        switch Int.random(in: 0...5, using: &chance) {
        case 0: .number(Double(Int.random(in: 0...999_999, using: &chance)) / 1000)
        case 1: .text(["", "it's", "a b", "\"", "é", "''"].randomElement(using: &chance) ?? "")
        case 2: .truth(.random(using: &chance))
        case 3: .own
        case 4: .answer(AnswerReference(question: "q-\(Int.random(in: 1...9, using: &chance))"))
        default: .answer(AnswerReference(question: "m", row: "2019_a"))
        }
    }
}

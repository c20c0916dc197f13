/// What a condition, or a part of it, comes to.
package enum FormulaValue: Hashable, Sendable {
    case truth(Bool)
    case number(Double)
    case text(String)
    case day(Day)
    /// The choices that were made, or the rows that were filled in.
    case choices([String])
    /// There is an answer, and nothing more can be said of it here.
    case other
    case unknown(Unknown)

    /// Why there is no value.
    package enum Unknown: Hashable, Sendable {
        case notAnswered
        case dividedByNothing
        /// A number or a day that is too large to count with.
        case outOfRange
        /// The parts do not fit each other: the condition was not checked against these questions.
        case mismatched
    }
}

/// What a condition is asked with.
package struct ConditionAnswers {
    package let today: Day
    /// What was answered, by reference; `unknown(.notAnswered)` where nothing was.
    package let value: (AnswerReference) -> FormulaValue
    package let own: FormulaValue

    package init(
        today: Day, own: FormulaValue = .unknown(.notAnswered), value: @escaping (AnswerReference) -> FormulaValue
    ) {
        self.today = today
        self.own = own
        self.value = value
    }
}

extension Formula {
    /// `and` and `or` know their value when one side decides it; all else is unknown as soon as a part is.
    package func value(for answers: ConditionAnswers) -> FormulaValue {
        switch node {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .truth(let truth): .truth(truth)
        case .own: answers.own
        case .answer(let reference): answers.value(reference)
        case .not(let inner): inner.value(for: answers).negated
        case .minus(let inner): .difference(.number(0), inner.value(for: answers))
        case .pair(let sign, let left, let right): .pair(sign, left.value(for: answers), right.value(for: answers))
        case .call(let function, let inputs): value(of: function, inputs, for: answers)
        }
    }

    private func value(
        of function: FormulaFunction, _ inputs: [Formula], for answers: ConditionAnswers
    ) -> FormulaValue {
        let values = inputs.map { $0.value(for: answers) }
        switch (function, values.count) {
        case (.today, 0): return .day(answers.today)
        case (.answered, 1): return .truth(values[0].isKnown)
        case (.count, 1): return .count(values[0])
        case (.length, 1): return .length(values[0])
        case (.date, 1): return .date(values[0])
        case (.selected, 2): return .selected(values[0], values[1])
        case (.daysBetween, 2): return .days(from: values[0], to: values[1])
        case (.choose, 3): return .choice(on: values[0], values[1], values[2])
        default: return .unknown(.mismatched)
        }
    }
}

extension FormulaValue {
    package var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// What to give when the parts gave nothing: the first reason there is.
    fileprivate static func unknown(_ values: FormulaValue...) -> FormulaValue {
        values.first { !$0.isKnown } ?? .unknown(.mismatched)
    }

    fileprivate var negated: FormulaValue {
        if case .truth(let truth) = self { .truth(!truth) } else { .unknown(self) }
    }

    fileprivate static func pair(_ sign: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        switch sign {
        case .and: either(left, right, decides: false)
        case .or: either(left, right, decides: true)
        case .equal: compared(left, right) { $0 == 0 }
        case .unequal: compared(left, right) { $0 != 0 }
        case .less: compared(left, right) { $0 < 0 }
        case .atMost: compared(left, right) { $0 <= 0 }
        case .more: compared(left, right) { $0 > 0 }
        case .atLeast: compared(left, right) { $0 >= 0 }
        case .plus: sum(left, right)
        case .minus: difference(left, right)
        case .times: arithmetic(left, right, *)
        case .over:
            right.isNothing ? .unknown(left.isKnown ? .unknown(.dividedByNothing) : left) : arithmetic(left, right, /)
        }
    }

    /// - Source: S. C. Kleene, *Introduction to Metamathematics* (1952), strong three-valued logic.
    private static func either(_ left: FormulaValue, _ right: FormulaValue, decides: Bool) -> FormulaValue {
        if left == .truth(decides) || right == .truth(decides) { return .truth(decides) }
        if case .truth = left, case .truth = right { return .truth(!decides) }
        return unknown(left, right)
    }

    private static func compared(
        _ left: FormulaValue, _ right: FormulaValue, _ holds: (Int) -> Bool
    ) -> FormulaValue {
        switch (left, right) {
        case (.number(let one), .number(let other)): .truth(holds(order(one, other)))
        case (.day(let one), .day(let other)): .truth(holds((one.number - other.number).signum()))
        case (.text(let one), .text(let other)): .truth(holds(one == other ? 0 : one < other ? -1 : 1))
        case (.truth(let one), .truth(let other)): .truth(holds(one == other ? 0 : 1))
        default: unknown(left, right)
        }
    }

    /// Sums of decimals are compared as people add them: 0.1 + 0.2 is 0.3.
    private static func order(_ one: Double, _ other: Double) -> Int {
        let difference = one - other
        let nearness = 1e-12 * max(1, one.magnitude, other.magnitude)
        return difference.magnitude <= nearness ? 0 : difference < 0 ? -1 : 1
    }

    private var isNothing: Bool { self == .number(0) }

    private static func sum(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        guard case .day(let day) = left, case .number(let days) = right else { return arithmetic(left, right, +) }
        return moved(day, by: days)
    }

    fileprivate static func difference(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        guard case .day(let day) = left, case .number(let days) = right else { return arithmetic(left, right, -) }
        return moved(day, by: -days)
    }

    /// Whole days; years 1 to 9999.
    private static func moved(_ day: Day, by days: Double) -> FormulaValue {
        guard days.magnitude < 4_000_000 else { return .unknown(.outOfRange) }
        let moved = day.adding(days: Int(days.rounded(.towardZero)))
        return (1...9999).contains(moved.parts.year) ? .day(moved) : .unknown(.outOfRange)
    }

    private static func arithmetic(
        _ left: FormulaValue, _ right: FormulaValue, _ operation: (Double, Double) -> Double
    ) -> FormulaValue {
        guard case .number(let one) = left, case .number(let other) = right else { return unknown(left, right) }
        let result = operation(one, other)
        return result.isFinite ? .number(result) : .unknown(.outOfRange)
    }
}

extension FormulaValue {
    fileprivate static func count(_ value: FormulaValue) -> FormulaValue {
        switch value {
        case .choices(let choices): .number(Double(choices.count))
        case .unknown(.notAnswered): .number(0)
        default: unknown(value)
        }
    }

    fileprivate static func length(_ value: FormulaValue) -> FormulaValue {
        if case .text(let text) = value { .number(Double(text.count)) } else { unknown(value) }
    }

    fileprivate static func date(_ value: FormulaValue) -> FormulaValue {
        guard case .text(let text) = value, let day = try? Day(text) else { return unknown(value) }
        return .day(day)
    }

    fileprivate static func selected(_ asked: FormulaValue, _ choice: FormulaValue) -> FormulaValue {
        switch (asked, choice) {
        case (.choices(let choices), .text(let id)): .truth(choices.contains(id))
        case (.text(let chosen), .text(let id)): .truth(chosen == id)
        default: unknown(asked, choice)
        }
    }

    fileprivate static func days(from first: FormulaValue, to second: FormulaValue) -> FormulaValue {
        guard case .day(let one) = first, case .day(let other) = second else { return unknown(first, second) }
        return .number(Double(other.number - one.number))
    }

    fileprivate static func choice(
        on condition: FormulaValue, _ one: FormulaValue, _ other: FormulaValue
    ) -> FormulaValue {
        if case .truth(let truth) = condition { truth ? one : other } else { unknown(condition) }
    }
}

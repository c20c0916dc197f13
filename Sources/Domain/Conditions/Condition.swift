/// What has to be true for a question to be shown, or for an answer to be taken: `${age} >= 16 and answered(${role})`.
///
/// The language has numbers, text in quotes, `yes` and `no`; `${question}` and `${question.row}` for earlier answers,
/// `.` for the own answer in a check; `and`, `or`, `not`, `= != < <= > >=`, `+ - * /`; and the functions of
/// ``FormulaFunction``. Nothing in it repeats, and it refers only to earlier questions, so it always ends.
///
/// What is not answered is *not known*, and so is whatever is worked out from it: see ``FormulaValue``.
package struct Condition: Hashable, Sendable {
    package let formula: Formula

    package init(_ formula: Formula) {
        self.formula = formula
    }

    package init(_ text: String) throws(ConditionProblem) {
        formula = try Formula(text)
    }

    /// The same condition always has the same text, and the text gives the same condition.
    package var text: String { formula.text }

    /// The questions it refers to, without their rows.
    package var questions: Set<String> { Set(formula.references.map(\.question)) }

    /// Every reason why it can not be asked where `scope` says it stands. Columns are those of the text it came from.
    package func problems(in scope: ConditionScope) -> [ConditionProblem] {
        var check = ConditionCheck(scope: scope)
        check.expect(.truth, of: formula)
        return check.problems
    }

    /// Whether it is known to hold. What is not known does not hold.
    package func holds(for answers: ConditionAnswers) -> Bool {
        formula.value(for: answers) == .truth(true)
    }

    /// Whether it is known not to hold. What is not known has not failed.
    package func fails(for answers: ConditionAnswers) -> Bool {
        formula.value(for: answers) == .truth(false)
    }
}

/// What is wrong with a condition, and at which character, counted from 1.
package struct ConditionProblem: UserFacing, Hashable {
    package let column: Int
    package let message: String

    package init(column: Int, _ message: String) {
        self.column = column
        self.message = message
    }
}

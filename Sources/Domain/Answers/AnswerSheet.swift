/// What one person, or one organisation, has answered so far: by question.
package struct AnswerSheet: Hashable, Sendable {
    package private(set) var values: [String: AnswerValue]

    package init(_ values: [String: AnswerValue] = [:]) {
        self.values = values
    }

    package subscript(question: String) -> AnswerValue? {
        get { values[question] }
        set { values[question] = newValue }
    }

    package var isEmpty: Bool { values.isEmpty }

    /// What a condition before or at one of `set`'s questions is asked with.
    package func conditionAnswers(
        of set: QuestionSet, on today: Day, own: AnswerValue? = nil
    ) -> ConditionAnswers {
        ConditionAnswers(today: today, own: own?.formulaValue ?? .unknown(.notAnswered)) { reference in
            guard let value = values[reference.question] else { return .unknown(.notAnswered) }
            guard let row = reference.row else { return value.formulaValue }
            guard case .matrix(let matrix) = set.question(reference.question)?.kind else {
                return .unknown(.mismatched)
            }
            return value.formulaValue(row: row, of: matrix)
        }
    }
}

/// Last time's answers that may be offered again with "still true?". Nothing is answered until somebody says so.
package struct CarryForward: Sendable {
    /// By question, in the wording of this time's set.
    package let offers: [String: AnswerValue]

    /// An answer is offered when its question is asked again under the same id, answers remain comparable, and the
    /// value would be accepted today. Signatures are given anew each time.
    package init(_ last: AnswerSheet, of old: QuestionSet, to new: QuestionSet, on today: Day) {
        let comparison = QuestionSetComparison(from: old, to: new)
        var offers: [String: AnswerValue] = [:]
        for question in new.questions where question.kind != .signature {
            guard let value = last[question.id], comparison.comparability(of: question.id) != .none else { continue }
            let check = AnswerCheck(question, on: today)
            if check.problems(with: value, after: last, of: new).isEmpty { offers[question.id] = value }
        }
        self.offers = offers
    }
}

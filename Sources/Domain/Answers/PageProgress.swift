/// How far one page of a question set is.
package enum PageProgress: Hashable, Sendable {
    case toDo
    case begun
    case done
    /// Nothing has been answered, and nothing has to be.
    case optional

    package var words: String {
        switch self {
        case .toDo: "To do"
        case .begun: "Begun"
        case .done: "Done"
        case .optional: "Optional"
        }
    }
}

extension AnswerPath {
    /// What is wrong with answers that are there: one that was right beside another may not be any more.
    package func problems(on today: Day) -> [AnswerProblem] {
        questions.flatMap { question in
            sheet[question.id].map { AnswerCheck(question, on: today).problems(with: $0, after: sheet, of: set) } ?? []
        }
    }

    /// - Parameter page: one of ``pages``.
    package func progress(of page: QuestionPage) -> PageProgress {
        let asked = page.questions.filter(\.kind.isAsked)
        let isBegun = asked.contains { sheet[$0.id] != nil }
        guard asked.allSatisfy({ $0.isFinished(sheet[$0.id]) }) else { return isBegun ? .begun : .toDo }
        return isBegun || asked.isEmpty ? .done : .optional
    }
}

/// What a posted form means for a sheet: valid values, or every problem at once.
///
/// Only fields that begin with `q.` are answers; see ``Question/fieldNames``. Those that belong to no question that is
/// asked here are counted in ``notAsked`` and otherwise ignored. A question that is not shown never keeps an answer.
package struct AnswerReading: Sendable {
    /// The sheet before with what was read, and without what is no longer shown. A value with a problem is left out.
    package let sheet: AnswerSheet
    /// In the order of the questions.
    package let problems: [AnswerProblem]
    /// Questions that this very form made appear, so that nobody could answer them yet: the page comes again.
    ///
    /// A question was on the form when the sheet before showed it, or the form says so by ``Question/shownField``.
    package let revealed: [String]
    /// The names of answer fields that were not asked for, in order.
    package let notAsked: [String]

    /// - Parameters:
    ///   - fields: as they were posted, by name.
    ///   - files: what was sent and kept already, by the question's id.
    ///   - page: the page that was sent; nil for a form with every question on it, as when paper is typed in.
    ///   - requiring: false to keep what there is, finished or not, and come back later.
    ///   - variant: the wording in which the questions were read.
    package init(
        _ fields: [String: [String]], files: [String: AnswerFile] = [:], page: String? = nil, of set: QuestionSet,
        after sheet: AnswerSheet = AnswerSheet(), on today: Day, requiring: Bool = true, variant: String? = nil
    ) {
        let before = AnswerPath(set, sheet, on: today)
        var walk = Walk(
            fields: fields, files: files, set: set, before: before, isWhole: page == nil, today: today,
            requiring: requiring, variant: variant)
        for one in set.pages { walk.take(one, isSent: page == nil || page == one.id) }
        self.sheet = walk.sheet
        problems = walk.problems
        revealed = walk.revealed
        notAsked = fields.keys.filter { $0.hasPrefix(Question.fieldPrefix) && !walk.asked.contains($0) }.sorted()
    }

    /// Whether it can be kept and one can go on.
    package var isAccepted: Bool { problems.isEmpty && revealed.isEmpty }

    /// Goes through the questions once, in order: each condition sees only answers that were read before it.
    private struct Walk {
        let fields: [String: [String]]
        let files: [String: AnswerFile]
        let set: QuestionSet
        let before: AnswerPath
        let isWhole: Bool
        let today: Day
        let requiring: Bool
        let variant: String?
        var sheet = AnswerSheet()
        var problems: [AnswerProblem] = []
        var revealed: [String] = []
        var asked: Set<String> = [Question.shownField]

        mutating func take(_ page: QuestionPage, isSent: Bool) {
            guard holds(page.shownWhen) else { return }
            for question in page.questions where holds(question.shownWhen) && question.kind.isAsked {
                guard isSent else { sheet[question.id] = before.sheet[question.id]; continue }
                asked.formUnion(question.fieldNames)
                read(question)
            }
        }

        private func holds(_ condition: Condition?) -> Bool {
            condition?.holds(for: sheet.conditionAnswers(of: set, on: today)) ?? true
        }

        private mutating func read(_ question: Question) {
            let label = sheet.filled(question.label, of: set, in: variant)
            let typed = AnswerFields(
                question: question, fields: fields, file: files[question.id], earlier: before.sheet[question.id],
                label: label.quoted)
            guard typed.isPosted || wasShown(question.id) else { return revealed.append(question.id) }
            do {
                guard let value = try typed.value() else { return takeMissing(typed) }
                let check = AnswerCheck(question, on: today, label: label, takesUnfinished: !requiring)
                let found = check.problems(with: value, after: sheet, of: set)
                problems += found
                if found.isEmpty { sheet[question.id] = value }
            } catch {
                problems += error.problems
            }
        }

        private func wasShown(_ question: String) -> Bool {
            isWhole || before.shows(question) || fields[Question.shownField]?.contains(question) ?? false
        }

        private mutating func takeMissing(_ typed: AnswerFields) {
            if requiring && typed.question.isRequired { problems += typed.missing }
        }
    }
}

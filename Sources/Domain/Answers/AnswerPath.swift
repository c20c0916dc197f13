/// The way through a question set for one sheet: what is asked, what is passed over, and how far it is.
///
/// Made by going through the questions once, in order. A question that is passed over keeps no answer, so what depends
/// on that answer is passed over too.
package struct AnswerPath: Sendable {
    package let set: QuestionSet
    /// Only the answers to what is shown, and to nothing else.
    package let sheet: AnswerSheet
    /// Pages with something on them, with only the questions that are shown.
    package let pages: [QuestionPage]

    package init(_ set: QuestionSet, _ sheet: AnswerSheet, on today: Day) {
        var kept = AnswerSheet()
        var pages: [QuestionPage] = []
        for page in set.pages {
            let shown = Self.shown(page, of: set, sheet, &kept, today)
            if !shown.isEmpty { pages.append(page.with(shown)) }
        }
        self.set = set
        self.sheet = kept
        self.pages = pages
    }

    private static func shown(
        _ page: QuestionPage, of set: QuestionSet, _ sheet: AnswerSheet, _ kept: inout AnswerSheet, _ today: Day
    ) -> [Question] {
        guard page.shownWhen?.holds(for: kept.conditionAnswers(of: set, on: today)) ?? true else { return [] }
        var shown: [Question] = []
        for question in page.questions {
            guard question.shownWhen?.holds(for: kept.conditionAnswers(of: set, on: today)) ?? true else { continue }
            shown.append(question)
            if question.kind.isAsked { kept[question.id] = sheet[question.id] }
        }
        return shown
    }

    /// In the order in which they are asked.
    package var questions: [Question] { pages.flatMap(\.questions) }

    package func shows(_ question: String) -> Bool {
        pages.contains { $0.questions.contains { $0.id == question } }
    }

    /// The page itself as it is shown; nil when it is passed over.
    package func page(_ id: String) -> QuestionPage? {
        pages.first { $0.id == id }
    }

    package var firstPage: QuestionPage? { pages.first }

    /// - Returns: nil after the last page.
    package func page(after id: String) -> QuestionPage? {
        let order = set.pages.map(\.id)
        guard let here = order.firstIndex(of: id) else { return nil }
        return pages.first { order.firstIndex(of: $0.id).map { $0 > here } ?? false }
    }

    /// - Returns: nil before the first page.
    package func page(before id: String) -> QuestionPage? {
        let order = set.pages.map(\.id)
        guard let here = order.firstIndex(of: id) else { return nil }
        return pages.last { order.firstIndex(of: $0.id).map { $0 < here } ?? false }
    }

    /// Questions that have to be answered and are not, or not to the end.
    package var missing: [Question] {
        questions.filter { !$0.isFinished(sheet[$0.id]) }
    }

    package var isComplete: Bool { missing.isEmpty }

    /// The first page with something missing, where one goes on after coming back.
    package var pageToContinue: QuestionPage? {
        pages.first { page in page.questions.contains { !$0.isFinished(sheet[$0.id]) } } ?? pages.last
    }

    package var progress: AnswerProgress {
        let asked = questions.filter(\.kind.isAsked)
        return AnswerProgress(answered: asked.count { sheet[$0.id] != nil }, asked: asked.count)
    }

    /// From 1, among the pages that are shown: "page 2 of 5".
    package func number(ofPage id: String) -> Int? {
        pages.firstIndex { $0.id == id }.map { $0 + 1 }
    }
}

/// "4 of 9 questions answered"
package struct AnswerProgress: Hashable, Sendable {
    package let answered: Int
    package let asked: Int

    package init(answered: Int, asked: Int) {
        self.answered = answered
        self.asked = asked
    }

    package var words: String { "\(answered) of \(asked) question\(asked == 1 ? "" : "s") answered" }
}

extension Question {
    /// Whether nothing more has to be said: no open row where all are required, no missing reason.
    package func isFinished(_ value: AnswerValue?) -> Bool {
        switch (kind, value) {
        case (_, nil): !isRequired
        case (.matrix(let rule), .matrix(let rows)?): !isRequired || rule.rows.allSatisfy { rows[$0.id] != nil }
        case (.fulfilment(let rule), .fulfilment(let fulfilment, nil)?): !rule.reasonFor.contains(fulfilment)
        default: true
        }
    }
}

extension QuestionPage {
    func with(_ questions: [Question]) -> QuestionPage {
        QuestionPage(id: id, title: title, introduction: introduction, shownWhen: shownWhen, questions: questions)
    }
}

/// Questions that are put to people together: one version of them.
///
/// A set in the making may be wrong in any way; ``problems`` says in which. Only a set without problems is put to
/// anybody. A question, a choice and a row keep their id through every version: that is what makes answers comparable.
package struct QuestionSet: Hashable, Sendable {
    /// The same for all versions, such as `exit-evaluation`.
    package let key: String
    /// From 1.
    package let version: Int
    package let title: Wording
    package let introduction: Wording?
    /// What happens next, said when everything is answered.
    package let closing: Wording?
    /// Whether every page says who to call now, before and after typing, and has a quick exit.
    package let showsHelp: Bool
    /// The other wordings there are, in the order in which they are offered.
    package let variants: [QuestionVariant]
    package let pages: [QuestionPage]

    package init(
        key: String, version: Int = 1, title: Wording, introduction: Wording? = nil, closing: Wording? = nil,
        showsHelp: Bool = false, variants: [QuestionVariant] = [], pages: [QuestionPage]
    ) {
        self.key = key
        self.version = version
        self.title = title
        self.introduction = introduction
        self.closing = closing
        self.showsHelp = showsHelp
        self.variants = variants
        self.pages = pages
    }

    /// In the order in which they are asked.
    package var questions: [Question] { pages.flatMap(\.questions) }

    package func question(_ id: String) -> Question? {
        questions.first { $0.id == id }
    }

    package func page(_ id: String) -> QuestionPage? {
        pages.first { $0.id == id }
    }

    /// Questions whose answers say who somebody is. A set with any of them is never put to people anonymously.
    package var identifyingQuestions: [Question] { questions.filter(\.kind.identifies) }

    /// The ids of the questions that are answered with one's own name.
    package var signatures: Set<String> { Set(questions.filter { $0.kind == .signature }.map(\.id)) }
}

/// What is asked together: a page on a screen, a section on paper.
package struct QuestionPage: Hashable, Sendable {
    package let id: String
    package let title: Wording?
    package let introduction: Wording?
    /// The page is passed over unless this is known to hold.
    package let shownWhen: Condition?
    package let questions: [Question]

    package init(
        id: String, title: Wording? = nil, introduction: Wording? = nil, shownWhen: Condition? = nil,
        questions: [Question]
    ) {
        self.id = id
        self.title = title
        self.introduction = introduction
        self.shownWhen = shownWhen
        self.questions = questions
    }
}

/// Another wording of the same questions, such as `easy-read`, `children` or `cy`.
package struct QuestionVariant: Hashable, Sendable {
    package let key: String
    /// As people choose it: "Easy read", "Cymraeg".
    package let name: String

    package init(key: String, name: String) {
        self.key = key
        self.name = name
    }
}

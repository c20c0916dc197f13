/// One thing that is asked.
package struct Question: Hashable, Sendable {
    /// Stable through all versions of the set, and through all variants.
    package let id: String
    package let kind: QuestionKind
    package let label: Wording
    package let hint: Wording?
    package let isRequired: Bool
    /// The question is not asked, and keeps no answer, unless this is known to hold.
    package let shownWhen: Condition?
    package let check: AnswerRule?

    package init(
        id: String, kind: QuestionKind, label: Wording, hint: Wording? = nil, isRequired: Bool = false,
        shownWhen: Condition? = nil, check: AnswerRule? = nil
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.hint = hint
        self.isRequired = isRequired
        self.shownWhen = shownWhen
        self.check = check
    }

    /// Everything of it that people read, and where it stands.
    package var wordings: [(part: String, wording: Wording)] {
        [("label", label)] + (hint.map { [("hint", $0)] } ?? []) + (check.map { [("check", $0.message)] } ?? [])
            + kind.wordings
    }
}

/// What an answer must fulfil beyond its kind. An answer is refused only when the condition is known not to hold.
package struct AnswerRule: Hashable, Sendable {
    /// `.` is the own answer.
    package let condition: Condition
    /// Says what to do: "Enter a number of pupils that is not more than all pupils".
    package let message: Wording

    package init(_ condition: Condition, message: Wording) {
        self.condition = condition
        self.message = message
    }
}

/// Something that can be chosen, ranked or is a row of a matrix.
package struct QuestionChoice: Hashable, Sendable {
    package let id: String
    package let label: Wording

    package init(_ id: String, _ label: Wording) {
        self.id = id
        self.label = label
    }
}

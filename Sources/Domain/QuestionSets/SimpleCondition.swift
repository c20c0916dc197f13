/// The condition most people need: whether an earlier question was answered with one of its choices.
package struct SimpleCondition: Hashable, Sendable {
    package let question: String
    package let choice: String
    /// Whether it is to be that answer, or any other. Without an answer neither holds.
    package let isChosen: Bool

    package init(question: String, choice: String, isChosen: Bool = true) {
        self.question = question
        self.choice = choice
        self.isChosen = isChosen
    }

    /// Takes a condition that says no more than this.
    /// - Returns: nil for every other condition.
    package init?(_ condition: Condition) {
        switch condition.formula.node {
        case .pair(let sign, let left, let right) where sign == .equal || sign == .unequal:
            guard case .answer(let asked) = left.node, asked.row == nil, case .text(let id) = right.node else {
                return nil
            }
            self.init(question: asked.question, choice: id, isChosen: sign == .equal)
        case .call(.selected, let inputs): self.init(selected: inputs, isChosen: true)
        case .not(let inner):
            guard case .call(.selected, let inputs) = inner.node else { return nil }
            self.init(selected: inputs, isChosen: false)
        default: return nil
        }
    }

    private init?(selected inputs: [Formula], isChosen: Bool) {
        guard inputs.count == 2, case .answer(let asked) = inputs[0].node, asked.row == nil,
            case .text(let id) = inputs[1].node
        else { return nil }
        self.init(question: asked.question, choice: id, isChosen: isChosen)
    }

    /// - Parameter set: where the question stands; nil when it is not a question with choices.
    package func condition(in set: QuestionSet) -> Condition? {
        let asked = Formula(.answer(AnswerReference(question: question)))
        let id = Formula(.text(choice))
        switch set.question(question)?.kind.type {
        case .choice:
            return Condition(Formula(.pair(isChosen ? .equal : .unequal, asked, id)))
        case .choices:
            let selected = Formula(.call(.selected, [asked, id]))
            return Condition(isChosen ? selected : Formula(.not(selected)))
        default: return nil
        }
    }
}

extension QuestionKind {
    /// What a simple condition can ask for.
    package var namedAnswers: [QuestionChoice] {
        switch self {
        case .oneChoice(let choices): choices
        case .manyChoices(let many): many.choices
        case .ranking(let rule): rule.choices
        case .fulfilment(let rule): rule.offers.map { QuestionChoice($0.rawValue, $0.label) }
        default: []
        }
    }
}

extension QuestionSet {
    /// How many questions come before this one; nil when it is not in the set.
    package func index(ofQuestion id: String) -> Int? {
        questions.firstIndex { $0.id == id }
    }

    /// How many questions come before the page, and how many with those on it; nil when it is not in the set.
    package func range(ofPage id: String) -> Range<Int>? {
        guard let index = pages.firstIndex(where: { $0.id == id }) else { return nil }
        let start = pages.prefix(index).reduce(0) { $0 + $1.questions.count }
        return start..<(start + pages[index].questions.count)
    }

    /// Those of the first `count` questions that a simple condition can name.
    package func namable(among count: Int) -> [Question] {
        questions.prefix(count).filter { !$0.kind.namedAnswers.isEmpty }
    }
}

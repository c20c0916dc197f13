extension Condition {
    /// How a question is named in a condition's words.
    package enum Naming: Sendable {
        /// By what it asks, for those who read the whole set: "“Did somebody visit?” is “Yes”".
        case words
        /// By its number on paper, for those who answer: "you answered “Yes” to question 3".
        case number
    }

    /// The condition as people say it.
    ///
    /// Only what is common is put into words: an answer that is, or is not, one of a question's choices, a choice that
    /// was or was not ticked, a question that was answered, and several of these.
    /// - Returns: nil for any other.
    package func words(in set: QuestionSet, by naming: Naming) -> String? {
        ConditionWords(set: set, naming: naming).words(formula)
    }

    /// As people say it where that is possible, otherwise as it is written.
    package func inWords(of set: QuestionSet) -> String {
        words(in: set, by: .words) ?? text
    }
}

private struct ConditionWords {
    let set: QuestionSet
    let naming: Condition.Naming

    func words(_ formula: Formula) -> String? {
        switch formula.node {
        case .pair(let sign, let left, let right) where sign == .and || sign == .or: joined(left, sign, right)
        case .pair(.equal, let left, let right): chosen(left, right, isIt: true)
        case .pair(.unequal, let left, let right): chosen(left, right, isIt: false)
        case .call(.selected, let inputs) where inputs.count == 2: ticked(inputs, isIt: true)
        case .call(.answered, let inputs) where inputs.count == 1: given(inputs[0])
        case .not(let inner): notTicked(inner)
        default: nil
        }
    }

    /// "And" and "or" beside each other would be read either way.
    private func joined(_ left: Formula, _ sign: FormulaOperator, _ right: Formula) -> String? {
        guard !isJoined(left, otherwiseThan: sign), !isJoined(right, otherwiseThan: sign), let left = words(left),
            let right = words(right)
        else { return nil }
        return "\(left) \(sign.rawValue) \(right)"
    }

    private func isJoined(_ formula: Formula, otherwiseThan sign: FormulaOperator) -> Bool {
        guard case .pair(let other, _, _) = formula.node else { return false }
        return other != sign && (other == .and || other == .or)
    }

    private func chosen(_ asked: Formula, _ choice: Formula, isIt: Bool) -> String? {
        guard let (name, label) = named(asked, choice) else { return nil }
        switch naming {
        case .words: return "\(name) \(isIt ? "is" : "is not") “\(label)”"
        case .number: return "you \(isIt ? "answered" : "did not answer") “\(label)” to \(name)"
        }
    }

    private func ticked(_ inputs: [Formula], isIt: Bool) -> String? {
        guard let (name, label) = named(inputs[0], inputs[1]) else { return nil }
        switch naming {
        case .words: return "\(name) \(isIt ? "includes" : "does not include") “\(label)”"
        case .number: return "you \(isIt ? "ticked" : "did not tick") “\(label)” in \(name)"
        }
    }

    private func notTicked(_ formula: Formula) -> String? {
        guard case .call(.selected, let inputs) = formula.node, inputs.count == 2 else { return nil }
        return ticked(inputs, isIt: false)
    }

    private func given(_ asked: Formula) -> String? {
        guard case .answer(let reference) = asked.node, let name = name(reference) else { return nil }
        switch naming {
        case .words: return "\(name) is answered"
        case .number: return "you answered \(name)"
        }
    }

    private func named(_ asked: Formula, _ choice: Formula) -> (name: String, label: String)? {
        guard case .answer(let reference) = asked.node, case .text(let id) = choice.node, let name = name(reference),
            let label = answers(reference).first(where: { $0.id == id })?.label.text
        else { return nil }
        return (name, label)
    }

    /// Questions are numbered through the set, without words that need no answer.
    private func name(_ reference: AnswerReference) -> String? {
        let asked = set.questions.filter(\.kind.isAsked)
        guard let index = asked.firstIndex(where: { $0.id == reference.question }) else { return nil }
        let whole = naming == .number ? "question \(index + 1)" : "“\(asked[index].label.text)”"
        guard let row = reference.row else { return whole }
        return asked[index].kind.choices.first { $0.id == row }.map { "“\($0.label.text)” in \(whole)" }
    }

    private func answers(_ reference: AnswerReference) -> [QuestionChoice] {
        guard let kind = set.question(reference.question)?.kind else { return [] }
        guard case .matrix(let matrix) = kind else { return reference.row == nil ? kind.namedAnswers : [] }
        return reference.row == nil ? [] : matrix.scale.points
    }
}

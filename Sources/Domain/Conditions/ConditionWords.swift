extension Condition {
    /// The condition as it is said on paper: "you answered “No” to question 3".
    ///
    /// Only what is common is put into words: an answer that is, or is not, one of a question's choices, a choice that
    /// was ticked, a question that was answered, and several of these.
    /// - Returns: nil for any other, of which people can only be told that it depends on earlier answers.
    package func words(in set: QuestionSet) -> String? {
        ConditionWords(set: set).words(formula)
    }
}

private struct ConditionWords {
    let set: QuestionSet

    func words(_ formula: Formula) -> String? {
        switch formula.node {
        case .pair(.and, let left, let right): joined(left, "and", right)
        case .pair(.or, let left, let right): joined(left, "or", right)
        case .pair(.equal, let left, let right): answered(left, right, "answered")
        case .pair(.unequal, let left, let right): answered(left, right, "did not answer")
        case .call(.selected, let inputs) where inputs.count == 2: answered(inputs[0], inputs[1], "ticked")
        case .call(.answered, let inputs) where inputs.count == 1: given(inputs[0])
        default: nil
        }
    }

    private func joined(_ left: Formula, _ word: String, _ right: Formula) -> String? {
        guard let left = words(left), let right = words(right) else { return nil }
        return "\(left) \(word) \(right)"
    }

    private func answered(_ left: Formula, _ right: Formula, _ verb: String) -> String? {
        guard case .answer(let reference) = left.node, case .text(let choice) = right.node,
            let place = place(reference), let label = label(of: choice, reference)
        else { return nil }
        let to = verb == "ticked" ? "in" : "to"
        return "you \(verb) “\(label)” \(to) \(place)"
    }

    private func given(_ formula: Formula) -> String? {
        guard case .answer(let reference) = formula.node, let place = place(reference) else { return nil }
        return "you answered \(place)"
    }

    /// Questions are numbered through the set, without words that need no answer.
    private func place(_ reference: AnswerReference) -> String? {
        let asked = set.questions.filter(\.kind.isAsked)
        guard let index = asked.firstIndex(where: { $0.id == reference.question }) else { return nil }
        guard let row = reference.row else { return "question \(index + 1)" }
        let label = asked[index].kind.choices.first { $0.id == row }?.label.text
        return label.map { "“\($0)” in question \(index + 1)" }
    }

    private func label(of choice: String, _ reference: AnswerReference) -> String? {
        guard let kind = set.question(reference.question)?.kind else { return nil }
        switch kind {
        case .matrix(let matrix): return matrix.scale.points.first { $0.id == choice }?.label.text
        case .fulfilment: return Fulfilment(rawValue: choice)?.label.text
        default: return kind.choices.first { $0.id == choice }?.label.text
        }
    }
}

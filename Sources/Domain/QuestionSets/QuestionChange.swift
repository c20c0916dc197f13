/// One thing that is different between two versions of a question set.
package struct QuestionChange: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case added
        case removed
        case moved
        /// The parts that are worded differently: "label", "choice too-long"; of a set also "pages" and "help".
        case reworded([String])
        case kind(from: String, to: String)
        /// Choices, rows or points, by id.
        case choices(added: [String], removed: [String])
        /// "required", "shown-when", "check", "limits".
        case rules([String])
    }

    /// nil for the set as a whole.
    package let question: String?
    package let what: What

    package init(question: String?, _ what: What) {
        self.question = question
        self.what = what
    }

    /// "Other words: label, hint"
    package var words: String {
        switch what {
        case .added: "Added"
        case .removed: "Taken out"
        case .moved: "Moved"
        case .reworded(let parts): "\(question == nil ? "Changed" : "Other words"): \(parts.joined(separator: ", "))"
        case .kind(let from, let to): "Answered another way: \(from) before, \(to) now"
        case .choices(let added, let removed):
            [("Added", added), ("Taken out", removed)].filter { !$0.1.isEmpty }
                .map { "\($0.0): \($0.1.joined(separator: ", "))" }.joined(separator: ". ")
        case .rules(let parts): "Other rules: \(parts.joined(separator: ", "))"
        }
    }
}

/// Whether answers to two versions of a question can stand beside each other.
package enum Comparability: Hashable, Sendable {
    case full
    /// Something else could be answered: what both have can be compared, shares of the whole only with care.
    case withCare
    case none
}

extension QuestionKind {
    package func comparability(with other: QuestionKind) -> Comparability {
        switch (self, other) {
        case (.shortText, .longText), (.longText, .shortText), (.shortText, .shortText), (.longText, .longText): .full
        case (.number(let one), .number(let other)) where one.unit?.text != other.unit?.text: .none
        case (.matrix(let one), .matrix(let other)) where one.scale.isAgreement != other.scale.isAgreement: .none
        default:
            name != other.name ? .none : sharesAnswers(with: other) ? sameness(with: other) : .none
        }
    }

    private func sameness(with other: QuestionKind) -> Comparability {
        Set(answerIDs) == Set(other.answerIDs) && limits == other.limits ? .full : .withCare
    }

    private func sharesAnswers(with other: QuestionKind) -> Bool {
        answerIDs.isEmpty || !Set(answerIDs).isDisjoint(with: other.answerIDs)
    }

    /// Everything that can be answered, by id: choices, rows, points.
    var answerIDs: [String] {
        switch self {
        case .fulfilment(let rule): rule.offers.map(\.rawValue)
        case .agreement(let offersDontKnow): Agreement.offered(dontKnow: offersDontKnow).map(\.rawValue)
        case .matrix(let rule): rule.rows.map(\.id) + rule.scale.points.map { "point \($0.id)" }
        default: choices.map(\.id)
        }
    }

    /// The same without words and choices: what else an answer has to fulfil.
    var limits: QuestionKind {
        switch self {
        case .oneChoice: .oneChoice([])
        case .manyChoices(let many):
            .manyChoices(ManyChoices(choices: [], fewest: many.fewest, most: many.most, exclusive: many.exclusive))
        case .rating: .rating(low: "", high: "")
        case .number(let rule):
            .number(NumberRule(least: rule.least, most: rule.most, decimals: rule.decimals))
        case .ranking(let rule): .ranking(RankingRule(choices: [], most: rule.most))
        case .matrix: .matrix(MatrixRule(rows: [], scale: .agreement(offersDontKnow: false)))
        case .agreement: .agreement(offersDontKnow: false)
        default: self
        }
    }
}

extension MatrixRule.Scale {
    fileprivate var isAgreement: Bool {
        if case .agreement = self { true } else { false }
    }
}

/// What sort of value a question's answer is, or a part of a condition.
package enum FormulaType: Hashable, Sendable {
    case truth
    case number
    case text
    case day
    /// One of these, compared with text in quotes: `${q} = 'too-long'`.
    case choice([String])
    /// Any number of these: `selected`, `count` and `answered`.
    case choices([String])
    /// Rows with an answer each: `count` and `answered`; one row is `${q.row}`.
    case rows
    /// Only `answered`.
    case other

    var words: String {
        switch self {
        case .truth: "yes or no"
        case .number: "a number"
        case .text, .choice: "text"
        case .day: "a date"
        case .choices: "several choices"
        case .rows: "several rows"
        case .other: "an answer that can not be compared"
        }
    }

    fileprivate var family: Int {
        switch self {
        case .truth: 0
        case .number: 1
        case .text, .choice: 2
        case .day: 3
        case .choices, .rows, .other: 4
        }
    }

    /// Whether `=` makes sense between the two.
    func compares(with other: FormulaType) -> Bool { family == other.family && family < 4 }
}

/// What a condition can refer to where it stands.
package struct ConditionScope: Sendable {
    /// By the name between the braces: `question`, and `question.row` for each row of a matrix.
    package var earlier: [String: FormulaType]
    /// The ids of all questions there are, so that "later" can be told from "missing".
    package let known: Set<String>
    /// Those of them that are only words.
    package let unasked: Set<String>
    /// The type of `.`; nil where there is no own answer.
    package let own: FormulaType?

    package init(
        earlier: [String: FormulaType] = [:], known: Set<String> = [], unasked: Set<String> = [],
        own: FormulaType? = nil
    ) {
        self.earlier = earlier
        self.known = known
        self.unasked = unasked
        self.own = own
    }

    /// Why there is nothing to refer to under this name.
    func problem(with reference: AnswerReference) -> String? {
        guard earlier[reference.name] == nil else { return nil }
        if earlier[reference.question] != nil {
            return "\(reference.question) has no row \(reference.row ?? "")"
        }
        if unasked.contains(reference.question) { return "\(reference.text) is only words, and has no answer" }
        return known.contains(reference.question)
            ? "\(reference.text) is not earlier. Only questions that come before can be used"
            : "There is no question \(reference.question)"
    }

    func with(own: FormulaType?) -> ConditionScope {
        ConditionScope(earlier: earlier, known: known, unasked: unasked, own: own)
    }
}

/// What is wrong with what was answered, and at which field of the form.
package struct AnswerProblem: UserFacing, Hashable {
    package let question: String
    /// The name of the field to put right, such as `q.district` or `q.born.year`.
    package let field: String
    package let message: String

    package init(question: String, field: String, _ message: String) {
        self.question = question
        self.field = field
        self.message = message
    }
}

extension Question {
    /// The names of the fields that answer this question on a form; a problem with the whole points at the first.
    ///
    /// | Kind | Fields |
    /// | --- | --- |
    /// | most | `q.id` (for many choices once for each that is chosen) |
    /// | yes, partly, no | `q.id`, `q.id.reason` |
    /// | date | `q.id.day`, `q.id.month`, `q.id.year` |
    /// | ranking | `q.id.choice` for each choice, with its place from 1, or empty |
    /// | matrix | `q.id.row` for each row, with the point's id |
    /// | person | `q.id.name`, `q.id.role`, `q.id.email` |
    /// | file | `q.id` for the file itself, `q.id.remove` with any value to take an earlier one away |
    package var fieldNames: [String] {
        switch kind {
        case .information: []
        case .fulfilment(let rule) where !rule.reasonFor.isEmpty: [field(), field("reason")]
        case .date: [field("day"), field("month"), field("year")]
        case .ranking, .matrix: kind.choices.map { field($0.id) }
        case .person: [field("name"), field("role"), field("email")]
        case .file: [field(), field("remove")]
        default: [field()]
        }
    }

    package static let fieldPrefix = "q."

    /// A hidden field for each question on a form, with its id, so that one that was left empty is told from one that
    /// was not there. No question's own field can be called so.
    package static let shownField = "q..shown"

    /// - Parameter part: "year", the row's id; nil for the question as a whole.
    package func field(_ part: String? = nil) -> String {
        part.map { "\(Self.fieldPrefix)\(id).\($0)" } ?? Self.fieldPrefix + id
    }
}

extension String {
    /// “How was the forum?”, cut where it is long.
    var quoted: String {
        count > 90 ? "“\(prefix(88))…”" : "“\(self)”"
    }
}

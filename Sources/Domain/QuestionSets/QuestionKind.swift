/// How a question is answered.
package enum QuestionKind: Hashable, Sendable {
    case oneChoice([QuestionChoice])
    case manyChoices(ManyChoices)
    /// Yes, partly, no or does not apply, with a reason.
    case fulfilment(FulfilmentRule)
    /// Five points from "strongly disagree" (1) to "strongly agree" (5).
    case agreement(offersDontKnow: Bool)
    /// 0 to 10, with words for either end.
    case rating(low: Wording, high: Wording)
    case number(NumberRule)
    case date(DateRule)
    /// One line.
    case shortText(most: Int)
    /// Several lines.
    case longText(most: Int)
    case ranking(RankingRule)
    case matrix(MatrixRule)
    /// Name, role and e-mail address.
    case person
    case file(FileRule)
    /// A name typed as a signature; a line on paper.
    case signature
    /// Words without an answer.
    case information

    package static let mostShortText = 250
    package static let mostLongText = 5000

    package var isAsked: Bool { self != .information }

    /// Whether an answer says who somebody is: a file does, by its name and what is kept inside it.
    package var identifies: Bool {
        switch self {
        case .person, .signature, .file: true
        default: false
        }
    }

    /// Whether answers are people's own words, which are screened before anyone sees them.
    package var isFreeText: Bool {
        switch self {
        case .shortText, .longText: true
        case .fulfilment(let rule): !rule.reasonFor.isEmpty
        default: false
        }
    }

    /// As it stands in a file.
    package var name: String {
        switch self {
        case .oneChoice: "one-choice"
        case .manyChoices: "many-choices"
        case .fulfilment: "yes-partly-no"
        case .agreement: "agree-scale"
        case .rating: "rating"
        case .number: "number"
        case .date: "date"
        case .shortText: "short-text"
        case .longText: "long-text"
        case .ranking: "ranking"
        case .matrix: "matrix"
        case .person: "person"
        case .file: "file"
        case .signature: "signature"
        case .information: "information"
        }
    }

    package static let names = [
        "one-choice", "many-choices", "yes-partly-no", "agree-scale", "rating", "number", "date", "short-text",
        "long-text", "ranking", "matrix", "person", "file", "signature", "information",
    ]

    /// What can be chosen or ranked; for a matrix its rows.
    package var choices: [QuestionChoice] {
        switch self {
        case .oneChoice(let choices): choices
        case .manyChoices(let many): many.choices
        case .ranking(let ranking): ranking.choices
        case .matrix(let matrix): matrix.rows
        default: []
        }
    }

    /// What a condition may do with its answer; nil where there is none.
    package var type: FormulaType? {
        switch self {
        case .oneChoice(let choices): .choice(choices.map(\.id))
        case .manyChoices(let many): .choices(many.choices.map(\.id))
        case .fulfilment(let rule): .choice(rule.offers.map(\.rawValue))
        case .agreement, .rating, .number: .number
        case .date: .day
        case .shortText, .longText, .signature: .text
        case .ranking(let ranking): .choices(ranking.choices.map(\.id))
        case .matrix: .rows
        case .person, .file: .other
        case .information: nil
        }
    }

    var wordings: [(part: String, wording: Wording)] {
        let own: [(String, Wording)] =
            switch self {
            case .rating(let low, let high): [("low", low), ("high", high)]
            case .number(let rule): rule.unit.map { [("unit", $0)] } ?? []
            case .matrix(let matrix): matrix.scale.choices.map { ("scale, choice \($0.id)", $0.label) }
            default: []
            }
        let word = type == .rows ? "row" : "choice"
        return own + choices.map { ("\(word) \($0.id)", $0.label) }
    }
}

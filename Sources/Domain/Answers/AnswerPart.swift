/// One countable piece of an answer: what a tally groups by.
///
/// A choice is one part; several choices, rows and ranks are a part each. Text and people are not counted, so they
/// have none: that they were answered is known from the answer itself.
package struct AnswerPart: Hashable, Sendable {
    /// "" for the answer as a whole, the choice's id for ranks, the row's id for a matrix.
    package let part: String
    /// The choice's id, the point, the rank from 1.
    package let value: String

    package init(part: String = "", value: String) {
        self.part = part
        self.value = value
    }
}

extension AnswerValue {
    package var parts: [AnswerPart] {
        switch self {
        case .choice(let id): [AnswerPart(value: id)]
        case .choices(let ids): ids.map { AnswerPart(value: $0) }
        case .fulfilment(let fulfilment, _): [AnswerPart(value: fulfilment.rawValue)]
        case .agreement(let agreement): [AnswerPart(value: agreement.rawValue)]
        case .rating(let points): [AnswerPart(value: "\(points)")]
        case .number(let number): [AnswerPart(value: PlainNumber.text(number))]
        case .day(let day): [AnswerPart(value: day.iso)]
        case .ranking(let ids): ids.enumerated().map { AnswerPart(part: $1, value: "\($0 + 1)") }
        case .matrix(let rows): rows.keys.sorted().map { AnswerPart(part: $0, value: rows[$0] ?? "") }
        case .text, .person, .file: []
        }
    }

    /// People's own words, to be screened before anyone sees them; nil where there are none.
    package var freeText: String? {
        switch self {
        case .text(let text): text
        case .fulfilment(_, let reason): reason
        default: nil
        }
    }

    /// The same answer with other words in it, as after screening.
    package func replacingFreeText(with words: String) -> AnswerValue {
        switch self {
        case .text: .text(words)
        case .fulfilment(let fulfilment, _?): .fulfilment(fulfilment, reason: words)
        default: self
        }
    }
}

/// What somebody answered to one question.
///
/// That a value fits its question is checked when it is read (``AnswerReading``) or brought in (``AnswerCheck``).
package enum AnswerValue: Hashable, Sendable {
    case choice(String)
    /// In the order of the question's choices; not empty.
    case choices([String])
    case fulfilment(Fulfilment, reason: String?)
    case agreement(Agreement)
    /// 0 to 10.
    case rating(Int)
    /// In the question's unit.
    case number(Double)
    case day(Day)
    /// Short and long text, and the name typed as a signature; not empty.
    case text(String)
    /// Best first; not empty.
    case ranking([String])
    /// By row, the point of its scale; not empty. Rows without an answer are missing.
    case matrix([String: String])
    case person(AnswerPerson)
    case file(AnswerFile)
}

/// Somebody who is named in an answer.
package struct AnswerPerson: Hashable, Sendable {
    package let name: String
    package let role: String?
    package let email: EmailAddress?

    package init(name: String, role: String? = nil, email: EmailAddress? = nil) {
        self.name = name
        self.role = role
        self.email = email
    }
}

/// A file that came with an answer and is kept elsewhere.
package struct AnswerFile: Hashable, Sendable {
    /// Under which it is kept: one word.
    package let id: String
    /// As whoever sent it called it.
    package let name: String
    package let bytes: Int

    package init(id: String, name: String, bytes: Int) {
        self.id = id
        self.name = name
        self.bytes = bytes
    }
}

extension AnswerValue {
    /// What a condition works with.
    package var formulaValue: FormulaValue {
        switch self {
        case .choice(let id): .text(id)
        case .choices(let ids), .ranking(let ids): .choices(ids)
        case .fulfilment(let fulfilment, _): .text(fulfilment.rawValue)
        case .agreement(let agreement): .points(agreement)
        case .rating(let points): .number(Double(points))
        case .number(let number): .number(number)
        case .day(let day): .day(day)
        case .text(let text): .text(text)
        case .matrix(let rows): .choices(rows.keys.sorted())
        case .person, .file: .other
        }
    }

    /// - Parameter row: of a matrix.
    package func formulaValue(row: String, of matrix: MatrixRule) -> FormulaValue {
        guard case .matrix(let rows) = self, let point = rows[row] else { return .unknown(.notAnswered) }
        guard case .agreement = matrix.scale, let agreement = Agreement(rawValue: point) else { return .text(point) }
        return .points(agreement)
    }
}

extension FormulaValue {
    /// "Don't know" is answered, and says nothing that could be compared.
    fileprivate static func points(_ agreement: Agreement) -> FormulaValue {
        agreement.points.map { .number(Double($0)) } ?? .other
    }
}

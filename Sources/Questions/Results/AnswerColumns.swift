import Domain
import Partnership
import Platform

/// The columns of an export of answers: one for each thing that can be answered.
///
/// | Kind | Columns |
/// | --- | --- |
/// | many choices | one for each choice, `question: choice`, 1 or 0 |
/// | ranking | one for each choice, its place |
/// | matrix | one for each row, the code of its point |
/// | yes, partly, no with a reason | the answer, and `question: why` |
/// | person | `question: name`, `question: role`, `question: email` |
/// | all others | one |
struct AnswerColumns {
    struct Column {
        let described: ExportColumn
        let read: (KeptResponse) -> ExportCell

        init(_ described: ExportColumn, _ read: @escaping (KeptResponse) -> ExportCell) {
            self.described = described
            self.read = read
        }
    }

    let all: [Column]

    /// - Parameter organisations: the names of those that sent a return.
    init(_ set: QuestionSet, of occasion: Occasion, organisations: [ID<Organisation>: String] = [:]) {
        var all = set.pages.flatMap { page in
            page.questions.filter(\.kind.isAsked).flatMap { question in
                let isAlwaysAsked = page.shownWhen == nil && question.shownWhen == nil
                return QuestionColumns(question, isFilled: question.isRequired && isAlwaysAsked).all
            }
        }
        if let breakdown = occasion.draft.breakdown {
            let group = ExportColumn(Self.group(beside: set), breakdown.words)
            all.insert(Column(group) { .text($0.crowd) }, at: 0)
        }
        if occasion.draft.kind == .organisationReturn {
            let sender = ExportColumn(
                Self.own("organisation", beside: set), "The organisation that sent the return", isFilled: true)
            all.insert(
                Column(sender) { .text($0.organisation.map { organisations[$0] ?? $0.text } ?? "") }, at: 0)
        }
        let paper = ExportColumn(
            Self.paper(beside: set), "1 when it was typed in for somebody: from paper, or in a session",
            .wholeNumber(least: 0, most: 1), isFilled: true)
        all.append(Column(paper) { .number($0.isPaper ? 1 : 0) })
        self.all = all
    }

    var described: [ExportColumn] { all.map(\.described) }

    func cells(_ response: KeptResponse) -> [ExportCell] {
        all.map { $0.read(response) }
    }

    /// The group an answer is counted under.
    static func group(beside set: QuestionSet) -> String { own("group", beside: set) }

    /// Whether it came on paper.
    static func paper(beside set: QuestionSet) -> String { own("paper", beside: set) }

    /// A column that belongs to no question, under a name that no question has.
    private static func own(_ name: String, beside set: QuestionSet) -> String {
        set.questions.contains { $0.id.lowercased() == name } ? "\(name): of the answer" : name
    }
}

/// The columns of one question.
private struct QuestionColumns {
    let question: Question
    /// Whether there is no answer without one to this question.
    let isFilled: Bool

    init(_ question: Question, isFilled: Bool) {
        self.question = question
        self.isFilled = isFilled
    }

    private var id: String { question.id }
    private var label: String { question.label.text }

    var all: [AnswerColumns.Column] {
        switch question.kind {
        case .oneChoice(let choices): [code(choices)]
        case .manyChoices(let many): many.choices.map(chosen)
        case .fulfilment(let rule): fulfilment(rule)
        case .agreement(let offersDontKnow): [code(Agreement.points(offersDontKnow: offersDontKnow))]
        case .rating: [whole(.wholeNumber(least: 0, most: 10), isFilled)]
        case .number(let rule): [whole(rule.holds, isFilled)]
        case .date: [whole(.day, isFilled)]
        case .ranking(let rule): rule.choices.map { place($0, of: rule) }
        case .matrix(let rule): rule.rows.map { point($0, of: rule) }
        case .person: ["name", "role", "email"].map(person)
        // Words may be held back, and are missing then.
        case .shortText, .longText, .signature, .file: [whole(.text, false)]
        case .information: []
        }
    }

    private func whole(_ holds: ExportColumn.Holds, _ isFilled: Bool) -> AnswerColumns.Column {
        AnswerColumns.Column(ExportColumn(id, label, holds, isFilled: isFilled)) { [question] response in
            guard let value = response.sheet.answers[question.id] else { return .blank }
            return switch value {
            case .rating(let points): .number(points)
            case .number(let number): .decimal(number)
            case .day(let day): .day(day)
            case .text(let words): .text(words)
            default: .text(question.words(for: value))
            }
        }
    }

    private func code(_ choices: [QuestionChoice]) -> AnswerColumns.Column {
        let column = ExportColumn(id, label, .codes(choices.map(\.code)), isFilled: isFilled)
        return AnswerColumns.Column(column) { [id] response in
            .text(response.sheet.answers[id]?.parts.first?.value)
        }
    }

    private func chosen(_ choice: QuestionChoice) -> AnswerColumns.Column {
        let column = part(choice.id, choice.label.text, .wholeNumber(least: 0, most: 1), isFilled)
        return AnswerColumns.Column(column) { [id] response in
            guard case .choices(let chosen) = response.sheet.answers[id] else { return .blank }
            return .number(chosen.contains(choice.id) ? 1 : 0)
        }
    }

    private func fulfilment(_ rule: FulfilmentRule) -> [AnswerColumns.Column] {
        let answer = code(rule.offers.map { QuestionChoice($0.rawValue, $0.label) })
        guard !rule.reasonFor.isEmpty else { return [answer] }
        let why = AnswerColumns.Column(part("why", "why", .text, false)) { [id] response in
            .text(response.sheet.answers[id]?.freeText)
        }
        return [answer, why]
    }

    private func place(_ choice: QuestionChoice, of rule: RankingRule) -> AnswerColumns.Column {
        let isRanked = isFilled && rule.places == rule.choices.count
        let holds = ExportColumn.Holds.wholeNumber(least: 1, most: rule.places)
        return AnswerColumns.Column(part(choice.id, choice.label.text, holds, isRanked)) { [id] response in
            guard case .ranking(let ids) = response.sheet.answers[id], let at = ids.firstIndex(of: choice.id) else {
                return .blank
            }
            return .number(at + 1)
        }
    }

    private func point(_ row: QuestionChoice, of rule: MatrixRule) -> AnswerColumns.Column {
        let column = part(row.id, row.label.text, .codes(rule.scale.points.map(\.code)), isFilled)
        return AnswerColumns.Column(column) { [id] response in
            guard case .matrix(let rows) = response.sheet.answers[id] else { return .blank }
            return .text(rows[row.id])
        }
    }

    private func person(_ name: String) -> AnswerColumns.Column {
        AnswerColumns.Column(part(name, name, .text, isFilled && name == "name")) { [id] response in
            guard case .person(let person) = response.sheet.answers[id] else { return .blank }
            return .text(name == "name" ? person.name : name == "role" ? person.role : person.email?.text)
        }
    }

    private func part(
        _ name: String, _ words: String, _ holds: ExportColumn.Holds, _ isFilled: Bool
    ) -> ExportColumn {
        ExportColumn("\(id): \(name)", "\(label): \(words)", holds, isFilled: isFilled)
    }
}

extension QuestionChoice {
    var code: ExportColumn.Code { ExportColumn.Code(id, label.text) }
}

extension NumberRule {
    fileprivate var holds: ExportColumn.Holds {
        guard decimals == 0 else { return .number(least: least, most: most) }
        return .wholeNumber(
            least: least.flatMap { Int(exactly: $0.rounded(.up)) },
            most: most.flatMap { Int(exactly: $0.rounded(.down)) })
    }
}

import Domain
import Foundation
import Partnership
import Platform
import Storage

extension Services {
    /// Every answer of an occasion, a row each, in columns that say what they are.
    package func exportAnswers(of id: ID<Occasion>, by actor: Actor) async throws -> ExportTable {
        let now = now()
        return try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            let set = try QuestionSetStore.kept(occasion.draft.asked, on: db).set
            let columns = AnswerColumns(set, of: occasion)
            var rows: [[ExportCell]] = []
            try ResponseStore.forEach(of: occasion, on: db) { rows.append(columns.cells($0)) }
            try AuditTrail.record(
                .answersExported, by: actor, subject: .occasion(id), detail: "\(rows.count) answers", at: now, on: db)
            return ExportTable(name: "Answers \(occasion.draft.title)", columns: columns.names, rows: rows)
        }
    }
}

/// The columns of an export: one for each thing that can be answered.
///
/// | Kind | Columns |
/// | --- | --- |
/// | many choices | one for each choice, `question: choice`, 1 or 0 |
/// | ranking, matrix | one for each choice or row, its place or its point |
/// | yes, partly, no with a reason | the answer, and `question: why` |
/// | person | `question: name`, `question: role`, `question: email` |
/// | all others | one |
struct AnswerColumns {
    struct Column {
        let name: String
        let words: String
        let read: (KeptResponse) -> ExportCell
    }

    let all: [Column]

    init(_ set: QuestionSet, of occasion: Occasion) {
        var all = set.questions.filter(\.kind.isAsked).flatMap(Self.columns)
        if let breakdown = occasion.draft.breakdown {
            all.insert(
                Column(name: "group", words: breakdown.words) { .text($0.crowd) }, at: 0)
        }
        all.append(Column(name: "paper", words: "1 when it came on paper") { .number($0.isPaper ? 1 : 0) })
        self.all = all
    }

    var names: [String] { all.map(\.name) }

    func cells(_ response: KeptResponse) -> [ExportCell] {
        all.map { $0.read(response) }
    }

    private static func columns(_ question: Question) -> [Column] {
        let (id, label) = (question.id, question.label.text)
        switch question.kind {
        case .manyChoices(let many):
            return many.choices.map { choice in
                Column(name: "\(id): \(choice.id)", words: "\(label): \(choice.label.text)") { response in
                    guard case .choices(let chosen) = response.sheet.answers[id] else { return .blank }
                    return .number(chosen.contains(choice.id) ? 1 : 0)
                }
            }
        case .ranking, .matrix:
            return question.kind.choices.map { part in
                Column(name: "\(id): \(part.id)", words: "\(label): \(part.label.text)") { response in
                    let parts = response.sheet.answers[id]?.parts ?? []
                    return .text(parts.first { $0.part == part.id }?.value)
                }
            }
        case .person: return ["name", "role", "email"].map { person(question, $0) }
        case .fulfilment(let rule) where !rule.reasonFor.isEmpty:
            let why = Column(name: "\(id): why", words: "\(label): why") { .text($0.sheet.answers[id]?.freeText) }
            return [whole(question), why]
        default: return [whole(question)]
        }
    }

    private static func person(_ question: Question, _ part: String) -> Column {
        Column(name: "\(question.id): \(part)", words: "\(question.label.text): \(part)") { response in
            guard case .person(let person) = response.sheet.answers[question.id] else { return .blank }
            return .text(part == "name" ? person.name : part == "role" ? person.role : person.email?.text)
        }
    }

    /// The columns a question is imported from, the field each is typed into, and the choice it stands for.
    static func fields(of question: Question) -> [(name: String, field: String, choice: String?)] {
        let id = question.id
        return switch question.kind {
        case .manyChoices(let many): many.choices.map { ("\(id): \($0.id)", question.field(), $0.id) }
        case .ranking, .matrix: question.kind.choices.map { ("\(id): \($0.id)", question.field($0.id), nil) }
        case .person: ["name", "role", "email"].map { ("\(id): \($0)", question.field($0), nil) }
        case .fulfilment: [(id, question.field(), nil), ("\(id): why", question.field("reason"), nil)]
        case .information: []
        default: [(id, question.field(), nil)]
        }
    }

    private static func whole(_ question: Question) -> Column {
        let id = question.id
        return Column(name: id, words: question.label.text) { response in
            guard let value = response.sheet.answers[id] else { return .blank }
            switch value {
            case .rating(let points): return .number(points)
            case .day(let day): return .day(day)
            case .text(let words): return .text(words)
            case .number, .choice, .agreement: return .text(value.parts.first?.value)
            case .fulfilment(let fulfilment, _): return .text(fulfilment.rawValue)
            default: return .text(question.words(for: value))
            }
        }
    }
}

extension AuditAction {
    static let answersExported = AuditAction("answers.exported", "Took answers out")
}

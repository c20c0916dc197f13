import Domain
import Platform

/// What was typed for one page of questions, to be read or to be shown again.
struct AnswerForm: Sendable {
    enum Step: String, Sendable {
        case onward
        case back
        case later
    }

    let code: String?
    let page: String?
    let step: Step
    /// By the names that ``Question/fieldNames`` lists.
    private(set) var values: [String: [String]]

    /// - Parameter fields: the boxes of a date come as `q.id-day`, as those of every form do.
    init(_ fields: FormFields, of set: QuestionSet) {
        code = fields["code"]
        page = fields["page"]
        step = fields["step"].flatMap(Step.init(rawValue:)) ?? .onward
        var values = fields.values(under: Question.fieldPrefix)
        for question in set.questions where question.kind.name == "date" {
            for part in ["day", "month", "year"] {
                let box = "\(question.field())-\(part)"
                values[question.field(part)] = values[box]
                values[box] = nil
            }
        }
        self.values = values
    }

    /// As if what stands in the sheet had been typed.
    init(_ sheet: AnswerSheet, of questions: [Question]) {
        code = nil
        page = nil
        step = .onward
        var values: [String: [String]] = [:]
        for question in questions {
            guard let value = sheet[question.id] else { continue }
            values.merge(value.fields(of: question)) { first, _ in first }
        }
        self.values = values
    }

    /// As if what stands in another sheet had been typed too.
    mutating func take(_ sheet: AnswerSheet, of questions: [Question]) {
        values.merge(AnswerForm(sheet, of: questions).values) { _, taken in taken }
    }

    func first(_ name: String) -> String? {
        values[name]?.first
    }

    func contains(_ value: String, in name: String) -> Bool {
        values[name]?.contains(value) ?? false
    }
}

extension AnswerValue {
    /// What would have to be typed for this answer.
    fileprivate func fields(of question: Question) -> [String: [String]] {
        let whole = question.field()
        func parts(_ pairs: [(String, String?)]) -> [String: [String]] {
            Dictionary(pairs.compactMap { part, text in text.map { (question.field(part), [$0]) } }) { first, _ in first
            }
        }
        switch self {
        case .choice(let id): return [whole: [id]]
        case .choices(let ids): return [whole: ids]
        case .fulfilment(let fulfilment, let reason):
            return parts([("reason", reason)]).merging([whole: [fulfilment.rawValue]]) { first, _ in first }
        case .agreement(let agreement): return [whole: [agreement.rawValue]]
        case .rating(let points): return [whole: [String(points)]]
        case .number(let number): return [whole: [PlainNumber.text(number)]]
        case .day(let day):
            let (year, month, number) = day.parts
            return parts([("day", String(number)), ("month", String(month)), ("year", String(year))])
        case .text(let text): return [whole: [text]]
        case .ranking(let ids): return parts(ids.enumerated().map { ($1, String($0 + 1)) })
        case .matrix(let rows): return parts(rows.map { ($0.key, $0.value) })
        case .person(let person):
            return parts([("name", person.name), ("role", person.role), ("email", person.email?.text)])
        case .file: return [:]
        }
    }
}

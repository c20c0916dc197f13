import Domain
import Platform

/// When a question or a page is shown: always, after one answer of an earlier question, or by an expression.
struct WhenForm: Sendable {
    enum Way: String, Sendable {
        case always
        case chosen = "is"
        case other = "is-not"
        case formula
    }

    let way: Way
    /// `question/choice`
    let answer: String
    let formula: String

    init(_ fields: FormFields) {
        way = fields["when"].flatMap(Way.init(rawValue:)) ?? .always
        answer = fields["when-answer"] ?? ""
        formula = fields["when-formula"] ?? ""
    }

    init(_ condition: Condition?, among questions: [Question]) {
        guard let condition else { (way, answer, formula) = (.always, "", ""); return }
        guard let simple = SimpleCondition(condition), Self.offers(simple, among: questions) else {
            (way, answer, formula) = (.formula, "", condition.text)
            return
        }
        (way, answer, formula) = (simple.isChosen ? .chosen : .other, "\(simple.question)/\(simple.choice)", "")
    }

    private static func offers(_ simple: SimpleCondition, among questions: [Question]) -> Bool {
        let question = questions.first { $0.id == simple.question }
        return question?.kind.namedAnswers.contains { $0.id == simple.choice } ?? false
    }

    /// - Parameter questions: those that come before, with choices.
    func read(in set: QuestionSet, among questions: [Question], _ problems: inout FormProblems) -> Condition? {
        switch way {
        case .always: return nil
        case .formula: return Self.condition(formula, at: "when-formula", &problems)
        case .chosen, .other:
            let pieces = answer.split(separator: "/", maxSplits: 1).map(String.init)
            let simple = SimpleCondition(
                question: pieces.first ?? "", choice: pieces.last ?? "", isChosen: way == .chosen)
            guard Self.offers(simple, among: questions), let condition = simple.condition(in: set) else {
                problems.add("when-answer", "Choose the answer that it depends on")
                return nil
            }
            return condition
        }
    }

    /// What can not be read is said with the character at which it goes wrong.
    static func condition(_ text: String, at field: String, _ problems: inout FormProblems) -> Condition? {
        guard !text.trimmed.isEmpty else {
            problems.add(field, "Enter the condition, such as ${came} = 'yes'")
            return nil
        }
        do throws(ConditionProblem) {
            return try Condition(text)
        } catch {
            problems.add(field, "Column \(error.column): \(error.message)")
            return nil
        }
    }

    /// - Parameter what: "this question", "this page".
    func parts(_ what: String, of set: QuestionSet, among questions: [Question], _ problems: FormProblems) -> [FormPart]
    {
        let ways: [(Way, String)] =
            [(.always, "Always")]
            + (questions.isEmpty
                ? []
                : [(.chosen, "Only after one answer to a question before"), (.other, "Only after any other answer")])
            + [(.formula, "By a condition that I write myself")]
        let radios = Radios(
            "when", "When \(what) is asked", ways.map { Choice($0.rawValue, $1, isChosen: $0 == way) }, problems["when"]
        )
        let select = Select(
            "when-answer", "The answer before", none: "Choose an answer", Self.answers(questions, of: set), answer,
            problems["when-answer"], hint: "Used when you chose “after one answer” or “after any other answer”.")
        let text = TextField(
            "when-formula", "The condition", formula, problems["when-formula"],
            hint: "Used when you write it yourself, such as ${came} = 'yes' and ${pupils} > 10", autocomplete: "off")
        return [FormPart(radios: radios)] + (questions.isEmpty ? [] : [FormPart(select: select)])
            + [FormPart(text: text)]
    }

    /// "3. Did somebody visit?: Yes"
    private static func answers(_ questions: [Question], of set: QuestionSet) -> [(value: String, words: String)] {
        let numbers = Dictionary(set.questions.enumerated().map { ($1.id, $0 + 1) }) { first, _ in first }
        return questions.flatMap { question in
            question.kind.namedAnswers.map { choice in
                let label = question.label.text.shortened(to: 60)
                return ("\(question.id)/\(choice.id)", "\(numbers[question.id] ?? 0). \(label): \(choice.label.text)")
            }
        }
    }
}

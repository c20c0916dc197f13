import Domain
import Platform

/// What somebody typed to write a question of one kind.
struct QuestionForm: Sendable {
    /// Where the question is to stand.
    enum Place: Sendable, Equatable {
        /// Behind the last question of this page.
        case new(page: String)
        case existing(String)
    }

    let kind: KindWords
    let place: Place
    let fields: FormFields
    let when: WhenForm

    init(_ kind: KindWords, at place: Place, _ fields: FormFields) {
        self.kind = kind
        self.place = place
        self.fields = fields
        when = WhenForm(fields)
    }

    /// As if what the question is had been typed.
    init(_ question: Question, _ kind: KindWords, in set: QuestionSet) {
        let texts: [(String, String?)] = [
            ("label", question.label.text), ("hint", question.hint?.text), ("check", question.check?.condition.text),
            ("check-message", question.check?.message.text), ("required", question.isRequired ? "yes" : nil),
        ]
        self.kind = kind
        place = .existing(question.id)
        fields = FormFields(texts.compactMap { pair in pair.1.map { (pair.0, $0) } } + question.kind.typed)
        when = WhenForm(question.shownWhen, among: set.namable(among: set.index(ofQuestion: question.id) ?? 0))
    }

    var isAsked: Bool { kind.name != QuestionKind.information.name }

    /// The question as it stands in the set; nil for one that is new.
    func earlier(in set: QuestionSet) -> Question? {
        if case .existing(let id) = place { set.question(id) } else { nil }
    }

    /// The questions before it that a condition can name.
    func namable(in set: QuestionSet) -> [Question] {
        switch place {
        case .existing(let id): set.namable(among: set.index(ofQuestion: id) ?? 0)
        case .new(let page): set.namable(among: set.range(ofPage: page)?.upperBound ?? 0)
        }
    }

    /// The set with this question in it, or every problem of the question. What else is wrong with the set is not
    /// asked here.
    func changed(_ set: QuestionSet) throws -> QuestionSet {
        let question = try read(in: set)
        let changed =
            switch place {
            case .existing: try set.replacing(question: question)
            case .new(let page): try set.adding(question: question, to: page)
            }
        var problems = FormProblems()
        for problem in changed.problems where problem.place.question == question.id {
            problems.add(field(of: problem), Self.words(of: problem))
        }
        guard problems.isEmpty else { throw problems }
        return changed
    }

    static let most = 5000

    private func read(in set: QuestionSet) throws(FormProblems) -> Question {
        var problems = FormProblems()
        let before = earlier(in: set)
        let what = isAsked ? "the question" : "the words"
        let label = problems.read(FieldText(what, most: Self.most), from: fields["label"], field: "label")
        let hint = problems.readOptional(FieldText("the hint", most: Self.most), from: fields["hint"], field: "hint")
        var reading = KindForm(fields: fields, before: before?.kind)
        let kind = reading.kind(kind.name, &problems)
        let shownWhen = when.read(in: set, among: namable(in: set), &problems)
        let check = isAsked ? readCheck(before?.check, &problems) : nil
        guard problems.isEmpty, let label, let kind else { throw problems }
        return Question(
            id: before?.id ?? StableID.made(from: label, besides: Set(set.questions.map(\.id)), or: "question"),
            kind: kind, label: before?.label.saying(label) ?? Wording(label),
            hint: hint.map { before?.hint?.saying($0) ?? Wording($0) },
            isRequired: isAsked && fields["required"] == "yes", shownWhen: shownWhen, check: check)
    }

    private func readCheck(_ before: AnswerRule?, _ problems: inout FormProblems) -> AnswerRule? {
        let (condition, message) = ((fields["check"] ?? "").trimmed, (fields["check-message"] ?? "").trimmed)
        guard !condition.isEmpty || !message.isEmpty else { return nil }
        if condition.isEmpty { problems.add("check", "Enter what an answer must fulfil, or clear what is said") }
        if message.isEmpty { problems.add("check-message", "Enter what people are told to do when it is not so") }
        guard !condition.isEmpty, let read = WhenForm.condition(fields["check"] ?? "", at: "check", &problems) else {
            return nil
        }
        return AnswerRule(read, message: before?.message.saying(message) ?? Wording(message))
    }
}

// Which field a problem of the set belongs to.
extension QuestionForm {
    private func field(of problem: QuestionSetProblem) -> String {
        let part = problem.place.part ?? ""
        if part.hasPrefix("scale") { return "points" }
        if part.hasPrefix("row") { return "rows" }
        if part.hasPrefix("choice") { return "choices" }
        switch part {
        case "shown-when": return when.way == .formula ? "when-formula" : "when-answer"
        case "expiry": return "expiry-months"
        case "": return "label"
        default: return part
        }
    }

    /// "Column 3: There is no question came"
    private static func words(of problem: QuestionSetProblem) -> String {
        if let column = problem.place.column { return "Column \(column): \(problem.reason)" }
        let names = [
            "choices": "Answers", "rows": "Lines", "fewest": "The fewest answers", "most": "The most",
            "least": "The least", "decimals": "Decimals", "earliest": "The earliest day", "latest": "The latest day",
            "expiry": "Months", "endings": "Kinds of file", "megabytes": "Megabytes", "reason-for": "Reasons",
        ]
        let name = problem.place.part.flatMap { names[$0] ?? ($0.hasPrefix("scale") ? "Points" : nil) }
        return name.map { "\($0): \(problem.reason)" } ?? problem.reason
    }
}

extension QuestionForm {
    /// The page's fields in order: what is asked, how it is answered, when, and what is checked.
    func parts(of set: QuestionSet, _ problems: FormProblems) -> [FormPart?] {
        let before = earlier(in: set)
        let kindForm = KindForm(fields: fields, before: before?.kind)
        let whens = when.parts(
            isAsked ? "this question" : "this", of: set, among: namable(in: set), problems)
        return [labelPart(problems), FormPart.wordings(of: before?.label, in: set)]
            + (isAsked ? [hintPart(problems), FormPart.wordings(of: before?.hint, in: set)] : [])
            + kindForm.parts(kind.name, problems) + (isAsked ? [requiredPart] : []) + whens
            + (isAsked ? checkParts(problems) : [])
    }

    private func labelPart(_ problems: FormProblems) -> FormPart {
        let label = fields["label"]
        guard isAsked, label?.contains("\n") != true else {
            let words = isAsked ? "The question" : "What people read"
            return FormPart(area: TextArea("label", words, label, problems["label"], rows: 4))
        }
        return FormPart(text: TextField("label", "The question", label, problems["label"]))
    }

    private func hintPart(_ problems: FormProblems) -> FormPart {
        FormPart(
            text: TextField(
                "hint", "A hint (optional)", fields["hint"], problems["hint"],
                hint: "A line below the question that helps to answer it."))
    }

    private var requiredPart: FormPart {
        let choice = Choice("yes", "People have to answer it to go on", isChosen: fields["required"] == "yes")
        return FormPart(checkboxes: Checkboxes("required", "Must it be answered?", [choice], nil))
    }

    private func checkParts(_ problems: FormProblems) -> [FormPart] {
        let condition = TextField(
            "check", "An answer is taken only when (optional)", fields["check"], problems["check"],
            hint: "A condition in which . is the answer, such as . <= ${pupils}")
        let message = TextField(
            "check-message", "What people are told otherwise (optional)", fields["check-message"],
            problems["check-message"], hint: "Say what to do: “Enter a number that is not more than all pupils”.")
        return [FormPart(heading: "Check"), FormPart(text: condition), FormPart(text: message)]
    }
}

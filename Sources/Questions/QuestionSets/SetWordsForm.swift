import Domain
import Platform

/// The title of a set that is begun or copied.
struct TitleForm: Sendable {
    let title: String?

    init(title: String? = nil) {
        self.title = title
    }

    init(_ fields: FormFields) {
        title = fields["title"]
    }

    static let rule = FieldText("a title", most: 200)

    func read() throws(FormProblems) -> String {
        var problems = FormProblems()
        guard let title = problems.read(Self.rule, from: title, field: "title") else { throw problems }
        return title
    }

    func part(_ problems: FormProblems) -> FormPart {
        FormPart(
            text: TextField(
                "title", "Title", title, problems["title"], hint: "People read it at the top of every page."))
    }
}

/// What is said of a set as a whole.
struct SetWordsForm: Sendable {
    let title: String?
    let introduction: String?
    let closing: String?
    let help: String?

    init(_ fields: FormFields) {
        title = fields["title"]
        introduction = fields["introduction"]
        closing = fields["closing"]
        help = fields["help"]
    }

    init(_ set: QuestionSet) {
        title = set.title.text
        introduction = set.introduction?.text
        closing = set.closing?.text
        help = set.showsHelp ? "yes" : nil
    }

    private static let introductionRule = FieldText("the introduction", most: QuestionForm.most)
    private static let closingRule = FieldText("the closing words", most: QuestionForm.most)

    /// - Throws: ``FormProblems``.
    func changed(_ set: QuestionSet) throws(FormProblems) -> QuestionSet {
        var problems = FormProblems()
        let title = problems.read(TitleForm.rule, from: title, field: "title")
        let introduction = problems.readOptional(Self.introductionRule, from: introduction, field: "introduction")
        let closing = problems.readOptional(Self.closingRule, from: closing, field: "closing")
        guard problems.isEmpty, let title else { throw problems }
        let changed = set.with(
            title: set.title.saying(title),
            introduction: introduction.map { set.introduction?.saying($0) ?? Wording($0) },
            closing: closing.map { set.closing?.saying($0) ?? Wording($0) }, showsHelp: help == "yes")
        for problem in changed.problems where problem.place.page == nil && problem.place.question == nil {
            guard let part = problem.place.part, ["title", "introduction", "closing"].contains(part) else { continue }
            problems.add(part, problem.reason)
        }
        guard problems.isEmpty else { throw problems }
        return changed
    }

    func parts(of set: QuestionSet, _ problems: FormProblems) -> [FormPart?] {
        let choice = Choice("yes", "Say on every page who to call now", isChosen: help == "yes")
        return [
            TitleForm(title: title).part(problems), FormPart.wordings(of: set.title, in: set),
            FormPart(
                area: TextArea(
                    "introduction", "Before the first question (optional)", introduction, problems["introduction"],
                    hint: "Who asks, why, and how long it takes.", rows: 4)),
            FormPart.wordings(of: set.introduction, in: set),
            FormPart(
                area: TextArea(
                    "closing", "After the last question (optional)", closing, problems["closing"],
                    hint: "What happens next, and by when.", rows: 4)),
            FormPart.wordings(of: set.closing, in: set),
            FormPart(
                checkboxes: Checkboxes(
                    "help", "Help", [choice], nil,
                    hint: "For questions to children, or about harm: with a way to leave the page quickly.")),
        ]
    }
}

/// One button of the outline: something goes one place up or down.
struct OrderForm: Sendable {
    private enum Moved: Sendable {
        case page(String)
        case question(String)
    }

    private let moved: Moved
    private let direction: EditDirection

    /// - Returns: nil when no button was pressed.
    init?(_ fields: FormFields) {
        for direction in EditDirection.allCases {
            if let id = fields["page-\(direction.rawValue)"] {
                (moved, self.direction) = (.page(id), direction); return
            }
            if let id = fields[direction.rawValue] { (moved, self.direction) = (.question(id), direction); return }
        }
        return nil
    }

    @Sendable
    func changed(_ set: QuestionSet) throws -> QuestionSet {
        switch moved {
        case .page(let id): try set.moving(page: id, direction)
        case .question(let id): try set.moving(question: id, direction)
        }
    }

    /// Where to go on reading.
    var anchor: String {
        switch moved {
        case .page(let id): "page-\(id)"
        case .question(let id): "question-\(id)"
        }
    }
}

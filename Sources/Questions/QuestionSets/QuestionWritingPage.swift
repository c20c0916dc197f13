import Domain
import Platform

/// Choosing how a question is answered, before it is written.
struct KindsPage: Page {
    static let template = "question-sets/kinds"

    let frame: Frame
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let kinds: Radios

    init(_ set: QuestionSet, page: String, _ problems: FormProblems, frame: Frame) {
        self.frame = frame
        action = "\(frame.root)\(set.address.path)/pages/\(page)/questions/new"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        kinds = Radios(
            "kind", "How is it answered?",
            KindWords.all.map { Choice($0.name, $0.title, isChosen: false, hint: $0.hint) }, problems["kind"])
    }
}

/// The form of one question.
enum QuestionWritingPage {
    /// - Parameter showingKept: whether the question as it is kept now stands beside what was typed.
    static func of(
        _ form: QuestionForm, in set: QuestionSet, _ problems: FormProblems, showingKept: Bool = false,
        _ context: AppContext
    ) throws -> WritingPage {
        let base = set.address.path
        let earlier = form.earlier(in: set)
        let page = form.page(in: set)
        let words = WritingPage.Words(
            title: earlier == nil ? "Add a question" : "Change a question", status: form.kind.title,
            hidden: [
                .init("made-from", try form.stamp(in: set)), .init("kind", form.kind.name), .init("on-page", page),
            ],
            button: earlier == nil ? "Add the question" : "Save",
            removeHref: earlier.map { "\(context.path(base))/questions/\($0.id)/removal" },
            kept: showingKept ? earlier.map { PreviewLayout(set).item($0) } : nil,
            moving: earlier.flatMap { moving($0, from: page, of: set, context) })
        let action = earlier.map { "\(base)/questions/\($0.id)" } ?? "\(base)/pages/\(page)/questions"
        return WritingPage(
            words, action: action, form.parts(of: set, problems), problems,
            frame: context.frame(below: set, isPart: true))
    }

    private static func moving(
        _ question: Question, from page: String, of set: QuestionSet, _ context: AppContext
    ) -> WritingPage.Moving? {
        guard set.pages.count > 1 else { return nil }
        let choices = set.pages.enumerated().map { index, one in
            Choice(one.id, one.words(at: index), isChosen: one.id == page)
        }
        return WritingPage.Moving(
            action: "\(context.path(set.address.path))/questions/\(question.id)/page",
            select: Select("page", "Move it to the end of another page", choices, nil))
    }
}

extension QuestionForm {
    /// The page on which the question stands, or is to stand.
    func page(in set: QuestionSet) -> String {
        switch place {
        case .new(let page): page
        case .existing(let id): set.page(of: id)?.id ?? ""
        }
    }

    /// Of the question, or of the page that it is added to.
    func stamp(in set: QuestionSet) throws -> String {
        switch place {
        case .existing(let id):
            guard let question = set.question(id) else { throw QuestionSetEditRefusal.noQuestion }
            return try MadeFrom.stamp(of: question)
        case .new(let page):
            guard let page = set.page(page) else { throw QuestionSetEditRefusal.noPage }
            return MadeFrom.stamp(of: page.questions.map(\.id))
        }
    }

    /// What was typed for one kind is not taken for another.
    func expectKind(in set: QuestionSet) throws(QuestionSetRefusal) {
        if let earlier = earlier(in: set), earlier.kind.name != kind.name { throw .changedMeanwhile }
    }

    /// The question this form made.
    func kept(in set: QuestionSet) -> Question? {
        switch place {
        case .existing(let id): set.question(id)
        case .new(let page): set.page(page)?.questions.last
        }
    }

    /// The same form in a set that others have changed.
    func again(in set: QuestionSet) throws(QuestionSetEditRefusal) -> QuestionForm {
        switch place {
        case .existing(let id):
            if set.question(id)?.kind.name == kind.name { return self }
        case .new(let page):
            if set.page(page) != nil { return self }
        }
        let page = fields["on-page"].flatMap { set.page($0) } ?? set.pages.last
        guard let page else { throw .noPage }
        return QuestionForm(kind, at: .new(page: page.id), fields)
    }
}

/// Says which answers stayed the same under other words, and which are new.
struct ChoiceNotice {
    let words: String

    init(from before: Question?, to after: Question?) {
        guard let before, let after else { words = "The question is added."; return }
        let (old, new) = (before.kind.allAnswers, after.kind.allAnswers)
        let labels = Dictionary(old.map { ($0.id, $0.label.text) }) { first, _ in first }
        let reworded = new.filter { labels[$0.id] != nil && labels[$0.id] != $0.label.text }
        let added = new.filter { labels[$0.id] == nil }
        let gone = old.filter { one in !new.contains { $0.id == one.id } }
        let lines = [
            Self.list(reworded.map { "“\($0.label.text)” is the same answer as “\(labels[$0.id] ?? "")” was" }, ""),
            Self.list(added.map { "“\($0.label.text)”" }, "New: "),
            Self.list(gone.map { "“\($0.label.text)”" }, "Gone: "),
        ]
        words = (["Saved."] + lines.compactMap(\.self)).joined(separator: " ")
    }

    /// At most three of them: the rest can be seen in the question.
    private static func list(_ words: [String], _ title: String) -> String? {
        guard !words.isEmpty else { return nil }
        let more = words.count > 3 ? " and \(words.count - 3) more" : ""
        return "\(title)\(words.prefix(3).map { $0.shortened(to: 120) }.joined(separator: ", "))\(more)."
    }
}

extension QuestionKind {
    /// Choices and rows, and the points of a scale of one's own.
    fileprivate var allAnswers: [QuestionChoice] {
        guard case .matrix(let rule) = self, case .choices(let points) = rule.scale else { return choices }
        return choices + points
    }
}

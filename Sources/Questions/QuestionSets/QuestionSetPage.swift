import Domain
import Platform

/// One version of a question set as people will see it.
struct QuestionSetPage: Page {
    static let template = "question-sets/set"

    struct Section: Sendable {
        let title: String
        let condition: String?
        let items: [Asked]
    }

    struct Asked: Sendable {
        let item: QuestionItem
        let condition: String?
        let check: String?
        /// The same question in the set's other wordings.
        let wordings: [String]
    }

    struct Version: Sendable {
        let words: String
        let href: String
        let isCurrent: Bool
    }

    /// What can be done with it now.
    struct Ways: Sendable {
        let ask: String?
        let publish: String?
        let write: String?
        let newVersion: String?
        let trial: String
        let copy: String?
        let file: String
        let workbook: String?
    }

    let frame: Frame
    let title: String
    let status: Tag
    let summary: SummaryList
    let sections: [Section]
    let problems: [String]
    let ways: Ways
    let versions: [Version]
    let changes: [String]

    struct Content: Sendable {
        let kept: KeptQuestionSet
        let versions: [ListedQuestionSet]
        /// What is different from the version before.
        let changes: [String]
    }

    init(_ content: Content, for viewer: Viewer, frame: Frame) {
        let (kept, set) = (content.kept, content.kept.set)
        self.frame = frame
        title = set.title.text
        status = kept.isPublished ? Tag("Published", .good) : Tag("In the making", .waiting)
        summary = SummaryList(Self.rows(kept))
        let preview = PreviewLayout(set)
        sections = set.pages.enumerated().map { preview.section($1, at: $0) }
        problems = set.problems.map { $0.words(in: set) }
        ways = Ways(content, for: viewer, frame: frame)
        versions =
            content.versions.count < 2
            ? []
            : content.versions.map { version in
                Version(
                    words: "Version \(version.version.version)", href: "\(frame.root)\(version.version.path)",
                    isCurrent: version.version == kept.version)
            }
        changes = content.changes
    }

    private static func rows(_ kept: KeptQuestionSet) -> [SummaryList.Row] {
        let set = kept.set
        let asked = set.questions.filter(\.kind.isAsked)
        let needed = asked.count(where: \.isRequired)
        let rows: [SummaryList.Row?] = [
            .init("Version", set.version.grouped),
            .init("Questions", "\(asked.count.grouped), \(needed.grouped) of them need an answer"),
            set.introduction.map { .init("Begins with", $0.text) },
            set.closing.map { .init("Ends with", $0.text) },
            set.variants.isEmpty ? nil : .init("Other wordings", set.variants.map(\.name).joined(separator: ", ")),
            set.identifyingQuestions.isEmpty
                ? nil : .init("Not anonymous", "It asks who people are, so answers carry a name."),
            set.showsHelp ? .init("Help", "Every page says who to call now.") : nil,
        ]
        return rows.compactMap(\.self)
    }
}

extension QuestionSetPage.Ways {
    init(_ content: QuestionSetPage.Content, for viewer: Viewer, frame: Frame) {
        let (kept, set) = (content.kept, content.kept.set)
        let base = frame.root + kept.version.path
        let (mayChange, isSound) = (viewer.may(.changeQuestionSets), set.problems.isEmpty)
        let isOpen = mayChange && !kept.isPublished
        let isAsked = viewer.may(.runOccasions) && kept.isPublished
        ask = isAsked ? "\(frame.root)/occasions/new?set=\(kept.version.key)/\(kept.version.version)" : nil
        publish = isOpen && isSound ? "\(base)/publication" : nil
        write = isOpen ? "\(base)/outline" : nil
        newVersion = mayChange && kept.isPublished ? "\(base)/versions" : nil
        trial = "\(base)/trial"
        copy = mayChange ? "\(base)/copy" : nil
        file = "\(base)/file"
        workbook = isSound ? "\(base)/workbook" : nil
    }
}

/// Lays questions out as people see them, before anything is answered.
struct PreviewLayout {
    private let set: QuestionSet
    private let layout: QuestionLayout

    init(_ set: QuestionSet) {
        self.set = set
        layout = QuestionLayout(
            set: set, sheet: AnswerSheet(), form: AnswerForm(AnswerSheet(), of: []), problems: FormProblems(),
            variant: nil)
    }

    func item(_ question: Question) -> QuestionItem { layout.item(question) }

    func section(_ page: QuestionPage, at index: Int) -> QuestionSetPage.Section {
        QuestionSetPage.Section(
            title: page.title?.text ?? "Page \(index + 1)", condition: page.shownWhen?.inWords(of: set),
            items: page.questions.map { question in
                QuestionSetPage.Asked(
                    item: item(question), condition: question.shownWhen?.inWords(of: set),
                    check: question.check?.condition.text,
                    wordings: FormPart.wordings(of: question.label, in: set)?.wordings ?? [])
            })
    }
}

/// Asks before a version is published, and says what that means.
struct PublicationPage: Page {
    static let template = "question-sets/publication"

    let frame: Frame
    let title: String
    let words: [String]
    let problems: [String]
    let changes: [String]
    let action: String?
    let stamp: String
    let backHref: String

    init(_ content: QuestionSetPage.Content, frame: Frame) throws {
        let set = content.kept.set
        let base = frame.root + content.kept.version.path
        self.frame = frame
        title = "Publish version \(set.version) of “\(set.title.text)”?"
        let names =
            set.identifyingQuestions.isEmpty
            ? "Nothing in it says who people are." : "It asks who people are, so answers carry a name."
        words = [
            "\(set.askedWords). \(names)",
            "Nobody is asked yet: that begins with a survey. From now on this version never changes; "
                + "what is to be different later is a new version.",
        ]
        problems = set.problems.map { $0.words(in: set) }
        changes = content.changes
        action = problems.isEmpty ? "\(base)/publication" : nil
        stamp = try MadeFrom.stamp(ofAll: set)
        backHref = base
    }
}

/// Bringing a question set in from a file.
struct QuestionSetFilePage: Page {
    static let template = "question-sets/file"

    let frame: Frame
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let file: FileField
    /// What is wrong with the file, place by place.
    let found: [String]

    init(_ problems: FormProblems = FormProblems(), found: [String] = [], frame: Frame) {
        self.frame = frame
        action = "\(frame.root)/question-sets/file"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.found = found
        file = FileField(
            "file", "Question set", problems["file"],
            hint: "A workbook in the form of XLSForm (.xlsx), up to 10 MB, or a text file (.yaml), up to 1 MB.",
            accept: ".xlsx,.yaml,.yml,text/yaml")
    }
}

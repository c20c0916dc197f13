import Domain
import Packs
import Platform

/// All question sets, each in its newest version, and those that travel with the program.
struct QuestionSetsPage: Page {
    static let template = "question-sets/list"

    /// A set that can be taken over as it is.
    struct Offer: Sendable {
        let name: String
        let title: String
    }

    let frame: Frame
    let status: String
    let table: DataTable
    let offers: [Offer]
    let addHref: String?

    init(_ sets: [ListedQuestionSet], offers: [Offer], mayChange: Bool, frame: Frame) {
        self.frame = frame
        status = sets.count == 1 ? "1 question set." : "\(sets.count.grouped) question sets."
        let addHref = mayChange ? "\(frame.root)/question-sets/new" : nil
        self.addHref = addHref
        self.offers = mayChange ? offers : []
        table = DataTable(
            caption: "Question sets",
            columns: [.init("Title"), .init("Version", isFigure: true), .init("Stands"), .init("Changed on")],
            rows: sets.map { set in
                [
                    .init(set.title, href: "\(frame.root)\(set.version.path)"), .init(set.version.version.grouped),
                    .init("", tag: set.tag), .init(set.changedOn),
                ]
            },
            empty: EmptyState(
                "No question set yet", "What people can be asked will be listed here. Take over one of those below.",
                action: "Bring in a file", href: addHref))
    }
}

extension QuestionSetVersion {
    var path: String { "/question-sets/\(key)/\(version)" }
}

extension ListedQuestionSet {
    var tag: Tag { isPublished ? Tag("Published", .good) : Tag("In the making", .waiting) }
}

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
    }

    struct Version: Sendable {
        let words: String
        let href: String
        let isCurrent: Bool
    }

    let frame: Frame
    let title: String
    let status: Tag
    let summary: SummaryList
    let sections: [Section]
    let problems: [String]
    let publishAction: String?
    let askHref: String?
    let fileHref: String
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
        sections = set.pages.enumerated().map { Self.section($1, number: $0 + 1, of: set) }
        problems = set.problems.map(\.message)
        let canPublish = viewer.may(.changeQuestionSets) && !kept.isPublished && problems.isEmpty
        publishAction = canPublish ? "\(frame.root)\(kept.version.path)/publication" : nil
        let mayAsk = viewer.may(.runOccasions) && kept.isPublished
        askHref = mayAsk ? "\(frame.root)/occasions/new?set=\(kept.version.text)" : nil
        fileHref = "\(frame.root)\(kept.version.path)/file"
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

    private static func section(_ page: QuestionPage, number: Int, of set: QuestionSet) -> Section {
        let layout = QuestionLayout(
            set: set, sheet: AnswerSheet(), form: AnswerForm(AnswerSheet(), of: []), problems: FormProblems(),
            variant: nil)
        return Section(
            title: page.title?.text ?? "Page \(number)", condition: page.shownWhen?.text,
            items: page.questions.map { question in
                Asked(
                    item: layout.item(question), condition: question.shownWhen?.text,
                    check: question.check?.condition.text)
            })
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
        action = "\(frame.root)/question-sets"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.found = found
        file = FileField(
            "file", "Question set", problems["file"], hint: "A YAML file, up to 1 MB.", accept: ".yaml,.yml,text/yaml")
    }
}

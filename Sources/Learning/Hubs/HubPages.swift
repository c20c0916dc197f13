import Domain
import Platform

/// All hubs, newest first.
struct HubsPage: Page {
    static let template = "hubs/list"

    struct Entry: Sendable {
        let title: String
        let href: String
        let season: String
        let stage: Tag
        let published: Tag?
    }

    let frame: Frame
    let newHref: String?
    let entries: [Entry]
    let empty: EmptyState?

    init(_ hubs: [Hub], mayChange: Bool, frame: Frame) {
        self.frame = frame
        let newHref = mayChange ? "\(frame.root)/hubs/new" : nil
        self.newHref = hubs.isEmpty ? nil : newHref
        entries = hubs.map { hub in
            Entry(
                title: hub.title, href: "\(frame.root)/hubs/\(hub.id.text)", season: hub.season,
                stage: hub.stageTag, published: hub.isPublished ? Tag("Published", .good) : nil)
        }
        empty =
            hubs.isEmpty
            ? EmptyState(
                "No learning hub yet",
                "Each round of the Learning Hub, from its newsletter to what was decided, "
                    + "will be listed here.", action: "Start a hub", href: newHref) : nil
    }
}

/// A new hub, or one to change.
struct EditHubPage: Page {
    static let template = "hubs/edit"

    struct Stage: Sendable {
        let name: String
        let planned: DateField
        let done: DateField
        let seenName: String
        let seen: String?
    }

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let hubTitle: TextField
    let season: TextField
    let whyChildren: TextArea
    let whyAdults: TextArea
    let boards: Checkboxes
    let questions: TextArea
    let stages: [Stage]

    init(
        _ form: HubForm, heading: String, action: String, new: String? = nil, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        hubTitle = TextField("title", "Theme", form.title, problems["title"], hint: "For example, Neglect")
        season = TextField(
            "season", "Season", form.season, problems["season"], hint: "For example, Autumn 2019", width: 20)
        whyChildren = TextArea(
            "why-children", "Why it matters to people who work with children", form.whyChildren,
            problems["why-children"], rows: 4, most: 2_000)
        whyAdults = TextArea(
            "why-adults", "Why it matters to people who work with adults", form.whyAdults, problems["why-adults"],
            rows: 4, most: 2_000)
        boards = Checkboxes(
            "boards", "Which boards is it for?",
            Board.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.boards.contains($0.rawValue)) },
            problems["boards"])
        questions = TextArea(
            "questions", "Key questions", form.questions, problems["questions"],
            hint: "One on a line, in the order in which they are asked.")
        stages = form.stages.map { Self.stage($0, problems) }
    }

    private static func stage(_ stage: HubForm.StageDays, _ problems: FormProblems) -> Stage {
        let (planned, done) = ("planned-\(stage.kind.rawValue)", "done-\(stage.kind.rawValue)")
        return Stage(
            name: stage.kind.words,
            planned: DateField(planned, "Planned for", stage.planned, problems[planned], hint: nil),
            done: DateField(done, "Happened on", stage.done, problems[done], hint: nil),
            seenName: "seen-\(stage.kind.rawValue)", seen: stage.seen)
    }
}

extension Hub {
    /// How far it has come: the last stage that happened.
    var stageTag: Tag {
        guard let last = stages.last(where: { $0.doneOn != nil }), let day = last.doneOn else {
            return Tag("Planned", .neutral)
        }
        return Tag("\(last.kind.words), \(day.inWords)", last.kind == .told ? .good : .waiting)
    }
}

import Domain
import Platform

/// A hub as read from the form.
package struct HubDraft: Sendable, Equatable {
    package let title: String
    package let season: String
    package let whyChildren: String
    package let whyAdults: String
    package let boards: Set<Board>
    package let questions: [String]
    package let stages: [HubStage]
    /// Stages whose day, on which they happened, was left as the form showed it.
    package let untouched: Set<HubStage.Kind>

    package init(
        title: String, season: String, whyChildren: String, whyAdults: String, boards: Set<Board>,
        questions: [String], stages: [HubStage], untouched: Set<HubStage.Kind> = []
    ) {
        self.title = title
        self.season = season
        self.whyChildren = whyChildren
        self.whyAdults = whyAdults
        self.boards = boards
        self.questions = questions
        self.stages = stages
        self.untouched = untouched
    }

    /// - Parameter old: what it takes the place of.
    func hub(_ id: ID<Hub>, after old: Hub? = nil) -> Hub {
        Hub(
            id: id, title: title, season: season, whyChildren: whyChildren, whyAdults: whyAdults, boards: boards,
            questions: questions, stages: old?.stages(typed: stages, untouched: untouched) ?? stages,
            publishedOn: old?.publishedOn)
    }
}

/// What somebody typed about a hub. Every field may be missing or wrong.
struct HubForm: Sendable {
    static let mostQuestions = 6

    struct StageDays: Sendable {
        let kind: HubStage.Kind
        var planned: DateText
        var done: DateText
        /// What stood in `done` when the form was first shown; nil when that was not sent.
        var seen: String?
    }

    var title: String?
    var season: String?
    var whyChildren: String?
    var whyAdults: String?
    var boards: [String]
    /// One on a line.
    var questions: String?
    var stages: [StageDays]

    init() {
        boards = Board.allCases.map(\.rawValue)
        stages = HubStage.Kind.allCases.map { StageDays(kind: $0, planned: DateText(nil), done: DateText(nil)) }
    }

    init(_ fields: FormFields) {
        title = fields["title"]
        season = fields["season"]
        whyChildren = fields["why-children"]
        whyAdults = fields["why-adults"]
        boards = fields.all("boards")
        questions = fields["questions"]
        stages = HubStage.Kind.allCases.map { kind in
            StageDays(
                kind: kind, planned: DateText(fields, "planned-\(kind.rawValue)"),
                done: DateText(fields, "done-\(kind.rawValue)"), seen: fields["seen-\(kind.rawValue)"])
        }
    }

    init(_ hub: Hub) {
        title = hub.title
        season = hub.season
        whyChildren = hub.whyChildren
        whyAdults = hub.whyAdults
        boards = hub.boards.map(\.rawValue)
        questions = hub.questions.joined(separator: "\n")
        stages = HubStage.Kind.allCases.map { kind in
            let stage = hub.stages.first { $0.kind == kind }
            let done = DateText(stage?.doneOn)
            return StageDays(kind: kind, planned: DateText(stage?.plannedOn), done: done, seen: done.typed)
        }
    }

    /// - Throws: every problem at once, in the order of the fields on the page.
    func read() throws(FormProblems) -> HubDraft {
        var problems = FormProblems()
        let title = problems.read(FieldText("a theme", most: 120), from: title, field: "title")
        let season = problems.read(FieldText("a season", most: 60), from: season, field: "season")
        let rule = FieldText("why it matters", most: 2_000)
        let whyChildren = problems.read(rule, from: whyChildren, field: "why-children")
        let whyAdults = problems.read(rule, from: whyAdults, field: "why-adults")
        let boards = Set(boards.compactMap(Board.init(rawValue:)))
        if boards.isEmpty { problems.add("boards", "Choose at least one board") }
        let questions = readQuestions(&problems)
        let stages = readStages(&problems)
        guard problems.isEmpty, let title, let season, let whyChildren, let whyAdults else { throw problems }
        return HubDraft(
            title: title, season: season, whyChildren: whyChildren, whyAdults: whyAdults, boards: boards,
            questions: questions, stages: stages, untouched: untouched)
    }

    private var untouched: Set<HubStage.Kind> {
        Set(stages.filter { $0.seen == $0.done.typed }.map(\.kind))
    }

    private func readQuestions(_ problems: inout FormProblems) -> [String] {
        let typed = (questions ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        if typed.isEmpty { problems.add("questions", "Enter at least one question") }
        if typed.count > Self.mostQuestions {
            problems.add("questions", "Enter \(Self.mostQuestions) questions or fewer. There are \(typed.count)")
        }
        if typed.contains(where: { $0.unicodeScalars.contains("\0") }) {
            problems.add("questions", "A question must not contain a null character")
        }
        if let long = typed.first(where: { $0.count > 300 }) {
            problems.add("questions", "A question must be 300 characters or fewer. “\(long.prefix(40))…” is longer")
        }
        return typed
    }

    private func readStages(_ problems: inout FormProblems) -> [HubStage] {
        stages.compactMap { stage in
            let name = stage.kind.rawValue
            let planned = problems.readOptional(Day.self, from: stage.planned.typed, field: "planned-\(name)")
            let done = problems.readOptional(Day.self, from: stage.done.typed, field: "done-\(name)")
            return planned == nil && done == nil ? nil : HubStage(stage.kind, plannedOn: planned, doneOn: done)
        }
    }
}

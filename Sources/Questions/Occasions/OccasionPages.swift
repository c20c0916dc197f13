import Domain
import Partnership
import Platform

/// Everything that was put to people, newest first.
struct OccasionsPage: Page {
    static let template = "occasions/list"

    let frame: Frame
    let status: String
    let newHref: String?
    let setsHref: String?
    let table: DataTable

    init(_ occasions: [ListedOccasion], for viewer: Viewer, on today: Day, frame: Frame) {
        self.frame = frame
        let open = occasions.count { $0.occasion.isTaking(on: today) }
        status =
            switch open {
            case 0: "Nothing is open for answers."
            case 1: "1 is open for answers."
            default: "\(open.grouped) are open for answers."
            }
        let newHref = viewer.may(.runOccasions) ? "\(frame.root)/occasions/new" : nil
        self.newHref = occasions.isEmpty ? nil : newHref
        setsHref = viewer.may(.readQuestionSets) ? "\(frame.root)/question-sets" : nil
        table = DataTable(
            caption: "Newest first",
            columns: [.init("Title"), .init("Stands"), .init("Answers", isFigure: true), .init("Last day")],
            rows: occasions.map { listed in
                [
                    .init(listed.occasion.draft.title, href: "\(frame.root)/occasions/\(listed.occasion.id.text)"),
                    .init("", tag: listed.occasion.tag(on: today)), .init(listed.answersWords),
                    listed.occasion.draft.closesOn.map { .init($0) } ?? .init("None set"),
                ]
            },
            empty: EmptyState(
                "Nobody has been asked anything yet", "Surveys and evaluations will be listed here.",
                action: "Ask people something", href: newHref))
    }
}

extension Occasion {
    func tag(on today: Day) -> Tag {
        switch state {
        case .draft: Tag("Not open yet", .neutral)
        case .open: isTaking(on: today) ? Tag("Open", .good) : Tag("Last day has passed", .waiting)
        case .closed: Tag("Closed", .neutral)
        }
    }
}

extension ListedOccasion {
    /// "225 people", or of returns "14 organisations".
    func counted(_ number: Int) -> String {
        guard occasion.draft.kind == .organisationReturn else { return number.people }
        return number == 1 ? "1 organisation" : "\(number.grouped) organisations"
    }

    /// "39 of 225", or how many where nobody knows of how many.
    var answersWords: String {
        asked.map { "\(answers.all.grouped) of \($0.grouped)" } ?? answers.all.grouped
    }

    /// With its share and interval, where more answered than were asked without one.
    var rate: String {
        guard answers.all > 0 else { return asked.map { "None yet, of \(counted($0)) asked" } ?? "None yet" }
        guard let asked, asked >= answers.all else {
            return "\(answers.all.grouped) \(answers.all == 1 ? "answer" : "answers")"
        }
        return Share(answers.all, of: asked).words
    }
}

/// Planning an occasion, or changing one.
struct OccasionFormPage: Page {
    static let template = "occasions/form"

    let frame: Frame
    let title: String
    let action: String
    let new: String?
    let about: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let set: Select
    let kind: Radios
    let anonymous: Radios
    let young: Radios
    let breakdown: Select
    let reached: TextField
    let closes: DateField
    let button: String
    /// With nothing to ask, one begins with a question set.
    let noSetsHref: String?

    init(
        _ form: OccasionForm, sets: [ListedQuestionSet], new: String?, action: String,
        _ problems: FormProblems = FormProblems(), frame: Frame
    ) {
        self.frame = frame
        self.action = action
        self.new = new
        about = new == nil ? nil : form.subject.map { "\($0.kind)/\($0.id)" }
        title = new == nil ? "Change how people are asked" : "Ask people something"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("title", "Title", form.title, problems["title"], hint: "People who answer see it.")
        set = Select(
            "set", "Question set", none: "Choose one", sets.map { ($0.version.text, $0.words) }, form.set,
            problems["set"])
        kind = Self.radios(
            "kind", "How are people asked?", Occasion.Kind.allCases.map { ($0.rawValue, $0.words, $0.hint) }, form.kind,
            problems)
        anonymous = Self.radios("anonymous", "Are answers anonymous?", Self.anonymity, form.anonymous, problems)
        young = Self.radios("young", "Who is asked?", Self.people, form.young, problems)
        breakdown = Select(
            "breakdown", "For a list: break answers down by", none: "Nothing",
            Breakdown.allCases.map { ($0.rawValue, $0.words) }, form.breakdown, problems["breakdown"],
            hint: "Groups of people that are too small to hide in are counted together as “Others”.")
        reached = TextField(
            "reached", "For one link: how many people are asked? (optional)", form.reached, problems["reached"],
            hint: "Such as how many sat in the room. The share who answered is worked out from it.",
            inputMode: "numeric", width: 6)
        closes = DateField(
            "closes", "Last day for answers (optional)", form.closes, problems["closes"],
            hint: "Without one, answers are taken until you close it.")
        button = new == nil ? "Save" : "Continue"
        noSetsHref = sets.isEmpty ? "\(frame.root)/question-sets" : nil
    }

    private static let anonymity: [(String, String, String?)] = [
        ("yes", "Yes, nobody can find out who sent which", "This can not be changed once it is open."),
        ("no", "No, each answer carries a name", nil),
    ]

    private static let people: [(String, String, String?)] = [
        ("no", "Adults", nil),
        (
            "yes", "Children or young people",
            "A trained reader reads their words first. Every page says who to call. Numbers under 10 are held back."
        ),
    ]

    private static func radios(
        _ id: String, _ legend: String, _ choices: [(String, String, String?)], _ chosen: String?,
        _ problems: FormProblems
    ) -> Radios {
        Radios(
            id, legend, choices.map { Choice($0.0, $0.1, isChosen: $0.0 == chosen, hint: $0.2) }, problems[id])
    }
}

extension Occasion.Kind {
    fileprivate var hint: String {
        switch self {
        case .openLink: "On a poster, a slide or in a letter."
        case .liveRoom: "The answers to a page are on the wall once you stop it. Always anonymous."
        case .closedList: "Each link is good for one answer. Those who have not answered can be reminded."
        case .organisationReturn: "Everybody there who has its link works on it, and files can come with it."
        }
    }
}

extension ListedQuestionSet {
    /// "Forum evaluation (version 2)"
    var words: String { version.version == 1 ? title : "\(title) (version \(version.version))" }
}

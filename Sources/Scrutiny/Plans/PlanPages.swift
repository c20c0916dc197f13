import Domain
import Platform

/// A plan to be written: its year, its principles, the framework its prompts come from.
struct EditPlanPage: Page {
    static let template = "plans/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let planTitle: TextField
    let starts: DateField
    let ends: DateField
    let days: TextField
    let framework: Radios
    let principles: TextArea
    let button: String

    init(
        _ form: PlanForm, heading: String, action: String, new: String?, frameworks: [ScrutinyFramework], frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = "\(frame.root)\(action)"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        planTitle = TextField(
            "title", "Title", form.title, problems["title"], hint: "For example, Scrutiny plan 2019/20")
        starts = DateField(
            "starts", "First day", form.starts, problems["starts"], hint: "For example, 1 4 2019")
        ends = DateField("ends", "Last day", form.ends, problems["ends"], hint: "For example, 31 3 2020")
        days = TextField(
            "days", "Days agreed for scrutiny (optional)", form.days, problems["days"], inputMode: "numeric", width: 4,
            unit: "days")
        framework = Radios(
            "framework", "Whose prompts do you want beside you?",
            frameworks.map {
                Choice($0.id, $0.title, isChosen: form.framework == $0.id, hint: $0.uncertain ?? $0.source)
            }
                + [Choice("", "None", isChosen: (form.framework ?? "").isEmpty)],
            problems["framework"], hint: "Prompts are to think with. Nobody has to answer them.")
        principles = TextArea(
            "principles", "Principles of scrutiny, one on each line", form.principles, problems["principles"],
            hint: "For example: We learn from what works well", rows: 8)
        button = new == nil ? "Save" : "Begin the plan"
    }
}

/// One area of a plan to be named.
struct EditAreaPage: Page {
    static let template = "plans/area"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let areaTitle: TextField
    let reason: TextArea

    init(
        _ form: AreaForm, heading: String, action: String, new: String?, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = "\(frame.root)\(action)"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        areaTitle = TextField(
            "title", "Area", form.title, problems["title"], hint: "For example, Exploited children")
        reason = TextArea(
            "reason", "Why was it chosen?", form.reason, problems["reason"], rows: 3, most: PlanArea.reasonRule.most)
    }
}

/// A line of enquiry to be written.
struct EditLinePage: Page {
    static let template = "plans/line"

    struct Prompts: Sendable {
        let title: String
        let prompts: [String]
    }

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let follows: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let question: TextField
    let claim: TextField
    let whyNow: TextArea
    let answerer: TextField
    let area: Select?
    let wanted: Checkboxes
    let frameworkTitle: String?
    let frameworkWords: String?
    let prompts: [Prompts]
    let button: String

    init(
        _ form: LineForm, heading: String, action: String, new: String?, follows: String? = nil, areas: [PlanArea],
        framework: ScrutinyFramework?, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = "\(frame.root)\(action)"
        self.new = new
        self.follows = follows
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        question = TextField(
            "question", "What do you want to find out?", form.question, problems["question"],
            hint: "A question, such as: Are children who go missing spoken to when they come back?")
        claim = TextField(
            "claim", "What is claimed to be so?", form.claim, problems["claim"],
            hint: "A sentence that evidence can support or contradict. The board weighs this sentence.")
        whyNow = TextArea(
            "why", "Why now?", form.whyNow, problems["why"],
            hint: "A figure that moved, a review, something children said, a priority", rows: 3,
            most: LineDetails.whyNowRule.most)
        answerer = TextField("answerer", "Who can answer it?", form.answerer, problems["answerer"])
        area =
            areas.isEmpty ? nil : Select("area", "Area", none: "None", areas.map { ($0.id.text, $0.title) }, form.area)
        wanted = Checkboxes(
            "wanted", "Which kinds of evidence do you want?",
            EvidenceKind.allCases.map {
                Choice($0.rawValue, $0.words, isChosen: form.wanted.contains($0.rawValue), hint: $0.side.words)
            },
            problems["wanted"],
            hint: "At least \(LineDetails.fewestKinds), to be compared. Voice belongs to almost every question.")
        frameworkTitle = framework?.title
        frameworkWords = framework.map { [$0.source, $0.uncertain].compactMap(\.self).joined(separator: " ") }
        prompts = (framework?.domains ?? []).map { Prompts(title: $0.title, prompts: $0.prompts) }
        button = new == nil ? "Save" : "Add the line of enquiry"
    }
}

/// The plan as it would be offered, before anybody sees it.
struct OfferPlanPage: Page {
    static let template = "plans/offer"

    let frame: Frame
    let planTitle: String
    let status: String
    let principles: [String]
    let questions: [String]
    let action: String
    let backHref: String
    /// What keeps it from being offered. Nil when nothing does.
    let refusal: String?

    init(_ plan: ScrutinyPlan, lines: [LineOfEnquiry], readers: Int, refusal: String?, frame: Frame) {
        self.frame = frame
        planTitle = plan.details.title
        let people = readers == 1 ? "1 person" : "\(readers) people"
        status =
            "\(people) in the partnership’s groups and agencies will be able to read it as version "
            + "\(plan.version + 1). Its principles and questions are kept as they stand below: that is what partners "
            + "agree to. Where you change a question later, they see that beside it."
        principles = plan.details.principles
        questions = lines.map(\.details.question)
        action = "\(frame.root)\(plan.id.path)/offer"
        backHref = "\(frame.root)\(plan.id.path)"
        self.refusal = refusal
    }
}

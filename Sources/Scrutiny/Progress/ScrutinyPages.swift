import Domain
import Partnership
import Platform
import Storage

/// Where everything about scrutiny is found.
struct ScrutinyPage: Page {
    static let template = "progress/scrutiny"

    struct Way: Sendable {
        let title: String
        let words: String
        let href: String
    }

    let frame: Frame
    let plans: DataTable
    let addHref: String?
    let ways: [Way]

    init(_ plans: [ScrutinyPlan], for viewer: Viewer, frame: Frame) {
        let root = frame.root
        self.frame = frame
        let mayKeep = viewer.may(.keepScrutiny)
        addHref = mayKeep && !plans.isEmpty ? "\(root)/plans/new" : nil
        self.plans = DataTable(
            caption: "Plans, newest first", columns: [.init("Plan"), .init("From"), .init("To"), .init("Standing")],
            rows: plans.map { plan in
                [
                    .init(plan.details.title, href: root + plan.id.path), .init(plan.details.startsOn),
                    .init(plan.details.endsOn), .init("", tag: plan.standing.tag),
                ]
            },
            empty: EmptyState(
                "No scrutiny plan yet",
                mayKeep
                    ? "A plan says what scrutiny sets out to find out in a year, and how."
                    : "The scrutineer’s plan for the year is listed here once it is offered to partners.",
                action: "Begin a plan", href: mayKeep ? "\(root)/plans/new" : nil))
        ways = Self.ways.filter { viewer.may($0.permission) }
            .map { Way(title: $0.title, words: $0.words, href: root + $0.path) }
    }

    private static let ways: [(title: String, words: String, path: String, permission: Permission)] = [
        (
            "Judgements", "What was judged and released, with what groups replied", "/judgements", .readJudgements
        ),
        ("Evidence", "Everything that was found out, of every kind", "/evidence", .readEvidence),
        ("Sealed notes", "What only you can open", "/notes", .keepSealedNotes),
        ("The scrutineer", "Who scrutinises, until when, and with which interests", "/scrutineer", .visit),
    ]
}

/// The plan as everybody may read it.
struct PublishedPlanPage: Page {
    static let template = "progress/published"

    let frame: Frame
    let planTitle: String
    let status: String
    let principles: [String]
    let questions: [String]

    init(_ plan: ScrutinyPlan, _ version: PlanVersion, frame: Frame) {
        self.frame = frame
        planTitle = version.title
        let published = plan.publishedOn.map { " Published on \($0.inWords)." } ?? ""
        status =
            "What independent scrutiny looks into from \(version.startsOn.inWords) to "
            + "\(version.endsOn.inWords), as the safeguarding partners agreed.\(published)"
        principles = version.principles
        questions = version.questions
    }
}

/// The plan on the front page, once it is public.
struct PublishedPlans: PublishedSource {
    func published(from db: any Connection) throws -> [PublishedEntry] {
        try PlanStore.published(on: db).prefix(1).map { plan in
            PublishedEntry(
                title: plan.details.title, words: "What independent scrutiny looks into, and by which principles.",
                href: "/scrutiny-plan")
        }
    }
}

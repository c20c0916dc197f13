import Domain
import Platform
import Storage

/// The form in which a challenge is raised or a question asked: short, with the rest behind one line.
struct NewChallengePage: Page {
    static let template = "challenges/new"

    /// What somebody can choose from.
    struct Around: Sendable {
        let kinds: [ChallengeDraft.Kind]
        let organisations: [(id: ID<Organisation>, name: String)]
        let groups: [PartnershipGroup]
        let own: [PartnershipGroup]
        /// What it is about, in words.
        let about: String?

        var addressees: [(addressee: Addressee, name: String)] {
            groups.map { (.group($0.id), $0.name) } + organisations.map { (.organisation($0.id), $0.name) }
        }
    }

    let frame: Frame
    let heading: String
    let about: String?
    let aboutValue: String?
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let kind: Radios?
    let addressee: Select
    let issue: TextArea
    let good: TextArea
    let evidence: TextArea
    let theme: TextField
    let days: TextField
    let forGroup: Select?
    let isPublic: Checkboxes
    let isOpen: Bool
    let bankHref: String
    let button: String

    init(
        _ form: ChallengeForm, _ around: Around, new: String, frame: Frame, problems: FormProblems = .init()
    ) {
        let asks = around.kinds == [.question]
        self.frame = frame
        heading = asks ? "Ask a question" : "Raise a challenge"
        button = asks ? "Ask the question" : "Raise it"
        about = around.about
        aboutValue = form.about?.text
        action = "\(frame.root)/challenges"
        bankHref = "\(frame.root)/challenges/questions"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        kind = asks ? nil : Self.kinds(form, around.kinds, problems)
        addressee = Select(
            "to", "Whom is it put to?", none: "Choose an organisation or a group",
            around.addressees.map { ($0.addressee.text, $0.name) }, form.addressee, problems["to"])
        issue = TextArea(
            "issue", "What do you ask?", form.issue, problems["issue"],
            hint: "Name no child and nobody who could be recognised.", rows: 4, most: ChallengeForm.issueRule.most)
        good = TextArea("good", "What would good look like?", form.good, problems["good"], rows: 3)
        evidence = TextArea("evidence", "What does it rest on?", form.evidence, problems["evidence"], rows: 3)
        theme = TextField("theme", "Theme", form.theme, problems["theme"], hint: "For example, exploited children")
        days = TextField(
            "days", "Working days for an answer", form.days, problems["days"], inputMode: "numeric", width: 3)
        forGroup = Self.forGroup(form, around, problems)
        isPublic = Checkboxes(
            "public", "Who can read it?", [Choice("1", "It may be public", isChosen: form.isPublic)], nil)
        isOpen = ["good", "evidence", "theme", "days"].contains { problems[$0] != nil }
    }

    private static func kinds(
        _ form: ChallengeForm, _ kinds: [ChallengeDraft.Kind], _ problems: FormProblems
    ) -> Radios {
        Radios(
            "kind", "What is it?",
            kinds.map { kind in
                Choice(kind.rawValue, kind.words, isChosen: (form.kind ?? kinds.first?.rawValue) == kind.rawValue)
            }, problems["kind"], isInline: true)
    }

    private static func forGroup(_ form: ChallengeForm, _ around: Around, _ problems: FormProblems) -> Select? {
        guard !around.own.isEmpty else { return nil }
        let chosen = form.forGroup ?? (around.own.count == 1 ? around.own.first?.id.text : nil)
        return Select(
            "for", "For which group?", none: "For myself alone", around.own.map { ($0.id.text, $0.name) }, chosen,
            problems["for"])
    }
}

import Domain
import Partnership
import Platform

/// A piece of evidence to be added.
struct NewEvidencePage: Page {
    static let template = "evidence/new"

    let frame: Frame
    let new: String
    let about: String?
    let aboutWords: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let fields: EvidenceFields
    let line: Select?
    let stance: Radios?
    let readers: Radios

    init(
        _ form: EvidenceForm, new: String, lines: [LineOfEnquiry], about record: ReferredRecord?, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.new = new
        about = form.about
        aboutWords = record.map { "It will be linked to: \($0.kindWords.lowercasedFirst) “\($0.title)”" }
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        fields = EvidenceFields(form, problems)
        line =
            lines.isEmpty
            ? nil
            : Select(
                "line", "Line of enquiry", none: "None yet", lines.map { ($0.id.text, $0.details.question) }, form.line,
                problems["line"])
        stance = lines.isEmpty ? nil : Self.stance(form, lines, problems)
        readers = Radios(
            "readers", "Who may read it?",
            [
                Choice(
                    "sealed", "Only you", isChosen: form.readers == "sealed",
                    hint: "Its words are sealed with your notes. You can share it later."),
                Choice(
                    "shared", "Scrutineers and the partnership’s groups", isChosen: form.readers == "shared",
                    hint: "It stands on the board as everybody sees it, and can be withdrawn but not changed."),
            ], problems["readers"])
    }

    private static func stance(
        _ form: EvidenceForm, _ lines: [LineOfEnquiry], _ problems: FormProblems
    ) -> Radios {
        let claim = lines.first { $0.id.text == form.line }?.details.claim
        return Radios(
            "stance", "What does it say about what is claimed?",
            Stance.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.stance == $0.rawValue) },
            problems["stance"], hint: claim.map { "The claim: \($0)" } ?? "Only where you chose a line of enquiry")
    }
}

/// A piece of evidence to be changed, while only scrutineers know of it.
struct ChangeEvidencePage: Page {
    static let template = "evidence/change"

    let frame: Frame
    let action: String
    let version: String
    /// What another tab saved. Nil unless it did.
    let other: EvidenceWords?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let fields: EvidenceFields

    init(
        _ form: EvidenceForm, of id: ID<Evidence>, frame: Frame, problems: FormProblems = .init(),
        other: EvidenceWords? = nil
    ) {
        self.frame = frame
        self.other = other
        version = String(form.version ?? 0)
        action = "\(frame.root)\(id.path)"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        fields = EvidenceFields(form, problems)
    }
}

/// What is linked to a piece of evidence, and what can be.
struct LinkEvidencePage: Page {
    static let template = "evidence/link"

    struct Found: Sendable {
        let value: String
        let title: String
        let words: String
        let kind: String
    }

    let frame: Frame
    let action: String
    let words: TextField
    let kind: Select
    let results: String
    let found: [Found]

    /// Of each kind.
    static let most = 10

    init(
        _ id: ID<Evidence>, words: String?, kind: String?, kinds: [(value: String, words: String)],
        found: [ReferredRecord], frame: Frame
    ) {
        self.frame = frame
        action = "\(frame.root)\(id.path)/links"
        self.words = TextField("words", "Words", words, nil, type: "search")
        self.kind = Select("kind", "What is it?", none: "Anything", kinds, kind)
        results = found.isEmpty ? "Nothing was found. Try fewer words." : "The newest of each kind"
        self.found = found.map {
            Found(value: $0.reference.text, title: $0.title, words: $0.words, kind: $0.kindWords)
        }
    }
}

import Domain
import Platform

/// A judgement being written: the board in short beside it, the words sealed.
struct JudgementDraftPage: Page {
    static let template = "judgements/draft"

    struct Side: Sendable {
        let name: String
        let says: String
    }

    let frame: Frame
    let question: String
    let claim: String
    let sides: [Side]
    let confidenceWords: String
    let boardHref: String
    let action: String
    let version: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let assurance: Radios
    let reasons: TextArea
    let confidence: TextArea
    /// What another tab saved in between. Nil unless it did.
    let other: JudgementOther?

    init(
        _ form: JudgementForm, about line: LineOfEnquiry, _ view: Triangulation, frame: Frame,
        problems: FormProblems = .init(), other: KeptJudgementDraft? = nil
    ) {
        self.frame = frame
        question = line.details.question
        claim = line.details.claim
        sides = view.sides.map { Side(name: $0.side.words, says: $0.says.words) }
        confidenceWords = view.confidence.words
        boardHref = frame.root + line.id.path
        action = "\(boardHref)/judgement"
        version = (other?.version ?? form.version).map(String.init)
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        assurance = Radios(
            "assurance", "Your judgement",
            Assurance.allCases.map {
                Choice($0.rawValue, $0.words, isChosen: form.assurance == $0.rawValue, hint: $0.meaning)
            }, problems["assurance"])
        reasons = TextArea(
            "reasons", "Your reasons", form.reasons, problems["reasons"],
            hint: "What the evidence shows, where it disagrees, what is not known. Name no child.", rows: 12,
            most: JudgementDraft.reasonsRule.most)
        confidence = TextArea(
            "confidence", "How sure are you, and why? (optional)", form.confidence, problems["confidence"],
            hint: "The board works out: \(view.confidence.words.lowercasedFirst). Say so if you see it otherwise.",
            rows: 3, most: JudgementDraft.confidenceRule.most)
        self.other = other.map { JudgementOther($0.draft) }
    }
}

/// What another tab saved.
struct JudgementOther: Sendable {
    let assurance: String
    let reasons: String
    let confidence: String

    init(_ draft: JudgementDraft) {
        assurance = draft.assurance?.words ?? "No judgement yet"
        reasons = draft.reasons
        confidence = draft.confidence
    }
}

/// The judgement as others will read it, and who they are, before it is released.
struct ReleasePage: Page {
    static let template = "judgements/release"

    let frame: Frame
    let question: String
    let assurance: Tag
    let reasons: String
    let confidence: String
    let evidenceWords: String
    let sealedWords: String?
    let action: String
    let new: String
    let version: String
    let backHref: String
    let groups: Checkboxes
    let noGroup: Bool
    let refusal: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    /// What it is about, as read in one go.
    struct Content: Sendable {
        let line: LineOfEnquiry
        let kept: KeptJudgementDraft
        let view: Triangulation
        let pieces: Int
        let unshared: Int
        let groups: [ReleaseGroup]
    }

    init(
        _ content: Content, chosen: Set<ID<PartnershipGroup>>, new: String, refusal: String?, on today: Day,
        frame: Frame, problems: FormProblems = .init()
    ) {
        let draft = content.kept.draft
        self.frame = frame
        self.new = new
        self.refusal = refusal
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        question = content.line.details.question
        assurance = draft.assurance?.tag ?? Tag("No judgement yet", .waiting)
        reasons = draft.reasons
        confidence = [content.view.confidence.words + " by the board.", draft.confidence]
            .filter { !$0.isEmpty }.joined(separator: " ")
        evidenceWords =
            content.pieces == 1
            ? "It rests on 1 piece of evidence." : "It rests on \(content.pieces) pieces of evidence."
        sealedWords =
            content.unshared > 0
            ? "\(content.unshared) of them you have not shared: readers see that they are there and not what they say."
            : nil
        version = String(content.kept.version)
        backHref = "\(frame.root)\(content.line.id.path)/judgement"
        action = "\(backHref)/release"
        let open = content.groups.filter { $0.isOpen(on: today) }
        noGroup = open.isEmpty
        groups = Checkboxes.releaseGroups(open, chosen: chosen, problems["groups"])
    }
}

extension Checkboxes {
    /// Groups that still meet, each with how many will read it.
    static func releaseGroups(
        _ groups: [ReleaseGroup], chosen: Set<ID<PartnershipGroup>>, _ problem: String?
    ) -> Checkboxes {
        Checkboxes(
            "groups", "Who will read it?",
            groups.map { group in
                Choice(
                    group.id.text, group.name, isChosen: chosen.contains(group.id),
                    hint: group.readers == 1 ? "1 person" : "\(group.readers) people")
            }, problem,
            hint: "What is released stays as it is. You can release a newer judgement, not take this one back.")
    }
}

extension Assurance {
    var tag: Tag {
        switch self {
        case .assured, .reasonable: Tag(words, .good)
        case .limited: Tag(words, .waiting)
        case .none, .notEnoughEvidence: Tag(words, .neutral)
        }
    }
}

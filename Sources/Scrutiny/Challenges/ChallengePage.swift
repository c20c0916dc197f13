import Domain
import Platform
import Questions

/// One challenge: what is asked, its whole story in order, and what this person can do about it now.
struct ChallengePage: Page {
    static let template = "challenges/challenge"

    struct Told: Sendable {
        let title: String
        let words: String?
        let by: String
        let at: String
    }

    let frame: Frame
    let title: String
    let issue: String
    let tag: Tag
    let escalated: Tag?
    let status: String
    let summary: SummaryList
    let story: [Told]
    let noStory: Bool
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let forms: [StepForm]
    let recommendHref: String?

    /// - Parameters:
    ///   - subject: what it is about, where there is something to be read.
    ///   - typed: what was typed into one of the forms.
    init(
        _ listed: ListedChallenge, steps: [ChallengeStep], names: [ID<Member>: String], subject: SummaryList.Row?,
        for actor: ChallengeActor, new: () -> String, on today: Day, frame: Frame, typed: FormFields = .init(),
        problems: FormProblems = .init()
    ) {
        let challenge = listed.challenge
        let own = "\(frame.root)/challenges/\(challenge.id.text)"
        self.frame = frame
        title = challenge.title
        issue = challenge.draft.issue
        tag = Self.standing(challenge)
        escalated = challenge.isLate(on: today) ? Tag(challenge.lateWords(on: today), .wrong) : nil
        status = Self.status(listed, on: today)
        summary = Self.summary(listed, subject)
        story = steps.map { step in
            Told(
                title: step.kind.words, words: step.words, by: names[step.by] ?? "Somebody",
                at: UKTime.inWords(step.at))
        }
        noStory = story.isEmpty
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        let viewer = Viewer.member(actor.member)
        forms = challenge.steps(for: actor, on: today).filter { viewer.may($0.permission) }.map { step in
            StepForm(step, at: own, after: challenge, new: new(), typed[step.rawValue], problems)
        }
        recommendHref =
            viewer.may(.keepScrutiny)
            ? "\(frame.root)/recommendations/new?about=challenge:\(challenge.id.text)" : nil
    }

    private static func standing(_ challenge: Challenge) -> Tag {
        guard let level = challenge.escalatedTo, challenge.state == .escalated else {
            return challenge.tag(on: challenge.raisedOn)
        }
        return Tag("Escalated to \(level.words)", .wrong)
    }

    private static func status(_ listed: ListedChallenge, on today: Day) -> String {
        let challenge = listed.challenge
        let put = "Put to \(listed.addressee) on \(challenge.raisedOn.inWords)."
        return challenge.state.isWaiting ? "\(put) An answer is due by \(challenge.dueOn.inWords)." : put
    }

    private static func summary(_ listed: ListedChallenge, _ subject: SummaryList.Row?) -> SummaryList {
        let draft = listed.challenge.draft
        let rows: [SummaryList.Row?] = [
            .init("Raised by", listed.forGroup.map { "\(listed.raiser), for \($0)" } ?? listed.raiser),
            subject,
            draft.evidence.map { .init("It rests on", $0) },
            draft.good.map { .init("What good would look like", $0) },
            draft.theme.map { .init("Theme", $0) },
            .init("Who can read it", draft.isPublic ? "It may be public" : "Those who work on it"),
        ]
        return SummaryList(rows.compactMap(\.self))
    }
}

/// One thing that can be done about a challenge, as a form of its own.
struct StepForm: Sendable {
    let heading: String
    let explanation: String?
    let action: String
    let new: String
    let field: TextArea?
    let button: String
    let isSecondary: Bool
    /// Behind its heading until somebody wants it.
    let isFolded: Bool

    init(
        _ step: ChallengeStep.Kind, at path: String, after challenge: Challenge, new: String, _ typed: String?,
        _ problems: FormProblems
    ) {
        let words = StepWords(step, challenge)
        heading = words.heading
        explanation = words.explanation
        action = "\(path)/\(step.path)"
        self.new = new
        field = words.label.map { label in
            TextArea(
                step.rawValue, label, typed, problems[step.rawValue], hint: words.hint, rows: 4,
                most: ChallengeStep.Kind.mostWords)
        }
        button = words.button
        isSecondary = step == .followUp || step == .acknowledge
        isFolded = step == .followUp && problems[step.rawValue] == nil
    }
}

/// How a step is offered.
private struct StepWords {
    let heading: String
    var explanation: String?
    var label: String?
    var hint: String?
    let button: String

    init(_ step: ChallengeStep.Kind, _ challenge: Challenge) {
        switch step {
        case .acknowledge:
            (heading, button) = ("Acknowledge", "Acknowledge")
            explanation = "Say that it has reached you. The answer can follow; it is due by \(challenge.dueOn.inWords)."
        case .respond:
            (heading, label, button) = ("Answer", "Your answer", "Send the answer")
            hint = "It can not be changed once it is sent. Name no child and nobody who could be recognised."
        case .accept:
            (heading, button) = ("Is the answer enough?", "The answer is enough")
        case .contest:
            (heading, label, button) = ("Ask again", "What is missing?", "The answer is not enough")
            explanation = "Another answer will be due within \(ChallengeDraft.usualDays) working days."
        case .escalate:
            let level = challenge.escalatedTo == nil ? EscalationLevel.executive : .leadPartners
            (heading, label, button) = ("Escalate", "Why should it go to \(level.words)?", "Escalate to \(level.words)")
        case .resolve:
            (heading, label, button) = ("Resolve", "What came of it?", "Resolve")
        case .review:
            (heading, label, button) = ("What did it change?", "What difference did it make to children?", "Keep")
            hint = "Say what shows it, also when it made none."
        case .followUp:
            (heading, label, button) = ("Follow up", "What do you want to add?", "Add")
        }
    }
}

extension ChallengeStep.Kind {
    /// The last part of the address it is posted to.
    var path: String {
        switch self {
        case .acknowledge: "acknowledgement"
        case .respond: "answer"
        case .accept: "acceptance"
        case .contest: "objection"
        case .escalate: "escalation"
        case .resolve: "outcome"
        case .review: "impact"
        case .followUp: "follow-ups"
        }
    }

    /// Shown on the next page.
    var notice: String {
        switch self {
        case .acknowledge: "It is acknowledged."
        case .respond: "The answer was sent."
        case .accept: "The answer is accepted."
        case .contest: "Another answer was asked for."
        case .escalate: "It is escalated."
        case .resolve: "It is resolved."
        case .review: "What it changed was kept."
        case .followUp: "What you added was kept."
        }
    }

    var permission: Permission {
        switch self {
        case .acknowledge, .respond: .answerChallenges
        case .accept, .contest, .escalate, .resolve, .review: .raiseChallenges
        case .followUp: .readChallenges
        }
    }
}

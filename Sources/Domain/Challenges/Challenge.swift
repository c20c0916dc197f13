/// Something a partnership is asked to look at and to answer: a challenge by its scrutineer or one of its groups, or an
/// elected member's question.
///
/// What was asked is never edited. What follows is kept as steps, each added to those before it; the challenge itself
/// only knows where it stands.
package struct Challenge: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable, Hashable {
        case raised
        case acknowledged
        case responded
        case accepted
        case contested
        case escalated
        case resolved
        case reviewed

        package var words: String {
            switch self {
            case .raised: "Raised"
            case .acknowledged: "Acknowledged"
            case .responded: "Answered"
            case .accepted: "Answer accepted"
            case .contested: "Answer not enough"
            case .escalated: "Escalated"
            case .resolved: "Resolved"
            case .reviewed: "Impact reviewed"
            }
        }

        /// An answer is owed.
        package var isWaiting: Bool {
            switch self {
            case .raised, .acknowledged, .contested, .escalated: true
            case .responded, .accepted, .resolved, .reviewed: false
            }
        }
    }

    package let id: ID<Challenge>
    /// From 1, in the order in which they were raised. People call a challenge by it.
    package let number: Int
    package let draft: ChallengeDraft
    package let raisedBy: ID<Member>
    package let raisedOn: Day
    package private(set) var state: State
    /// The last day for an answer.
    package private(set) var dueOn: Day
    package private(set) var escalatedTo: EscalationLevel?

    package init(
        id: ID<Challenge>, number: Int, draft: ChallengeDraft, raisedBy: ID<Member>, raisedOn: Day, dueOn: Day,
        state: State = .raised, escalatedTo: EscalationLevel? = nil
    ) {
        self.id = id
        self.number = number
        self.draft = draft
        self.raisedBy = raisedBy
        self.raisedOn = raisedOn
        self.dueOn = dueOn
        self.state = state
        self.escalatedTo = escalatedTo
    }

    /// An answer is owed and its last day has passed.
    package func isLate(on today: Day) -> Bool {
        state.isWaiting && dueOn < today
    }

    /// "Challenge 12", "Question 13"
    package var title: String { "\(draft.kind.words) \(number)" }
}

/// How far up a challenge has gone, after those it was put to.
package enum EscalationLevel: String, Sendable, CaseIterable, Hashable {
    case executive
    case leadPartners = "lead-partners"

    package var words: String {
        switch self {
        case .executive: "the executive group"
        case .leadPartners: "the lead partners"
        }
    }
}

/// Somebody who acts on a challenge, with the groups they belong to.
package struct ChallengeActor: Sendable {
    package let member: Member
    package let groups: Set<ID<PartnershipGroup>>

    package init(_ member: Member, groups: Set<ID<PartnershipGroup>>) {
        self.member = member
        self.groups = groups
    }

    package func isAsked(by challenge: Challenge) -> Bool {
        answers(for: challenge.draft.addressee)
    }

    /// Nobody answers for an organisation or a group that is not theirs.
    package func answers(for addressee: Addressee) -> Bool {
        switch addressee {
        case .organisation(let id): member.organisation == id
        case .group(let id): groups.contains(id)
        }
    }

    /// Whoever raised it; for a group, everybody in the group.
    package func hasRaised(_ challenge: Challenge) -> Bool {
        challenge.raisedBy == member.id || challenge.draft.onBehalfOf.map(groups.contains) ?? false
    }
}

// How a challenge moves on.
extension Challenge {
    /// - Parameters:
    ///   - step: what is done.
    ///   - nextDue: the last day for another answer, when this step asks for one.
    /// - Returns: the challenge as it stands afterwards.
    package func taking(
        _ step: ChallengeStep.Kind, by actor: ChallengeActor, on today: Day, nextDue: Day
    ) throws(ChallengeRefusal) -> Challenge {
        try check(step, by: actor)
        guard let next = next(after: step, on: today) else { throw ChallengeRefusal(step, state) }
        var challenge = self
        challenge.state = next
        if step == .escalate { challenge.escalatedTo = escalatedTo == nil ? .executive : .leadPartners }
        if step == .contest || step == .escalate { challenge.dueOn = nextDue }
        return challenge
    }

    /// What this person can do with it as it stands, in the order in which pages offer it.
    package func steps(for actor: ChallengeActor, on today: Day) -> [ChallengeStep.Kind] {
        ChallengeStep.Kind.allCases.filter { step in
            (try? taking(step, by: actor, on: today, nextDue: dueOn)) != nil
        }
    }

    private func check(_ step: ChallengeStep.Kind, by actor: ChallengeActor) throws(ChallengeRefusal) {
        switch step {
        case .acknowledge, .respond:
            guard actor.isAsked(by: self) else { throw .notAsked }
        case .accept, .contest, .escalate:
            guard actor.hasRaised(self) else { throw .notRaiser }
            guard !actor.isAsked(by: self) else { throw .ownAnswer }
        case .resolve, .review:
            guard actor.hasRaised(self) || actor.member.roles.contains(.scrutineer) else { throw .notRaiser }
        case .followUp:
            guard actor.hasRaised(self) || actor.isAsked(by: self) else { throw .notInvolved }
        }
    }

    private func next(after step: ChallengeStep.Kind, on today: Day) -> State? {
        switch (step, state) {
        case (.acknowledge, .raised): .acknowledged
        case (.respond, .raised), (.respond, .acknowledged), (.respond, .contested), (.respond, .escalated): .responded
        case (.accept, .responded): .accepted
        case (.contest, .responded): .contested
        case (.escalate, .contested): .escalated
        case (.escalate, .raised), (.escalate, .acknowledged): isLate(on: today) ? .escalated : nil
        case (.escalate, .escalated): escalatedTo == .executive ? .escalated : nil
        case (.resolve, .accepted), (.resolve, .escalated): .resolved
        case (.review, .resolved): .reviewed
        case (.followUp, _): state
        default: nil
        }
    }
}

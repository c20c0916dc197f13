import Domain
import Foundation
import Testing

@Suite struct ChallengeTests {
    private static let council = ID<Organisation>(UUID())
    private static let board = ID<PartnershipGroup>(UUID())
    private static let raised = Day(number: 18_000)
    private static let due = Day(number: 18_014)

    private static let scrutineer = actor(.scrutineer)
    private static let lead = actor(.agencyLead, of: council)
    private static let other = actor(.agencyLead, of: ID(UUID()))
    private static let member = actor(.strategicMember, in: board)

    private static func actor(
        _ role: Role, of organisation: ID<Organisation>? = nil, in group: ID<PartnershipGroup>? = nil
    ) -> ChallengeActor {
        let id = ID<Member>(UUID())
        let email = try? EmailAddress("\(id.text)@example.org")
        precondition(email != nil)
        let member = email.map { Member(id: id, name: "x", email: $0, roles: [role], organisation: organisation) }
        return ChallengeActor(member ?? lead.member, groups: Set([group].compactMap(\.self)))
    }

    private static func challenge(_ state: Challenge.State = .raised, to level: EscalationLevel? = nil) -> Challenge {
        let draft = ChallengeDraft(kind: .challenge, addressee: .organisation(council), issue: "Who is missing?")
        return Challenge(
            id: ID(UUID()), number: 3, draft: draft, raisedBy: scrutineer.member.id, raisedOn: raised, dueOn: due,
            state: state, escalatedTo: level)
    }

    private static func actor(for step: ChallengeStep.Kind) -> ChallengeActor {
        step == .acknowledge || step == .respond ? lead : scrutineer
    }

    /// The whole table: what is not in it is refused.
    private static let moves: [Challenge.State: [ChallengeStep.Kind: Challenge.State]] = [
        .raised: [.acknowledge: .acknowledged, .respond: .responded],
        .acknowledged: [.respond: .responded],
        .responded: [.accept: .accepted, .contest: .contested],
        .accepted: [.resolve: .resolved],
        .contested: [.respond: .responded, .escalate: .escalated],
        .escalated: [.respond: .responded, .escalate: .escalated, .resolve: .resolved],
        .resolved: [.review: .reviewed],
        .reviewed: [:],
    ]

    @Test(arguments: Challenge.State.allCases, ChallengeStep.Kind.allCases)
    func eachStepLeadsWhereTheTableSaysOrIsRefused(state: Challenge.State, step: ChallengeStep.Kind) throws {
        let challenge = Self.challenge(state, to: state == .escalated ? .executive : nil)
        let expected = step == .followUp ? state : Self.moves[state]?[step]
        if let expected {
            let next = try challenge.taking(
                step, by: Self.actor(for: step), on: Self.due, nextDue: Self.due.adding(days: 14))
            #expect(next.state == expected)
            #expect((next.dueOn != Self.due) == (step == .contest || step == .escalate))
        } else {
            #expect(throws: ChallengeRefusal.notNow(step, state)) {
                try challenge.taking(step, by: Self.actor(for: step), on: Self.due, nextDue: Self.due)
            }
        }
    }

    @Test(arguments: [Challenge.State.raised, .acknowledged])
    func whatIsLateCanBeEscalatedWithoutAnAnswer(state: Challenge.State) throws {
        let late = Self.due.adding(days: 1)
        let next = try Self.challenge(state).taking(.escalate, by: Self.scrutineer, on: late, nextDue: late)
        #expect(next.escalatedTo == .executive)
    }

    @Test func itGoesToTheExecutiveThenToTheLeadPartnersAndNoFurther() throws {
        var challenge = Self.challenge(.contested)
        for level in EscalationLevel.allCases {
            challenge = try challenge.taking(.escalate, by: Self.scrutineer, on: Self.due, nextDue: Self.due)
            #expect(challenge.escalatedTo == level)
        }
        #expect(throws: ChallengeRefusal.notNow(.escalate, .escalated)) {
            try challenge.taking(.escalate, by: Self.scrutineer, on: Self.due, nextDue: Self.due)
        }
    }

    @Test func nobodyAnswersForAnOrganisationNotTheirs() {
        for actor in [Self.other, Self.scrutineer, Self.member] {
            for step in [ChallengeStep.Kind.acknowledge, .respond] {
                #expect(throws: ChallengeRefusal.notAsked) {
                    try Self.challenge().taking(step, by: actor, on: Self.due, nextDue: Self.due)
                }
            }
        }
    }

    @Test func onlyWhoeverRaisedItSaysWhetherTheAnswerIsEnough() {
        for actor in [Self.lead, Self.other, Self.actor(.scrutineer), Self.member] {
            for step in [ChallengeStep.Kind.accept, .contest] {
                #expect(throws: ChallengeRefusal.notRaiser) {
                    try Self.challenge(.responded).taking(step, by: actor, on: Self.due, nextDue: Self.due)
                }
            }
        }
    }

    @Test func whoeverIsAskedDoesNotWeighTheirOwnAnswer() {
        let both = ChallengeActor(Self.member.member, groups: [Self.board])
        let draft = ChallengeDraft(kind: .question, addressee: .group(Self.board), issue: "Why?")
        let own = Challenge(
            id: ID(UUID()), number: 1, draft: draft, raisedBy: both.member.id, raisedOn: Self.raised, dueOn: Self.due,
            state: .responded)
        #expect(throws: ChallengeRefusal.ownAnswer) {
            try own.taking(.accept, by: both, on: Self.due, nextDue: Self.due)
        }
    }

    @Test func aChallengeIsTheScrutineersOrAGroups() throws {
        func draft(_ kind: ChallengeDraft.Kind, for group: ID<PartnershipGroup>? = nil) -> ChallengeDraft {
            ChallengeDraft(kind: kind, addressee: .organisation(Self.council), onBehalfOf: group, issue: "Why?")
        }
        try draft(.challenge).check(Self.scrutineer)
        try draft(.challenge, for: Self.board).check(Self.member)
        try draft(.question).check(Self.actor(.electedMember))
        #expect(throws: ChallengeRefusal.needsGroup) { try draft(.challenge).check(Self.actor(.electedMember)) }
        #expect(throws: ChallengeRefusal.notOfGroup) { try draft(.challenge, for: Self.board).check(Self.scrutineer) }
    }

    /// Whatever is tried by whomever in whatever order: an outcome follows an accepted answer or an escalation, and
    /// only what is resolved is reviewed.
    @Test func noOrderOfStepsSkipsTheAnswer() {
        var chance = Chance(state: 2019)
        let actors = [Self.scrutineer, Self.lead, Self.other, Self.member]
        for _ in 1...500 {
            var (challenge, day, path) = (Self.challenge(), Self.raised, [Challenge.State.raised])
            for _ in 1...30 {
                guard let step = ChallengeStep.Kind.allCases.randomElement(using: &chance),
                    let actor = actors.randomElement(using: &chance)
                else { continue }
                day = day.adding(days: Int.random(in: 0...6, using: &chance))
                let next = try? challenge.taking(step, by: actor, on: day, nextDue: day.adding(days: 14))
                guard let next else { continue }
                if next.state != challenge.state { path.append(next.state) }
                challenge = next
            }
            for (before, after) in zip(path, path.dropFirst()) {
                #expect(after != .resolved || before == .accepted || before == .escalated, "\(path)")
                #expect(after != .reviewed || before == .resolved, "\(path)")
                #expect(after != .accepted || before == .responded, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("agenda-item:0198c0de-0000-7000-8000-000000000001", true), ("agenda-item:x", false), ("", false),
        ("0198c0de-0000-7000-8000-000000000001", false), (":0198c0de-0000-7000-8000-000000000001", false),
        ("A b:0198c0de-0000-7000-8000-000000000001", false),
        ("a:b:0198c0de-0000-7000-8000-000000000001", false),
        (String(repeating: "a", count: 41) + ":0198c0de-0000-7000-8000-000000000001", false),
    ])
    func aSubjectIsAKindAndAnID(text: String, isOne: Bool) {
        #expect(RecordReference(text: text)?.text == (isOne ? text : nil))
    }

    @Test func lateMeansThatAnAnswerIsOwed() {
        let late = Self.due.adding(days: 1)
        let states = Challenge.State.allCases.filter { Self.challenge($0).isLate(on: late) }
        #expect(states == [.raised, .acknowledged, .contested, .escalated])
        #expect(!Self.challenge().isLate(on: Self.due))
    }
}

import Domain
import Foundation
import Testing

@Suite struct RecommendationTests {
    private static let (police, council) = (ID<Organisation>(UUID()), ID<Organisation>(UUID()))
    private static let group = ID<PartnershipGroup>(UUID())
    private static let today = Day(number: 18_000)

    private static let recommendation = Recommendation(
        id: ID(UUID()), number: 2,
        draft: RecommendationDraft(
            words: "x", source: .audit, addressees: [.organisation(police), .group(group)],
            dueOn: today.adding(days: 9)), madeBy: ID(UUID()), madeOn: today)

    private static func actor(
        of organisation: ID<Organisation>? = nil, in groups: Set<ID<PartnershipGroup>> = []
    ) throws -> ChallengeActor {
        let member = Member(
            id: ID(UUID()), name: "x", email: try EmailAddress("x@example.org"), roles: [.agencyLead],
            organisation: organisation)
        return ChallengeActor(member, groups: groups)
    }

    private static func response(
        _ answer: RecommendationResponse.Answer, of addressee: Addressee, reason: String = "Because", in days: Int?
    ) -> RecommendationResponse {
        RecommendationResponse(
            id: ID(UUID()), addressee: addressee, answer: answer, reason: reason,
            doneBy: days.map { today.adding(days: $0) }, by: ID(UUID()), on: today)
    }

    @Test(
        arguments: [
            (RecommendationResponse.Answer.accept, "Because", 0, nil), (.part, "Because", 90, nil),
            (.reject, "Because", nil, nil), (.accept, "Because", nil, RecommendationRefusal.noDay),
            (.part, "Because", nil, .noDay), (.accept, "Because", -1, .dayPassed),
            (.reject, "Because", 1, .rejectedWithDay), (.reject, " \n", nil, .noReason), (.accept, "", 1, .noReason),
        ] as [(RecommendationResponse.Answer, String, Int?, RecommendationRefusal?)])
    func anAnswerHasAReasonAndADayUnlessItIsNo(
        answer: RecommendationResponse.Answer, reason: String, days: Int?, refusal: RecommendationRefusal?
    ) throws {
        let response = Self.response(answer, of: .organisation(Self.police), reason: reason, in: days)
        let actor = try Self.actor(of: Self.police)
        if let refusal {
            #expect(throws: refusal) { try Self.recommendation.taking(response, by: actor) }
        } else {
            #expect(try Self.recommendation.taking(response, by: actor).responses == [response])
        }
    }

    @Test func nobodyAnswersForOthers() throws {
        let cases: [(ChallengeActor, Addressee)] = try [
            (Self.actor(of: Self.council), .organisation(Self.police)),
            (Self.actor(of: Self.council), .organisation(Self.council)),
            (Self.actor(of: Self.police), .group(Self.group)), (Self.actor(), .group(Self.group)),
        ]
        for (actor, addressee) in cases {
            #expect(throws: RecommendationRefusal.notAsked) {
                try Self.recommendation.taking(Self.response(.reject, of: addressee, in: nil), by: actor)
            }
        }
    }

    @Test func itIsAnsweredWhenAllHaveAnsweredAndTheLastAnswerIsInForce() throws {
        let late = Self.recommendation.draft.dueOn.adding(days: 1)
        #expect(Self.recommendation.standing(on: Self.recommendation.draft.dueOn) == .waiting)
        #expect(Self.recommendation.standing(on: late) == .late)
        let police = try Self.actor(of: Self.police)
        let no = Self.response(.reject, of: .organisation(Self.police), in: nil)
        let yes = Self.response(.accept, of: .organisation(Self.police), in: 30)
        let half = try Self.recommendation.taking(no, by: police).taking(yes, by: police)
        #expect(half.response(of: .organisation(Self.police)) == yes)
        #expect(half.unanswered == [.group(Self.group)])
        #expect(half.standing(on: late) == .late)
        let whole = try half.taking(
            Self.response(.part, of: .group(Self.group), in: 3), by: Self.actor(in: [Self.group]))
        #expect(whole.standing(on: late) == .answered)
    }
}

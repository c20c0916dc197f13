import Domain
import Foundation
import Testing

@Suite struct JudgementTests {
    private let today = Day(number: 18_000)
    private let ann = ID<Member>(UUID())

    @Test func aReleaseKeepsWhatTheBoardWorkedOut() throws {
        let judgement = try release(draft(.limited))
        #expect(judgement.version == 3)
        #expect(judgement.confidence == .notEnough)
        #expect(judgement.reasons == "Six of ten came late.")
    }

    @Test func withoutEvidenceOnlyNotEnoughEvidenceIsReleased() throws {
        #expect(throws: JudgementRefusal.noEvidence) { try release(draft(.assured), evidence: []) }
        #expect(try release(draft(.notEnoughEvidence), evidence: []).evidence.isEmpty)
    }

    @Test func aDraftThatIsNotCompleteIsNotReleased() {
        #expect(throws: JudgementRefusal.noAssurance) { try release(draft(nil)) }
        #expect(throws: JudgementRefusal.noReasons) { try release(draft(.limited, reasons: "  ")) }
        #expect(throws: JudgementRefusal.noGroup) { try release(draft(.limited), to: []) }
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)])
    func nothingIsReleasedToAGroupThatHasClosed(offset: Int, isRefused: Bool) throws {
        let day = today.adding(days: offset)
        let group = ReleaseGroup(id: ID(UUID()), name: "Board", readers: 3, closedOn: day)
        if isRefused {
            #expect(throws: JudgementRefusal.groupClosed("Board", day)) { try release(draft(.limited), to: [group]) }
        } else {
            _ = try release(draft(.limited), to: [group])
        }
    }

    @Test(arguments: [
        (true, true, true, nil), (false, true, true, JudgementRefusal.notReleasedToGroup),
        (true, false, true, .notReleasedToGroup), (true, true, false, .followed),
    ])
    func aGroupRepliesToWhatWasReleasedToItAndNotFollowed(
        isMember: Bool, isReleased: Bool, isLatest: Bool, refusal: JudgementRefusal?
    ) throws {
        guard let refusal else {
            return try JudgementReply.check(isMember: isMember, isReleased: isReleased, isLatest: isLatest)
        }
        #expect(throws: refusal) {
            try JudgementReply.check(isMember: isMember, isReleased: isReleased, isLatest: isLatest)
        }
    }

    @Test func aClosedLineIsNotJudged() throws {
        let closed = try line().answered().closed()
        #expect(throws: JudgementRefusal.lineClosed) { try release(draft(.limited), about: closed) }
        #expect(throws: EnquiryRefusal.notAnswered) { try line().closed() }
        #expect(throws: EnquiryRefusal.openAlready) { try line().reopened() }
        #expect(try closed.reopened().state == .inEnquiry)
    }

    @Test func aLineWantsThreeKindsAtLeast() {
        #expect(throws: TextProblem.self) {
            try LineDetails(
                area: nil, question: "Why?", claim: "So", whyNow: "Now", answerer: "All", wanted: [.voice, .caseAudit])
        }
    }

    private func release(
        _ draft: JudgementDraft, about line: LineOfEnquiry? = nil, evidence: [ID<Evidence>] = [ID(UUID())],
        to groups: [ReleaseGroup]? = nil
    ) throws -> Judgement {
        let group = ReleaseGroup(id: ID(UUID()), name: "Executive", readers: 3, closedOn: nil)
        return try Judgement.release(
            draft, as: ID(UUID()), about: try line ?? self.line(), after: 2, resting: evidence,
            of: Triangulation([], wanted: [], on: today), to: groups ?? [group], by: ann,
            at: Date(timeIntervalSince1970: 0), on: today)
    }

    private func draft(_ assurance: Assurance?, reasons: String = "Six of ten came late.") -> JudgementDraft {
        JudgementDraft(assurance: assurance, reasons: reasons, confidence: "")
    }

    private func line() throws -> LineOfEnquiry {
        let details = try LineDetails(
            area: nil, question: "Why?", claim: "So it is", whyNow: "Now", answerer: "All",
            wanted: [.voice, .caseAudit, .performanceData])
        return LineOfEnquiry(id: ID(UUID()), plan: ID(UUID()), details: details)
    }
}

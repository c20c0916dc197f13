import Domain
import Foundation
import Testing

@Suite struct DecisionTests {
    private static let meetsOn = Day(number: 18_000)
    private let item = AgendaItem(
        id: ID(UUID()), meeting: ID(UUID()), position: 1, title: "Communication", words: "Routes are not clear.")
    private let now = Date(timeIntervalSince1970: 1_561_028_400)

    private func member(isActive: Bool = true) throws -> Member {
        try Member(
            id: ID(UUID()), name: "Ann Abara", email: EmailAddress("ann@example.org"), roles: [.executiveMember],
            isActive: isActive)
    }

    private func meeting(_ state: Meeting.State = .planned) -> Meeting {
        Meeting(id: item.meeting, group: ID(UUID()), title: "Spring", meetsOn: Self.meetsOn, state: state)
    }

    private func record(
        decidedOn: Day = meetsOn, at meeting: Meeting? = nil, by member: Member? = nil, isOfGroup: Bool = true,
        on today: Day = meetsOn
    ) throws -> Decision {
        let draft = try DecisionDraft(answer: .do, reason: "It matters.", decidedOn: decidedOn)
        return try Decision.record(
            draft, as: ID(UUID()), about: item, at: meeting ?? self.meeting(), by: member ?? self.member(),
            isOfGroup: isOfGroup, on: today, at: now)
    }

    @Test(arguments: ["", "  ", "\n"])
    func aDecisionNeedsAReason(reason: String) {
        #expect(throws: TextProblem("Enter a reason")) {
            try DecisionDraft(answer: .cannot, reason: reason, decidedOn: Self.meetsOn)
        }
    }

    @Test func nothingIsDecidedBeforeTheMeeting() {
        let eve = Self.meetsOn.adding(days: -1)
        #expect(throws: DecisionRefusal.meetingNotYet(Self.meetsOn)) { try record(on: eve) }
        #expect(throws: DecisionRefusal.beforeMeeting(Self.meetsOn)) { try record(decidedOn: eve) }
    }

    @Test func aDecisionIsNotDatedInTheFuture() {
        #expect(throws: DecisionRefusal.dayToCome) { try record(decidedOn: Self.meetsOn.adding(days: 1)) }
    }

    @Test func onlyMembersOfTheGroupRecord() throws {
        #expect(throws: DecisionRefusal.notOfGroup) { try record(isOfGroup: false) }
        let gone = try member(isActive: false)
        #expect(throws: DecisionRefusal.notOfGroup) { try record(by: gone) }
    }

    @Test func aDecisionIsInForceFromTheDayOfTheMeeting() throws {
        let decision = try record(at: meeting(.held), on: Self.meetsOn.adding(days: 20))
        #expect(decision.isInForce)
        #expect(decision.item == item.id)
        #expect(decision.recordedAt == now)
        #expect(try record().answer == .do)
    }

    @Test func aMeetingIsHeldOnItsDayOrLaterAndThenKeepsItsDay() throws {
        let eve = Self.meetsOn.adding(days: -1)
        #expect(throws: MeetingRefusal.notYet(Self.meetsOn)) { try meeting().held(on: eve) }
        let held = try meeting().held(on: Self.meetsOn)
        #expect(held.state == .held)
        #expect(try held.held(on: eve) == held)
        #expect(throws: MeetingRefusal.heldAlready(Self.meetsOn)) { try held.changed(title: "Spring", meetsOn: eve) }
        #expect(try held.changed(title: "March", meetsOn: Self.meetsOn).title == "March")
    }

    @Test(arguments: [
        (DecisionAnswer.do, "We will do this"), (.doing, "We are doing this"), (.cannot, "We cannot do this"),
    ])
    func answersAreReadFromTheirNames(answer: DecisionAnswer, words: String) throws {
        #expect(answer.words == words)
        #expect(try DecisionAnswer(" \(answer.rawValue) ") == answer)
        #expect(throws: TextProblem("Choose what the group decided")) { try DecisionAnswer("perhaps") }
    }
}

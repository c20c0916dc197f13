import Domain
import Foundation
import Testing

@Suite struct ActionTests {
    static let due = Day(number: 18_000)
    static let police = ID<Organisation>(UUID())
    static let council = ID<Organisation>(UUID())

    static func member(_ role: Role, of organisation: ID<Organisation>? = nil) throws -> Member {
        try Member(
            id: ID(UUID()), name: role.words, email: EmailAddress("\(role.rawValue)@example.org"), roles: [role],
            organisation: organisation)
    }

    static func open() -> Action {
        Action(
            id: ID(UUID()), decision: ID(UUID()), what: "Write a guide", owner: police, dueOn: due,
            success: "People find it")
    }

    private func done(by member: Member? = nil) throws -> Action {
        let lead = try member ?? Self.member(.agencyLead, of: Self.police)
        return try Self.open().markDone(on: Self.due, by: lead, today: Self.due)
    }

    @Test(arguments: [(-1, false), (0, false), (1, true)])
    func anOpenActionIsLateFromTheDayAfterItIsDue(days: Int, isLate: Bool) throws {
        let today = Self.due.adding(days: days)
        #expect(Self.open().isLate(on: today) == isLate)
        let done = try done()
        #expect(!done.isLate(on: today))
    }

    @Test(arguments: [
        (Role.agencyLead, true, true), (.agencyLead, false, false), (.scrutineer, false, false),
        (.strategicMember, false, false), (.coordinator, false, true), (.businessManager, false, true),
    ])
    func theOwnerAndTheBusinessUnitSayThatItIsDone(role: Role, isOwner: Bool, mayDo: Bool) throws {
        let member = try Self.member(role, of: isOwner ? Self.police : Self.council)
        guard mayDo else {
            #expect(throws: ActionRefusal.notYours) {
                try Self.open().markDone(on: Self.due, by: member, today: Self.due)
            }
            return
        }
        let done = try done(by: member)
        #expect(done.state == .done)
        #expect(done.doneBy == member.id)
        #expect(done.doneOn == Self.due)
    }

    @Test func itIsDoneOnceAndNotTomorrow() throws {
        let lead = try Self.member(.agencyLead, of: Self.police)
        let done = try done(by: lead)
        #expect(throws: ActionRefusal.notOpen) { try done.markDone(on: Self.due, by: lead, today: Self.due) }
        let tomorrow = Self.due.adding(days: 1)
        #expect(throws: ActionRefusal.doneToCome) {
            try Self.open().markDone(on: tomorrow, by: lead, today: Self.due)
        }
    }

    @Test func nobodyClosesTheirOwnAction() throws {
        let coordinator = try Self.member(.coordinator)
        let colleague = try Self.member(.businessManager, of: Self.police)
        let done = try done(by: coordinator)
        for member in [coordinator, colleague] {
            #expect(throws: ActionRefusal.ownAction) {
                try done.close(evidence: "Seen", evidenceOn: Self.due, by: member, on: Self.due)
            }
        }
        #expect(ActionRefusal.ownAction.message.hasPrefix("Nobody closes their own action"))
    }

    @Test(arguments: [
        (" ", 0, ActionRefusal.noEvidence), ("Seen", -1, .evidenceBeforeDone(due)), ("Seen", 6, .evidenceToCome),
    ])
    func evidenceIsGivenAndDatedAfterItWasDone(words: String, days: Int, refusal: ActionRefusal) throws {
        let (done, scrutineer) = try (done(), Self.member(.scrutineer))
        let today = Self.due.adding(days: 5)
        #expect(throws: refusal) {
            try done.close(evidence: words, evidenceOn: Self.due.adding(days: days), by: scrutineer, on: today)
        }
    }

    @Test func whatIsNotDoneIsNotClosedAndWhatIsClosedIsNotClosedAgain() throws {
        let scrutineer = try Self.member(.scrutineer)
        #expect(throws: ActionRefusal.notDone) {
            try Self.open().close(evidence: "Seen", evidenceOn: Self.due, by: scrutineer, on: Self.due)
        }
        let closed = try done().close(evidence: " Seen ", evidenceOn: Self.due, by: scrutineer, on: Self.due)
        #expect(closed.evidence == "Seen")
        #expect(closed.closedBy == scrutineer.id)
        #expect(throws: ActionRefusal.closedAlready) {
            try closed.close(evidence: "Seen", evidenceOn: Self.due, by: scrutineer, on: Self.due)
        }
    }

    @Test func reopeningTakesBackThatItWasDone() throws {
        #expect(throws: ActionRefusal.openAlready) { try Self.open().reopen() }
        let again = try done().reopen()
        #expect(again.state == .open)
        #expect(again.doneOn == nil)
        #expect(again.doneBy == nil)
    }
}

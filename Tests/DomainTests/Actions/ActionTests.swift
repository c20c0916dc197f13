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
            id: ID(UUID()), origin: .decision(ID(UUID())), what: "Write a guide", owner: police, dueOn: due,
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

    /// Whatever is tried by whomever in whatever order: nobody closes their own, what is closed has evidence from the
    /// day it was done or later, and what has run out opens again.
    @Test func noOrderOfStepsClosesWithoutEvidence() throws {
        var chance = Chance(state: 2019)
        let people = try [
            Self.member(.agencyLead, of: Self.police), Self.member(.businessManager), Self.member(.scrutineer),
            Self.member(.businessManager, of: Self.police),
        ]
        for _ in 1...300 {
            var (action, today) = (Self.open(), Self.due)
            for _ in 1...25 {
                today = today.adding(days: Int.random(in: 0...200, using: &chance))
                guard let member = people.randomElement(using: &chance) else { continue }
                let day = today.adding(days: Int.random(in: -400...3, using: &chance))
                let next: Action? =
                    switch Int.random(in: 0...3, using: &chance) {
                    case 0: try? action.markDone(on: day, by: member, today: today)
                    case 1: try? action.close(evidence: "Seen", evidenceOn: day, by: member, on: today)
                    case 2: try? action.evidenceRunningOut(on: today)
                    default: try? action.reopen()
                    }
                action = next ?? action
                guard action.state == .closed, let evidence = action.evidenceOn, let done = action.doneOn else {
                    continue
                }
                #expect(evidence >= done && action.closedBy != action.doneBy)
                #expect(people.first { $0.id == action.closedBy }?.organisation != Self.police)
                let late = evidence.adding(days: Action.evidenceLasts + 1)
                #expect(try action.evidenceRunningOut(on: late).state == .open)
                #expect(throws: ActionRefusal.evidenceCounts) {
                    try action.evidenceRunningOut(on: late.adding(days: -1))
                }
            }
        }
    }
}

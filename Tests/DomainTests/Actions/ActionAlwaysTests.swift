import Domain
import Testing

/// Whatever people do in whatever order, an action is never checked by those who did it.
@Suite struct ActionAlwaysTests {
    @Test(arguments: 1...40)
    func aClosedActionWasCheckedBySomebodyElseOnLaterEvidence(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let people = try [
            ActionTests.member(.agencyLead, of: ActionTests.police), ActionTests.member(.coordinator),
            ActionTests.member(.businessManager, of: ActionTests.police), ActionTests.member(.scrutineer),
            ActionTests.member(.agencyLead, of: ActionTests.council),
        ]
        var action = ActionTests.open()
        var today = ActionTests.due.adding(days: -20)
        for _ in 1...60 {
            today = today.adding(days: Int.random(in: 0...2, using: &chance))
            let day = today.adding(days: Int.random(in: -6...2, using: &chance))
            let member = people[Int.random(in: people.indices, using: &chance)]
            action = Self.moved(action, Int.random(in: 0...2, using: &chance), on: day, by: member, today) ?? action
            Self.check(action, people, on: today)
        }
    }

    private static func moved(_ action: Action, _ step: Int, on day: Day, by member: Member, _ today: Day) -> Action? {
        switch step {
        case 0: try? action.markDone(on: day, by: member, today: today)
        case 1: try? action.close(evidence: "Seen", evidenceOn: day, by: member, on: today)
        default: try? action.reopen()
        }
    }

    private static func check(_ action: Action, _ people: [Member], on today: Day) {
        #expect((action.state == .open) == (action.doneOn == nil))
        #expect((action.state == .closed) == (action.closedOn != nil))
        #expect((action.closedBy != nil) == (action.evidence != nil))
        guard action.state == .closed, let done = action.doneOn, let evidence = action.evidenceOn else { return }
        let closer = people.first { $0.id == action.closedBy }
        #expect(evidence >= done)
        #expect(evidence <= today)
        #expect(action.closedBy != action.doneBy)
        #expect(closer?.organisation != action.owner)
    }
}

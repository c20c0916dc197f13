import Domain
import Foundation
import Testing

@Suite struct HubStagesTests {
    private let spring = Day(number: 18_000)
    private let summer = Day(number: 18_100)

    private func hub(_ stages: [HubStage]) -> Hub {
        Hub(
            id: ID(UUID()), title: "Neglect", season: "Spring 2019", whyChildren: "", whyAdults: "",
            boards: [.children],
            questions: [], stages: stages)
    }

    @Test func aDayThatWasLeftAloneStaysAsItIsKept() {
        let kept = hub([HubStage(.told, plannedOn: nil, doneOn: spring)])
        #expect(kept.stages(typed: [], untouched: [.told]) == kept.stages)
        let planned = [HubStage(.told, plannedOn: summer, doneOn: nil)]
        #expect(
            kept.stages(typed: planned, untouched: [.told]) == [HubStage(.told, plannedOn: summer, doneOn: spring)])
    }

    @Test func aDayThatWasTypedOrTakenAwayIsAsItWasTyped() {
        let kept = hub([HubStage(.told, plannedOn: nil, doneOn: spring)])
        #expect(kept.stages(typed: [], untouched: []).isEmpty)
        let typed = [HubStage(.told, plannedOn: nil, doneOn: summer)]
        #expect(kept.stages(typed: typed, untouched: [.forums]) == typed)
    }

    @Test func stagesStandInTheOrderInWhichTheyHappen() {
        let typed = [
            HubStage(.told, plannedOn: summer, doneOn: nil), HubStage(.newsletter, plannedOn: spring, doneOn: nil),
        ]
        #expect(hub([]).stages(typed: typed, untouched: []).map(\.kind) == [.newsletter, .told])
    }
}

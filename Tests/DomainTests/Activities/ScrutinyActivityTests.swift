import Domain
import Foundation
import Testing

@Suite struct ScrutinyActivityTests {
    private let today = Day(number: 18_000)
    private let ann = ID<Member>(UUID())
    private let ben = ID<Member>(UUID())

    @Test(arguments: [
        (0, 1, nil), (-30, 0, nil), (0, 60, nil), (1, 1, ActivityRefusal.dayToCome), (0, 61, .halfDays),
        (0, -1, .halfDays),
    ])
    func itIsDoneOnADayThatHasBeen(offset: Int, halves: Int, refusal: ActivityRefusal?) throws {
        let day = today.adding(days: offset)
        if let refusal {
            #expect(throws: refusal) { try activity().done(on: day, halfDays: halves, today: today) }
        } else {
            let done = try activity().done(on: day, halfDays: halves, today: today)
            #expect(done.isDone)
            #expect(done.day == day)
        }
    }

    @Test func onlyWhoeverWroteItDownChangesIt() {
        let details = activity().details
        #expect(throws: ActivityRefusal.notYours) { try activity().changed(to: details, plannedOn: nil, by: ben) }
        #expect(throws: ActivityRefusal.notYours) { try activity().cancelled(because: "Snow", by: ben) }
    }

    @Test func whatWasCalledOffStaysSoAndWhatWasDoneIsNotCalledOff() throws {
        let off = try activity(plannedOn: today).cancelled(because: "Snow", by: ann)
        #expect(throws: ActivityRefusal.cancelledAlready) { try off.done(on: today, halfDays: 1, today: today) }
        let done = try activity().done(on: today, halfDays: 1, today: today)
        #expect(throws: ActivityRefusal.notPlanned) { try done.cancelled(because: "Snow", by: ann) }
    }

    @Test(arguments: ActivityKind.allCases)
    func thoseWhoSpokeOpenlyAreNamedByKindAlone(kind: ActivityKind) {
        let details = ActivityDetails(kind: kind, title: "A talk", organisation: ID(UUID()), spokenWith: .police)
        #expect((details.organisation == nil) == kind.isCoarse)
        #expect((details.spokenWith == nil) != kind.isCoarse)
    }

    @Test func aMapCountsWhatIsDoneAndPlannedAndNamesWhatNothingTouches() {
        let map = Coverage(
            [(row: "a", column: 1, isDone: true), ("a", 1, true), ("b", 2, false)], rows: ["a", "b", "c"],
            columns: [1, 2])
        #expect(map["a", 1].done == 2)
        #expect(map["b", 2].planned == 1)
        #expect(map.untouched == ["c"])
    }

    private func activity(plannedOn: Day? = nil) -> ScrutinyActivity {
        ScrutinyActivity(
            id: ID(UUID()), plan: ID(UUID()), details: ActivityDetails(kind: .visit, title: "A visit"), state: .planned,
            plannedOn: plannedOn, by: ann)
    }
}

import Domain
import Foundation
import Testing

@Suite struct ScrutinyPlanTests {
    private let today = Day(number: 18_000)
    private let ann = ID<Member>(UUID())
    private let council = ID<Organisation>(UUID())
    private let police = ID<Organisation>(UUID())

    @Test func partnersAgreeOnceEachOfThemHasAgreedToTheSameVersion() throws {
        let offered = try plan().offered(questions: ["Why?"], by: ann, on: today).plan
        #expect(offered.standing == .offered)
        let first = try offered.agreed(agreement(council), after: [], partners: [council, police])
        #expect(first.standing == .offered)
        let second = try first.agreed(agreement(police), after: [agreement(council)], partners: [council, police])
        #expect(second.standing == .agreed)
        #expect(try second.published(on: today).standing == .published)
    }

    @Test func aChangeIsOfferedAgainAndTheEarlierAgreementStaysWhatItWas() throws {
        let offered = try plan().offered(questions: ["Why?"], by: ann, on: today).plan
        let agreed = try offered.agreed(agreement(council), after: [], partners: [council])
        let changed = try agreed.changed(to: details(principles: ["Openness", "Learning"]))
        #expect(changed.agreedVersion == 1)
        #expect(changed.hasChanges)
        let (again, words) = try changed.offered(questions: ["Why?", "When?"], by: ann, on: today)
        #expect(again.version == 2)
        #expect(again.standing == .offered)
        #expect(words.principles == ["Openness", "Learning"])
        #expect(throws: PlanRefusal.offeredAgain(2)) {
            try again.agreed(agreement(council), after: [], partners: [council])
        }
    }

    @Test func aPublishedPlanThatIsOfferedAgainAwaitsAgreement() throws {
        let offered = try plan().offered(questions: ["Why?"], by: ann, on: today).plan
        let open = try offered.agreed(agreement(council), after: [], partners: [council]).published(on: today)
        #expect(!open.awaitsAgreement)
        let again = try open.withChanges().offered(questions: ["When?"], by: ann, on: today).plan
        #expect(again.standing == .published)
        #expect(again.awaitsAgreement)
        let closed = try again.closed(on: today.adding(days: 365))
        #expect(!closed.awaitsAgreement)
        #expect(throws: PlanRefusal.closed) { try closed.withChanges() }
    }

    @Test func whatIsNotReadyIsNotOffered() throws {
        #expect(throws: PlanRefusal.noPrinciple) {
            try plan(principles: []).offered(questions: ["Why?"], by: ann, on: today)
        }
        #expect(throws: PlanRefusal.noQuestion) { try plan().offered(questions: [], by: ann, on: today) }
        let offered = try plan().offered(questions: ["Why?"], by: ann, on: today).plan
        #expect(throws: PlanRefusal.offeredAlready) { try offered.offered(questions: ["Why?"], by: ann, on: today) }
    }

    @Test func onlyPartnersAgreeAndOnlyToWhatWasOffered() throws {
        #expect(throws: PlanRefusal.notOffered) {
            try plan().agreed(agreement(council), after: [], partners: [council])
        }
        let offered = try plan().offered(questions: ["Why?"], by: ann, on: today).plan
        #expect(throws: PlanRefusal.notPartner) {
            try offered.agreed(agreement(council), after: [], partners: [police])
        }
        #expect(try offered.agreed(agreement(council), after: [], partners: []).standing == .agreed)
    }

    @Test func aPlanIsPublishedOnceAgreedAndClosedOnceItsYearIsOver() throws {
        #expect(throws: PlanRefusal.notAgreed) { try plan().published(on: today) }
        #expect(throws: PlanRefusal.yearGoesOn(today.adding(days: 365))) { try plan().closed(on: today) }
        let closed = try plan().closed(on: today.adding(days: 365))
        #expect(throws: PlanRefusal.closed) { try closed.changed(to: details()) }
        #expect(throws: PlanRefusal.closed) { try closed.closed(on: today.adding(days: 366)) }
    }

    @Test(arguments: [(0, PlanRefusal.endsBeforeStart), (-1, .endsBeforeStart), (733, .tooLong)])
    func aPlanHasAYear(length: Int, refusal: PlanRefusal) {
        #expect(throws: refusal) { try details(length: length).check() }
    }

    @Test func theWholeSpeaksForItsParts() {
        let council = organisation("Council", .countyCouncil)
        let services = organisation("Children's services", .countyCouncil, in: council.id)
        let justice = organisation("Youth justice", .countyCouncil, in: services.id)
        let police = organisation("Police", .police)
        let partners = SafeguardingPartner.all(among: [justice, council, police, services])
        #expect(partners.map(\.organisation.name) == ["Council", "Police"])
        #expect(partners.first?.parts == [council.id, services.id, justice.id])
    }

    private func plan(principles: [String] = ["Openness"]) -> ScrutinyPlan {
        ScrutinyPlan(id: ID(UUID()), details: details(principles: principles))
    }

    private func details(principles: [String] = ["Openness"], length: Int = 365) -> PlanDetails {
        PlanDetails(
            title: "2019/20", startsOn: today, endsOn: today.adding(days: length), days: 40, framework: nil,
            principles: principles)
    }

    private func agreement(_ organisation: ID<Organisation>) -> PlanAgreement {
        PlanAgreement(version: 1, organisation: organisation, member: ann, on: today)
    }

    private func organisation(
        _ name: String, _ kind: OrganisationKind, in parent: ID<Organisation>? = nil
    ) -> Organisation {
        Organisation(id: ID(UUID()), name: name, kind: kind, sector: .both, parent: parent)
    }
}

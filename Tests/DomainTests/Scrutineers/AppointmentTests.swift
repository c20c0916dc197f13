import Domain
import Foundation
import Testing

@Suite struct AppointmentTests {
    private let person = Person.scrutineer

    @Test(arguments: [
        (-1, Appointment.Standing.toCome), (0, .current), (100, .current), (364, .current), (365, .over),
    ])
    func itIsCurrentFromItsFirstDayToItsLast(day: Int, standing: Appointment.Standing) {
        #expect(made(0, 364).standing(on: Day(number: 18_000 + day)) == standing)
    }

    @Test(arguments: [
        (0, 0, 0, nil), (0, 364, 364, nil), (0, 364, -100, nil),
        (5, 4, 0, AppointmentRefusal.endsBeforeItBegins), (0, 10, 11, .appointedAfterwards),
    ])
    func itsDaysFollowEachOther(from: Int, to: Int, decided: Int, refusal: AppointmentRefusal?) {
        let appointment = made(from, to, decided: decided)
        #expect(refused { () throws(AppointmentRefusal) in try appointment.check(for: person, beside: []) } == refusal)
    }

    @Test(arguments: [(-10, -1, false), (11, 20, false), (-10, 0, true), (10, 20, true), (3, 4, true), (-5, 50, true)])
    func twoTermsOfOnePersonDoNotOverlap(from: Int, to: Int, overlaps: Bool) {
        let other = made(from, to)
        let found = refused { () throws(AppointmentRefusal) in try made(0, 10).check(for: person, beside: [other]) }
        #expect(found == (overlaps ? .overlaps(from: other.from, to: other.to) : nil))
    }

    @Test func itMayBeChangedBesideItself() {
        let appointment = made(0, 10)
        let found = refused { () throws(AppointmentRefusal) in
            try appointment.check(for: person, beside: [appointment])
        }
        #expect(found == nil)
    }

    @Test(arguments: ScrutinyArrangement.allCases)
    func onlyWhoeverHasTheRoleIsAppointed(arrangement: ScrutinyArrangement) {
        for role in Role.allCases {
            let found = refused { () throws(AppointmentRefusal) in
                try made(0, 10, arrangement).check(for: Person.with(role), beside: [])
            }
            #expect(found == (role == arrangement.role ? nil : .noRole(arrangement.role)))
        }
        let gone = refused { () throws(AppointmentRefusal) in
            try made(0, 10).check(for: Person.with(.scrutineer, isActive: false), beside: [])
        }
        #expect(gone == .noRole(.scrutineer))
    }

    @Test func anInterestEndsOnceAndNotBeforeItBegan() throws {
        let interest = DeclaredInterest(
            id: ID(UUID()), member: person.id, what: "Trustee", organisation: "A charity", from: Day(number: 10),
            to: nil, declaredOn: Day(number: 20))
        #expect(throws: InterestRefusal.endsBeforeItBegins) { try interest.ended(on: Day(number: 9)) }
        let ended = try interest.ended(on: Day(number: 10))
        #expect(ended.to == Day(number: 10))
        #expect(throws: InterestRefusal.endedAlready) { try ended.ended(on: Day(number: 11)) }
    }

    private func made(
        _ from: Int, _ to: Int, _ arrangement: ScrutinyArrangement = .single, decided: Int? = nil
    ) -> Appointment {
        Appointment(
            id: ID(UUID()), member: person.id, arrangement: arrangement, from: Day(number: 18_000 + from),
            to: Day(number: 18_000 + to), daysAYear: 30, appointedBy: "The executive",
            appointedOn: Day(number: 18_000 + (decided ?? min(from, to))), independence: "Works for none of them")
    }

    private func refused(_ body: () throws(AppointmentRefusal) -> Void) -> AppointmentRefusal? {
        do { try body() } catch { return error }
        return nil
    }
}

private enum Person {
    static let scrutineer = with(.scrutineer)

    static func with(_ role: Role, isActive: Bool = true) -> Member {
        guard let email = try? EmailAddress("sam@example.org") else { preconditionFailure("a fixture") }
        return Member(id: ID(UUID()), name: "Sam Okoro", email: email, roles: [role], isActive: isActive)
    }
}

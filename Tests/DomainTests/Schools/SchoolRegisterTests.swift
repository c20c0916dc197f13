import Domain
import Testing

@Suite struct SchoolRegisterTests {
    private static let today = Day(number: 18_000)

    private static func school(
        _ number: Int, _ name: String = "Larkstow Mill Primary School", authority: String? = "999",
        phase: String? = "Primary", status: String? = "Open", pupils: Int? = 210, closedOn: Day? = nil
    ) throws -> School {
        try School(
            urn: URN(String(990_000 + number)), name: name, authorityCode: authority, phase: phase, status: status,
            pupils: pupils, closedOn: closedOn)
    }

    private static func apply(_ file: [School], to kept: [School]) -> SchoolRegister {
        SchoolRegister(kept: kept, file: file, on: today)
    }

    @Test func aSchoolThatIsNotKeptIsAdded() throws {
        let (first, second) = try (Self.school(1), Self.school(2))
        let register = Self.apply([first, second], to: [first])
        #expect(register.added == [second])
        #expect(register.unchanged == 1)
        #expect(register.changed.isEmpty && register.closed.isEmpty)
    }

    @Test func aChangeNamesWhatItWasAndWhatItIs() throws {
        let register = try Self.apply(
            [Self.school(1, "Larkstow Academy", phase: "Secondary", pupils: 1_031)], to: [Self.school(1)])
        #expect(
            register.changed.map(\.words) == [
                [
                    "Name: Larkstow Mill Primary School becomes Larkstow Academy",
                    "Phase: Primary becomes Secondary", "Pupils: 210 becomes 1,031",
                ]
            ])
        #expect(register.unchanged == 0)
    }

    @Test func whatAFileDoesNotSayStaysAsItIs() throws {
        let file = try Self.school(1, authority: nil, phase: nil, status: nil, pupils: nil)
        let register = try Self.apply([file], to: [Self.school(1)])
        #expect(register.unchanged == 1)
        #expect(register.changed.isEmpty)
    }

    @Test func aSchoolWhoseStatusSaysSoIsClosed() throws {
        let lastDay = Day(number: 17_900)
        let register = try Self.apply(
            [Self.school(1, status: "Closed", closedOn: lastDay), Self.school(2, status: "closed")],
            to: [Self.school(1), Self.school(2)])
        #expect(register.closed.map(\.after.closedOn) == [lastDay, Self.today])
        #expect(register.changed.isEmpty)
    }

    @Test func openButProposedToCloseIsOpen() throws {
        let register = try Self.apply([Self.school(1, status: "Open, but proposed to close")], to: [Self.school(1)])
        #expect(register.closed.isEmpty)
        #expect(register.changed.count == 1)
    }

    @Test func aSchoolThatLeftTheFileOfItsAuthorityIsClosedToday() throws {
        let register = try Self.apply([Self.school(1)], to: [Self.school(1), Self.school(2)])
        #expect(register.closed.map(\.after.urn.digits) == ["990002"])
        #expect(register.closed.map(\.after.closedOn) == [Self.today])
    }

    @Test func aFileOfOneAuthoritySaysNothingOfAnothers() throws {
        let register = try Self.apply([Self.school(1)], to: [Self.school(1), Self.school(2, authority: "888")])
        #expect(register.closed.isEmpty)
    }

    @Test func aFileWithoutAuthoritiesClosesNothingItLeavesOut() throws {
        let register = try Self.apply(
            [Self.school(1, authority: nil)],
            to: [Self.school(1, authority: nil), Self.school(2, authority: nil), Self.school(3)])
        #expect(register.closed.isEmpty)
    }

    @Test func anAuthorityIsKnownByItsNameWhereNoNumberIsGiven() throws {
        var (first, second) = try (Self.school(1, authority: nil), Self.school(2, authority: nil))
        (first.authorityName, second.authorityName) = ("Fernshire", "FERNSHIRE")
        #expect(Self.apply([first], to: [first, second]).closed.map(\.after.urn) == [second.urn])
    }

    @Test func takingInTheSameFileAgainChangesNothing() throws {
        let file = try [
            Self.school(1), Self.school(2, status: "Closed"), Self.school(3, status: "Closed", closedOn: Self.today),
        ]
        let kept = try [Self.school(1, pupils: 30), Self.school(2), Self.school(4)]
        let register = Self.apply(file, to: kept)
        let after = register.added + register.changed.map(\.after) + register.closed.map(\.after)
        let again = SchoolRegister(kept: after, file: file, on: Self.today.adding(days: 9))
        #expect(again.unchanged == 3)
        #expect(again.added.isEmpty && again.changed.isEmpty && again.closed.isEmpty)
    }

    @Test func aSchoolThatIsInTheFileAgainIsOpenAgain() throws {
        let gone = try Self.school(1).closed(on: Self.today)
        let register = try Self.apply([Self.school(1)], to: [gone])
        #expect(register.changed.map(\.after.isClosed) == [false])
        #expect(register.changed.map(\.after.closedOn) == [nil])
    }
}

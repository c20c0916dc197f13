import Domain
import Testing

@Suite struct WorkingDaysTests {
    /// Easter 2019: Good Friday 19 April, Easter Monday 22 April.
    private static let days: WorkingDays = WorkingDays(
        holidays: [
            Day(year: 2019, month: 4, day: 19), Day(year: 2019, month: 4, day: 22),
        ].compactMap(\.self))

    @Test(arguments: [
        ("18 April 2019", 1, "23 April 2019"),
        ("19 April 2019", 1, "23 April 2019"),
        ("20 April 2019", 1, "23 April 2019"),
        ("17 April 2019", 1, "18 April 2019"),
        ("17 April 2019", 2, "23 April 2019"),
        ("26 April 2019", 1, "29 April 2019"),
        ("21 April 2019", 0, "21 April 2019"),
        ("1 April 2019", 10, "15 April 2019"),
    ])
    func weekendsAndBankHolidaysDoNotCount(from: String, count: Int, until: String) throws {
        #expect(Self.days.adding(count, to: try Day(from)).inWords == until)
    }

    @Test func aDayThatIsReachedIsAlwaysAWorkingDay() {
        for number in 17_900..<18_300 {
            let found = Self.days.adding(1, to: Day(number: number))
            #expect(Self.days.isWorking(found) && found.number > number && found.number <= number + 5)
        }
    }
}

@Suite struct ClockTimeTests {
    @Test(arguments: [
        ("14:05", "14:05"), ("14.05", "14:05"), ("9:30", "09:30"), ("0930", "09:30"), (" 00:00 ", "00:00"),
        ("23:59", "23:59"), ("7 15", "07:15"),
    ])
    func aTimeIsReadHoweverItIsTyped(typed: String, time: String) throws {
        #expect(try ClockTime(typed).text == time)
    }

    @Test(arguments: ["", "24:00", "12:60", "12", "12:5", "-1:30", "1:2:3", "noon", "12:3O", "99999", "12:30pm"])
    func anythingElseIsRefused(typed: String) {
        #expect(throws: TextProblem.self) { try ClockTime(typed) }
    }
}

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

/// Counting that refuses what it does not know.
@Suite struct WorkingDayCountTests {
    /// Eight bank holidays in 2019 and in 2020, seven of 2021: too few for a year.
    private static let holidays = [
        "2019-01-01", "2019-04-19", "2019-04-22", "2019-05-06", "2019-05-27", "2019-08-26", "2019-12-25", "2019-12-26",
        "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28",
        "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27",
    ].compactMap { try? Day($0) }

    private static let days = WorkingDays(holidays: holidays)

    @Test(arguments: [
        ("2019-04-18", "2019-04-18", 0), ("2019-04-18", "2019-04-22", 0), ("2019-04-18", "2019-04-23", 1),
        ("2019-04-20", "2019-04-21", 0), ("2019-04-21", "2019-04-24", 2), ("2019-12-31", "2020-01-02", 1),
        ("2019-01-01", "2019-12-31", 253),
    ])
    func theFirstDayDoesNotCountAndTheLastDoes(first: String, last: String, count: Int) throws {
        #expect(try Self.days.count(from: Day(first), to: Day(last)) == count)
    }

    @Test func daysOnWhichTheOfficeIsClosedDoNotCount() throws {
        let closures = try ["2019-12-27", "2019-12-30", "2019-12-28"].map { try Day($0) }
        let days = WorkingDays(holidays: Self.holidays, closures: closures)
        #expect(try days.day(1, after: Day("2019-12-24")).iso == "2019-12-31")
        #expect(try days.count(from: Day("2019-12-24"), to: Day("2019-12-31")) == 1)
        #expect(days.years == [2019, 2020])
    }

    @Test func outsideTheKnownYearsNothingIsCounted() throws {
        let last = try Day("2020-12-31")
        let refused = WorkingDaysRefusal.notKnown(try Day("2021-01-01"), years: [2019, 2020])
        #expect(try Self.days.day(0, after: last) == last)
        #expect(throws: refused) { try Self.days.day(1, after: last) }
        #expect(throws: WorkingDaysRefusal.self) { try Self.days.day(1, after: Day("2018-12-31")) }
        #expect(throws: WorkingDaysRefusal.self) { try Self.days.count(from: Day("2018-12-31"), to: Day("2019-01-02")) }
        #expect(throws: WorkingDaysRefusal.self) { try Self.days.count(from: last, to: Day("2021-01-01")) }
        #expect(refused.message.contains("2021") && refused.message.contains("2019 to 2020"))
        #expect(throws: WorkingDaysRefusal.self) { try WorkingDays(holidays: []).day(1, after: last) }
    }

    @Test func aYearThatIsMissingBetweenTwoIsNotCountedOver() throws {
        let days = WorkingDays(holidays: Self.holidays.filter { $0.parts.year != 2020 } + Self.of2022)
        #expect(days.years == [2019, 2022])
        #expect(throws: WorkingDaysRefusal.self) { try days.count(from: Day("2019-12-01"), to: Day("2022-01-10")) }
    }

    private static let of2022 = (1...8).compactMap { Day(year: 2022, month: $0, day: 3) }

    @Test func backwardsIsRefused() throws {
        let day = try Day("2019-06-03")
        #expect(throws: WorkingDaysRefusal.negative(-1)) { try Self.days.day(-1, after: day) }
        #expect(throws: WorkingDaysRefusal.wrongOrder(day, day.adding(days: -1))) {
            try Self.days.count(from: day, to: day.adding(days: -1))
        }
    }

    /// Adding and counting are each other's inverse, from any day.
    @Test func addingThenCountingGivesTheNumberBack() throws {
        for number in 17_900..<18_200 {
            for count in [1, 2, 7, 10] {
                let first = Day(number: number)
                #expect(try Self.days.count(from: first, to: Self.days.day(count, after: first)) == count)
            }
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

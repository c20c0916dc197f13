import Domain
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        ("2019-02-14", "14 February 2019"), ("14/02/2019", "14 February 2019"), (" 14-2-2019 ", "14 February 2019"),
        ("14 February 2019", "14 February 2019"), ("14 feb 2019", "14 February 2019"),
        ("29/02/2020", "29 February 2020"), ("1970-01-01", "1 January 1970"), ("31 Dec 1969", "31 December 1969"),
    ])
    func readsWhatPeopleWrite(typed: String, words: String) throws {
        #expect(try Day(typed).inWords == words)
    }

    @Test(arguments: [
        ("", Day.Problem.missing), ("  ", .missing), ("14 February", .malformed), ("14/02/19", .malformed),
        ("soon", .malformed), ("2019-2", .malformed), ("14/February/soon", .malformed), ("30/02/2019", .notReal),
        ("29 Feb 2019", .notReal), ("0/1/2019", .notReal), ("2019-13-01", .notReal), ("1 x 2019", .malformed),
    ])
    func refuses(typed: String, because problem: Day.Problem) {
        #expect(throws: problem) { try Day(typed) }
    }

    @Test func everyDayOfFourHundredYearsComesBackFromItsParts() throws {
        for number in -146_097...146_097 {
            let parts = Day(number: number).parts
            #expect(Day(year: parts.year, month: parts.month, day: parts.day)?.number == number)
        }
    }

    @Test func weeksBeginOnMonday() throws {
        #expect(try Day("2019-02-11").weekday == 1)
        #expect(try Day("2019-02-17").weekday == 7)
        #expect(try Day("1969-12-28").weekday == 7)
    }

    @Test func isWrittenWithAllItsZeros() throws {
        #expect(try Day("4/2/0987").iso == "0987-02-04")
    }
}

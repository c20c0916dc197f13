import Domain
import Foundation
import Testing

@testable import Questions

@Suite struct BankHolidaysTests {
    /// Counted from another list of bank holidays, by another program.
    @Test func twoHundredCasesCountedElsewhereAgree() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Fixtures/working-days.csv").standardizedFileURL
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let days = try WorkingDays.england()
        for line in lines {
            let parts = line.split(separator: ",").map(String.init)
            let first = try Day(parts[0])
            if let count = Int(parts[1]) {
                let found = try days.day(count, after: first)
                #expect(found.iso == parts[2], "\(line)")
                #expect(found == days.adding(count, to: first))
            } else {
                #expect(try days.count(from: first, to: Day(parts[1])) == Int(parts[2]), "\(line)")
            }
        }
        #expect(lines.count == 200)
    }

    @Test func theListTravelsWithTheProgramFor2012To2028() throws {
        #expect(try WorkingDays.england().years == Array(2012...2028))
    }

    @Test func theListOfGOVUKIsReadAsItIsPublished() throws {
        let json = """
            {"england-and-wales": {"division": "england-and-wales", "events": [
              {"title": "Boxing Day", "date": "2029-12-26", "notes": "", "bunting": true}]},
             "scotland": {"division": "scotland", "events": [{"title": "x", "date": "2029-11-30"}]}}
            """
        #expect(try BankHolidays.days(in: Array(json.utf8)).map(\.iso) == ["2029-12-26"])
    }

    @Test(arguments: [
        "date,name\n2029-01-01,New Year’s Day\n", "2029-01-01", "\u{FEFF}date\r\n1 January 2029\r\n\r\n",
        "Date,What\n01/01/2029,x",
    ])
    func linesThatBeginWithADateAreRead(text: String) throws {
        #expect(try BankHolidays.days(in: Array(text.utf8)).map(\.iso) == ["2029-01-01"])
    }

    @Test(arguments: [
        "{", "{}", #"{"england-and-wales": {"events": [{"date": "soon"}]}}"#, "date\n2029-02-30",
        "name,date\nx,2029-01-01",
    ])
    func anythingElseIsRefused(text: String) {
        #expect(throws: TextProblem.self) { try BankHolidays.days(in: Array(text.utf8)) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: TextProblem.self) { try BankHolidays.days(in: [0x32, 0xFF, 0xFE]) }
    }
}

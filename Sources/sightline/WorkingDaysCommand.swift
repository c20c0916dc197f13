import ArgumentParser
import Domain
import Foundation
import Questions

struct WorkingDaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "working-days",
        abstract: "Say which date it is after so many working days, or how many there are between two dates.",
        discussion: """
            With +N: the date N working days after FROM; the day after FROM is the first that can count. With a second \
            date: how many working days there are after FROM, up to and including that date. Working days are Monday \
            to Friday without the bank holidays of England and without --closures. Dates are read as 2019-04-18 or \
            18/4/2019; the answer is a date as 2019-04-18, or a number.
            Outside the years whose bank holidays are known nothing is counted, and the command ends with 1. \
            --holidays takes a newer list: https://www.gov.uk/bank-holidays.json as it is, or a CSV file that begins \
            each line with a date.
            """)

    @Argument(help: "The day to count from, which does not count itself.")
    var from: String?

    @Argument(help: "+N, a number of working days, or a second date.")
    var then: String?

    @Option(help: "A list of bank holidays to use in place of the one that travels with the program.")
    var holidays: String?

    @Option(help: "Days on which the office is closed: a CSV file that begins each line with a date.")
    var closures: String?

    @Option(help: "A CSV file with FROM and +N or a date on each line: one answer is printed for each.")
    var each: String?

    func validate() throws {
        guard (each == nil) == (from != nil && then != nil), each == nil || from == nil else {
            throw ValidationError("Give FROM and +N, FROM and a second date, or --each FILE.")
        }
    }

    func run() throws {
        let days = WorkingDays(
            holidays: try holidays.map(Self.days) ?? BankHolidays.england(), closures: try closures.map(Self.days) ?? []
        )
        guard let each else {
            return print(try Self.answer(from ?? "", then ?? "", days))
        }
        let lines = try Self.text(each).split(whereSeparator: \.isNewline).map(String.init)
        let answers = try lines.enumerated().map { index, line in try Self.answer(line, at: index + 1, days) }
        print(answers.joined(separator: "\n"))
    }

    private static func answer(_ from: String, _ then: String, _ days: WorkingDays) throws -> String {
        let first = try day(from)
        guard then.hasPrefix("+") else { return "\(try days.count(from: first, to: day(then)))" }
        guard let count = Int(then.dropFirst()) else {
            throw CommandRefusal("“\(then)” is not a number of working days. Write it as +10.")
        }
        return try days.day(count, after: first).iso
    }

    private static func answer(_ line: String, at number: Int, _ days: WorkingDays) throws -> String {
        let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(\.description.trimmed)
        guard parts.count == 2 else {
            throw CommandRefusal("Line \(number) must hold a date and +N, or two dates, with a comma between them.")
        }
        do {
            return try answer(parts[0], parts[1], days)
        } catch let problem as any UserFacing {
            throw CommandRefusal("Line \(number): \(problem.message)")
        }
    }

    private static func day(_ text: String) throws -> Day {
        do {
            return try Day(text)
        } catch {
            throw CommandRefusal("“\(text)”: \(error.message).")
        }
    }

    private static func days(in path: String) throws -> [Day] {
        do {
            return try BankHolidays.days(in: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch let problem as TextProblem {
            throw CommandRefusal("\(path): \(problem.message)")
        }
    }

    private static func text(_ path: String) throws -> String {
        guard let text = String(validating: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self) else {
            throw CommandRefusal("\(path) is not text in UTF-8.")
        }
        return text
    }
}

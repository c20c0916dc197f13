import Domain
import Foundation
import Packs

/// Lists of days off: the bank holidays that travel with the program, and files that somebody brings.
package enum BankHolidays {
    struct Missing: Error {}

    /// Those of England that travel with the program.
    package static func england() throws -> [Day] {
        try known.get()
    }

    private static let known = Result {
        guard let bytes = Packs.bytes("calendar/bank-holidays-england.csv") else { throw Missing() }
        return try days(in: bytes)
    }

    /// Reads GOV.UK's `bank-holidays.json`, of which the events of England and Wales count, or lines that begin with
    /// a date, below a line of titles or without one.
    package static func days(in bytes: [UInt8]) throws -> [Day] {
        let isJSON = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) } == UInt8(ascii: "{")
        return isJSON ? try published(bytes) : try lines(bytes)
    }

    private struct Published: Decodable {
        struct Division: Decodable { let events: [Event] }
        struct Event: Decodable { let date: String }

        let england: Division

        enum CodingKeys: String, CodingKey {
            case england = "england-and-wales"
        }
    }

    private static func published(_ bytes: [UInt8]) throws -> [Day] {
        guard let found = try? JSONDecoder().decode(Published.self, from: Data(bytes)) else {
            throw TextProblem("The file has no list of events for england-and-wales, as GOV.UK publishes it.")
        }
        return try found.england.events.map { try day($0.date) }
    }

    private static func lines(_ bytes: [UInt8]) throws -> [Day] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TextProblem("The file is not text in UTF-8.")
        }
        let lines = text.trimming(prefix: "\u{FEFF}").split(whereSeparator: \.isNewline).map(String.init)
        let first = lines.first?.prefix { $0 != "," }.lowercased()
        return try lines.dropFirst(first == "date" ? 1 : 0).filter { !$0.trimmed.isEmpty }.map { line in
            try day(String(line.prefix { $0 != "," }))
        }
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = try? Day(text) else { throw TextProblem("“\(text.shortened(to: 40))” is not a date.") }
        return day
    }
}

extension WorkingDays {
    /// With the bank holidays that travel with the program.
    package static func england() throws -> WorkingDays {
        try known.get()
    }

    private static let known = Result { WorkingDays(holidays: try BankHolidays.england()) }
}

extension String {
    fileprivate func trimming(prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}

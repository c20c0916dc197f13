import FoundationEssentials

/// A day in the calendar, without a time or a place: 14 February 2019.
///
/// Statutory clocks, due days and forums are counted in days. Which day it is now, in the United
/// Kingdom, is worked out in `Platform` and comes in as a parameter.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970, which is day 0.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// - Returns: nil when there is no such day, like 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(ofMonth: month, in: year)).contains(day) else { return nil }
        number = Self.number(year, month, day)
    }

    package static func < (one: Day, other: Day) -> Bool {
        one.number < other.number
    }

    package func adding(days: Int) -> Day {
        Day(number: number + days)
    }

    /// Monday is 1, Sunday is 7.
    package var weekday: Int {
        let shifted = (number + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// The proleptic Gregorian date. Source: H. Hinnant, *chrono-compatible low-level date algorithms*.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

extension Day {
    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    /// `14 February 2019`
    package var inWords: String {
        let (year, month, day) = parts
        return "\(day) \(Self.monthNames[month - 1]) \(year)"
    }

    /// `2019-02-14`
    package var iso: String {
        let (year, month, day) = parts
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}

/// How people write a day: `2019-02-14`, `14/02/2019`, `14-02-2019` or `14 February 2019`.
extension Day: Readable {
    package init(_ text: String) throws(Problem) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw .missing }
        let pieces = trimmed.split { "-/. ".contains($0) }.map(String.init)
        guard pieces.count == 3 else { throw .malformed }
        let isYearFirst = pieces[0].count == 4
        let (year, day) = isYearFirst ? (pieces[0], pieces[2]) : (pieces[2], pieces[0])
        guard year.count == 4, let year = Int(year), let day = Int(day), let month = Self.month(pieces[1]) else {
            throw .malformed
        }
        guard let found = Day(year: year, month: month, day: day) else { throw .notReal }
        self = found
    }

    private static func month(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        let typed = text.lowercased()
        guard typed.count >= 3 else { return nil }
        return monthNames.firstIndex { $0.lowercased().hasPrefix(typed) }.map { $0 + 1 }
    }

    package enum Problem: UserFacing, Equatable {
        case missing
        case malformed
        case notReal

        package var message: String {
            switch self {
            case .missing: "Enter a date"
            case .malformed: "Date must have a day, a month and a year, like 14 2 2019"
            case .notReal: "Date must be a real date"
            }
        }
    }
}

extension Int {
    /// With zeros before it until it is `width` digits long.
    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

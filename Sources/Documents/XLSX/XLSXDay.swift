/// A day as Excel counts it.
enum XLSXDay: Equatable {
    case serial(Double)
    /// For days Excel has no number for: the year, month and day with hyphens between.
    case text(String)

    /// - Parameter days: Since 1970-01-01.
    init(_ days: Int) {
        switch days {
        case -25_508...2_932_896: self = .serial(Double(days + 25_569))
        // Excel takes 1900 for a leap year, so the days before its 29 February are one lower.
        case -25_567 ..< -25_508: self = .serial(Double(days + 25_568))
        default: self = .text(Self.words(days))
        }
    }

    /// Counts in eras of 400 years from 1 March of the year 0, so that a leap day ends its year.
    static func words(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Days since 1970-01-01 of a serial number without its time.
    /// - Parameter from1904: Whether the workbook counts from 1904, as Excel for the Macintosh did.
    static func days(ofSerial serial: Int, from1904: Bool) -> Int {
        if from1904 { return serial - 24_107 }
        return serial < 60 ? serial - 25_568 : serial - 25_569
    }

    /// Days since 1970-01-01; nil when the calendar has no such day.
    static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let yearFromMarch = month > 2 ? year : year - 1
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let leapDays = yearFromMarch / 4 - yearFromMarch / 100 + yearFromMarch / 400
        let days = yearFromMarch * 365 + leapDays + dayOfYear - 719_468
        return words(days) == "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" ? days : nil
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}

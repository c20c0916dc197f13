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
    private static func words(_ days: Int) -> String {
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

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}

/// Days on which people work in England: Monday to Friday, without bank holidays.
///
/// - Source of the holidays: GOV.UK, *Bank holidays*, England and Wales.
package struct WorkingDays: Sendable {
    private let holidays: Set<Int>

    package init(holidays: some Sequence<Day>) {
        self.holidays = Set(holidays.map(\.number))
    }

    package func isWorking(_ day: Day) -> Bool {
        day.weekday <= 5 && !holidays.contains(day.number)
    }

    /// The day that many working days after `day`, which itself does not count.
    ///
    /// - Parameter count: zero or more. Zero is the day itself, whatever it is.
    package func adding(_ count: Int, to day: Day) -> Day {
        var (found, left) = (day, count)
        while left > 0 {
            found = found.adding(days: 1)
            if isWorking(found) { left -= 1 }
        }
        return found
    }
}

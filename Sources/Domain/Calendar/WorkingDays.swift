/// Days on which people work in England: Monday to Friday, without bank holidays and without the days on which the
/// partnership's office is closed.
///
/// - Source of the holidays: GOV.UK, *Bank holidays*, England and Wales.
package struct WorkingDays: Sendable {
    private let free: Set<Int>
    /// Years whose bank holidays are known, in order. Nothing is counted outside them.
    package let years: [Int]

    /// A year in England and Wales has at least eight bank holidays; one with fewer in the list is not known in full.
    private static let leastInAYear = 8

    /// - Parameter closures: days on which the office is closed, besides the bank holidays.
    package init(holidays: some Sequence<Day>, closures: some Sequence<Day> = EmptyCollection<Day>()) {
        let known = Set(holidays)
        free = Set(known.map(\.number)).union(closures.map(\.number))
        years = Dictionary(grouping: known, by: \.parts.year).filter { $1.count >= Self.leastInAYear }.keys.sorted()
    }

    package func isWorking(_ day: Day) -> Bool {
        day.weekday <= 5 && !free.contains(day.number)
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

// Counting that says no rather than count a bank holiday as a working day.
extension WorkingDays {
    /// The day that many working days after `day`, as ``adding(_:to:)``, within the years that are known.
    package func day(_ count: Int, after day: Day) throws(WorkingDaysRefusal) -> Day {
        guard count >= 0 else { throw .negative(count) }
        try check(day)
        var (found, left) = (day, count)
        while left > 0 {
            found = found.adding(days: 1)
            try check(found)
            if isWorking(found) { left -= 1 }
        }
        return found
    }

    /// How many working days there are after `first`, up to and including `last`. None when they are the same day.
    package func count(from first: Day, to last: Day) throws(WorkingDaysRefusal) -> Int {
        guard first <= last else { throw .wrongOrder(first, last) }
        try check(first)
        try check(last)
        var (day, found) = (first, 0)
        while day < last {
            day = day.adding(days: 1)
            try check(day)
            if isWorking(day) { found += 1 }
        }
        return found
    }

    private func check(_ day: Day) throws(WorkingDaysRefusal) {
        guard years.contains(day.parts.year) else { throw .notKnown(day, years: years) }
    }
}

package enum WorkingDaysRefusal: Refusal, Equatable {
    case negative(Int)
    case wrongOrder(Day, Day)
    case notKnown(Day, years: [Int])

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .negative(let count): "A number of working days must be 0 or more. It was \(count)."
        case .wrongOrder(let first, let last):
            "The first date, \(first.inWords), must not be after the second, \(last.inWords)."
        case .notKnown(let day, let years):
            "The bank holidays of \(day.parts.year) are not known, so nothing was counted. Known are those of "
                + "\(Self.words(years)). Give a newer list of bank holidays."
        }
    }

    /// Years that follow each other are put together: "2012 to 2028".
    private static func words(_ years: [Int]) -> String {
        guard !years.isEmpty else { return "no year" }
        let runs = years.reduce(into: [ClosedRange<Int>]()) { runs, year in
            if let last = runs.last, last.upperBound == year - 1 {
                runs[runs.count - 1] = last.lowerBound...year
            } else {
                runs.append(year...year)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
            .joined(separator: ", ")
    }
}

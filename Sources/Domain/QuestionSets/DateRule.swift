/// A day, between two limits, that may hold only for a time.
package struct DateRule: Hashable, Sendable {
    package let earliest: DayBound?
    package let latest: DayBound?
    package let expiry: Expiry?

    package init(earliest: DayBound? = nil, latest: DayBound? = nil, expiry: Expiry? = nil) {
        self.earliest = earliest
        self.latest = latest
        self.expiry = expiry
    }
}

/// A fixed day, or one counted from the day on which somebody answers.
package enum DayBound: Hashable, Sendable {
    case day(Day)
    case today(plus: Int)

    package static let farthest = 40_000

    /// Reads `2024-02-29`, `today`, `today+30`, `today-365`.
    /// - Returns: nil for anything else.
    package init?(text: String) {
        guard text.hasPrefix("today") else {
            guard let day = try? Day(text), day.iso == text else { return nil }
            self = .day(day)
            return
        }
        let rest = text.dropFirst(5)
        guard !rest.isEmpty else { self = .today(plus: 0); return }
        guard rest.first == "+" || rest.first == "-", let days = Int(rest), days.magnitude <= Self.farthest else {
            return nil
        }
        self = .today(plus: days)
    }

    package var text: String {
        switch self {
        case .day(let day): day.iso
        case .today(plus: 0): "today"
        case .today(let days): days < 0 ? "today\(days)" : "today+\(days)"
        }
    }

    package func day(on today: Day) -> Day {
        switch self {
        case .day(let day): day
        case .today(let days): today.adding(days: days)
        }
    }
}

/// How long something holds that began on a day: a training, a check, a policy.
package struct Expiry: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        case valid(until: Day)
        case expiresSoon(on: Day)
        case expired(on: Day)
    }

    package let months: Int
    /// How many days before the end it is said to expire soon.
    package let warningDays: Int

    package static let usualWarningDays = 60

    package init(months: Int, warningDays: Int = usualWarningDays) {
        self.months = months
        self.warningDays = warningDays
    }

    /// The last day on which it holds: the same day of the month, or the month's last where it has no such day.
    package func lastDay(from day: Day) -> Day {
        let (year, month, number) = day.parts
        let counted = year * 12 + (month - 1) + months
        let found = (28...31).reversed().lazy.compactMap { last in
            Day(year: counted / 12, month: counted % 12 + 1, day: min(number, last))
        }
        return found.first ?? day
    }

    package func standing(of day: Day, on today: Day) -> Standing {
        let last = lastDay(from: day)
        guard today <= last else { return .expired(on: last) }
        return today.adding(days: warningDays) >= last ? .expiresSoon(on: last) : .valid(until: last)
    }
}

extension Expiry.Standing {
    package var words: String {
        switch self {
        case .valid(let day): "Valid until \(day.inWords)"
        case .expiresSoon(let day): "Expires soon, on \(day.inWords)"
        case .expired(let day): "Expired on \(day.inWords)"
        }
    }
}

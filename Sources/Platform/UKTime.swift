import Domain
import Foundation

/// Instants as people in the United Kingdom see them.
package enum UKTime {
    private static let zone = TimeZone(identifier: "Europe/London") ?? .gmt

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    package static func day(of instant: Date) -> Day {
        let local = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
        return Day(number: Int((local / 86_400).rounded(.down)))
    }

    /// `14 February 2019 at 3:05pm`
    package static func inWords(_ instant: Date) -> String {
        "\(day(of: instant).inWords) at \(time(of: instant))"
    }

    /// `3:05pm`, as GOV.UK writes times.
    package static func time(of instant: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: instant)
        let (hour, minute) = (parts.hour ?? 0, parts.minute ?? 0)
        let shown = hour % 12 == 0 ? 12 : hour % 12
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        return "\(shown):\(minutes)\(hour < 12 ? "am" : "pm")"
    }

    /// The instant at which `day` begins.
    package static func start(of day: Day) -> Date {
        let (year, month, number) = day.parts
        let parts = DateComponents(year: year, month: month, day: number)
        return calendar.date(from: parts) ?? Date(timeIntervalSince1970: Double(day.number) * 86_400)
    }
}

/// A time of day on the clock: 14:05.
package struct ClockTime: Hashable, Sendable, Comparable {
    /// Since midnight, 0 to 1,439.
    package let minutes: Int

    package init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    package static func < (one: ClockTime, other: ClockTime) -> Bool {
        one.minutes < other.minutes
    }

    /// `14:05`
    package var text: String {
        "\((minutes / 60).padded(2)):\((minutes % 60).padded(2))"
    }
}

/// How people write a time: `14:05`, `14.05`, `9:30`, `0930`.
extension ClockTime: Readable {
    package init(_ text: String) throws(TextProblem) {
        let typed = text.trimmed
        guard !typed.isEmpty else { throw TextProblem("Enter a time") }
        let pieces = typed.split(omittingEmptySubsequences: false) { ":. ".contains($0) }.map(String.init)
        let isPlain = pieces.count == 1 && typed.count == 4
        let halves = isPlain ? [String(typed.prefix(2)), String(typed.suffix(2))] : pieces
        guard halves.count == 2, (1...2).contains(halves[0].count), halves[1].count == 2,
            halves.joined().utf8.allSatisfy({ (48...57).contains($0) }), let hour = Int(halves[0]),
            let minute = Int(halves[1]), hour < 24, minute < 60, let found = ClockTime(minutes: hour * 60 + minute)
        else { throw TextProblem("Time must be a time of day, like 14:05") }
        self = found
    }
}

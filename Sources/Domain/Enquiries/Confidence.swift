/// How sure one can be of what a line of enquiry has found. It says nothing about whether what was found is good.
package enum Confidence: String, Sendable, CaseIterable, Hashable, Comparable {
    case notEnough = "not-enough"
    case low
    case moderate
    case high

    package var words: String {
        switch self {
        case .notEnough: "Not enough evidence"
        case .low: "Low confidence"
        case .moderate: "Moderate confidence"
        case .high: "High confidence"
        }
    }

    package static func < (one: Confidence, other: Confidence) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }

    /// High when all five checks hold; moderate when one does not, and that one is not the kinds; otherwise low.
    /// Nothing that speaks, or one side alone, is not enough to be sure of anything.
    ///
    /// This is the service's policy, not a statistic: whoever judges may see it otherwise and says why.
    init(_ checks: [ConfidenceCheck]) {
        let failed = checks.filter { !$0.holds }.map(\.name)
        let sides = checks.first { $0.name == .sides }?.found ?? 0
        guard sides >= 2 else {
            self = .notEnough
            return
        }
        self = failed.isEmpty ? .high : failed.count == 1 && failed != [.kinds] ? .moderate : .low
    }
}

/// One of the five things that make for confidence, with what was found.
package struct ConfidenceCheck: Sendable, Equatable {
    package enum Name: String, Sendable, CaseIterable {
        case kinds, sides, recent, strong, agreeing

        package var words: String {
            switch self {
            case .kinds: "Kinds"
            case .sides: "Sides"
            case .recent: "Recent"
            case .strong: "Strong"
            case .agreeing: "Agreeing"
            }
        }

        /// The rule, as it stands on the page.
        package var rule: String {
            switch self {
            case .kinds: "At least \(LineDetails.fewestKinds) kinds of evidence say something"
            case .sides: "Performance, practice and voice each say something"
            case .recent: "The newest on each side that speaks is at most \(ConfidenceCheck.mostDays) days old"
            case .strong: "Each side that speaks has evidence of strength 2 or 3"
            case .agreeing: "The sides that speak say the same"
            }
        }
    }

    /// Evidence that is older has to be looked at again before anybody leans on it. Our policy: one yearly round.
    package static let mostDays = 365

    package let name: Name
    package let holds: Bool
    /// How many were found, of how many there could be.
    package let found: Int
    package let of: Int
    package let words: String

    static func all(kinds: Set<EvidenceKind>, sides: [SideView], on today: Day) -> [ConfidenceCheck] {
        let speaking = sides.filter(\.says.isSpeaking)
        return [
            ConfidenceCheck(
                .kinds, kinds.count, of: LineDetails.fewestKinds, kinds.count == 1 ? "1 kind" : "\(kinds.count) kinds"),
            ConfidenceCheck(.sides, speaking.count, of: sides.count), recent(speaking, on: today), strong(speaking),
            agreeing(speaking),
        ]
    }

    private static func recent(_ sides: [SideView], on today: Day) -> ConfidenceCheck {
        let recent = sides.filter { side in side.newest.map { today.number - $0.number <= mostDays } ?? false }
        return ConfidenceCheck(.recent, recent.count, of: sides.count)
    }

    private static func strong(_ sides: [SideView]) -> ConfidenceCheck {
        let strong = sides.filter { side in side.strongest.map { $0 >= .fair } ?? false }
        return ConfidenceCheck(.strong, strong.count, of: sides.count)
    }

    private static func agreeing(_ sides: [SideView]) -> ConfidenceCheck {
        let largest = [SideView.Says.supports, .contradicts].map { says in sides.count { $0.says == says } }.max() ?? 0
        return ConfidenceCheck(.agreeing, largest, of: sides.count)
    }

    /// A check of nothing does not hold.
    ///
    /// - Parameter words: what was found, where it is not a number of sides.
    private init(_ name: Name, _ found: Int, of all: Int, _ words: String? = nil) {
        self.name = name
        self.found = found
        of = all
        holds = all > 0 && found >= all
        self.words = words ?? (all > 0 ? "\(found) of \(all) sides" : "No side speaks")
    }
}

/// Who a figure is for. The further from those who hold the answers, the less of small numbers it may show.
package enum Audience: String, Sendable, CaseIterable {
    /// The team that holds the answers, and could read each of them anyway.
    case team
    /// Other members of the partnership.
    case partners
    /// Everybody.
    case everybody
}

/// How small numbers are kept back when figures leave the team that holds the answers.
///
/// Zeros: with `showsZeros` (the rule of the Department for Education's tables) nought is shown as 0 and is never
/// suppressed by itself, so `[c]` says "one or more". Without it nought counts as small, and `[c]` may hide it. Only
/// where a whole line has to be withheld are zeros in it hidden as well.
///
/// Rounding comes on top of suppression, for small bases: counts that are shown are rounded to the nearest 5, each by
/// itself, totals too, so that shown numbers need not add up.
///
/// - Source: Department for Education, statistics on children in need, methodology (1 to 5 shown as `c`, secondary
///   suppression); Government Statistical Service, *Symbols in tables: definitions and help*.
package struct ReleasePolicy: Sendable, Equatable {
    package let audience: Audience
    /// Counts from 1 up to and with this number are small.
    package let threshold: Int
    /// A share of fewer than this many is not shown.
    package let smallestBase: Int
    package let showsZeros: Bool
    package let roundsToFive: Bool

    /// - Precondition: `threshold ≥ 2`: a number known to lie between 1 and 1 is not hidden.
    package init(
        for audience: Audience, threshold: Int = 5, smallestBase: Int = 10, showsZeros: Bool = true,
        roundsToFive: Bool = false
    ) {
        precondition(threshold >= 2, "a number known to lie between 1 and 1 is not hidden")
        self.audience = audience
        self.threshold = threshold
        self.smallestBase = smallestBase
        self.showsZeros = showsZeros
        self.roundsToFive = roundsToFive
    }

    /// For answers of children and young people: ten or fewer are small.
    package static func youngPeople(for audience: Audience) -> ReleasePolicy {
        ReleasePolicy(for: audience, threshold: 10)
    }

    /// The team that holds the answers sees every number.
    package var keepsBackSmallNumbers: Bool { audience != .team }

    /// The numbers that are small: 1…threshold, or 0…threshold where zeros are not shown.
    package var small: ClosedRange<Int> { (showsZeros ? 1 : 0)...threshold }

    package func isSmall(_ count: Int) -> Bool {
        small.contains(count)
    }

    /// Whether the part, the rest or the whole is too small for the share to be shown.
    package func isTooSmall(_ part: Int, of whole: Int) -> Bool {
        if isSmall(part) || isSmall(whole - part) { return true }
        return whole < smallestBase && (part > 0 || !showsZeros)
    }

    /// Whether texts of this many people may be listed, and counted, one beside another.
    package func showsTexts(from people: Int) -> Bool {
        !keepsBackSmallNumbers || people >= threshold
    }

    /// How many texts there are, as far as it may be said.
    package func texts(_ count: Int, from people: Int) -> ReleasedCell {
        showsTexts(from: people) ? .shown(count) : people == 0 && showsZeros ? .shown(0) : .suppressed
    }

    func shown(_ count: Int) -> Int {
        keepsBackSmallNumbers && roundsToFive ? (count + 2) / 5 * 5 : count
    }
}

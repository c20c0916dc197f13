/// A part of a whole, never shown without its base and how sure it is.
///
///     centre = (p + z²/2n) / (1 + z²/n)
///     reach  = z / (1 + z²/n) × √( p(1 − p)/n + z²/4n² )
///
/// z = 1.959964, so that 95 of 100 such intervals hold the true share.
///
/// - Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference* (1927).
///   It holds for small bases and for shares near 0 and 1, where the usual formula does not.
package struct Share: Sendable, Equatable {
    package let numerator: Int
    package let denominator: Int

    /// - Precondition: `0 ≤ numerator ≤ denominator`.
    package init(_ numerator: Int, of denominator: Int) {
        precondition(0 <= numerator && numerator <= denominator, "a part is not more than the whole")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// From 0 to 1; nil where there is no base.
    package var value: Double? {
        denominator == 0 ? nil : Double(numerator) / Double(denominator)
    }

    /// From 0 to 1; nil where there is no base.
    package var interval: ClosedRange<Double>? {
        guard let value else { return nil }
        let (z, n) = (1.959964, Double(denominator))
        let scale = 1 + z * z / n
        let centre = (value + z * z / (2 * n)) / scale
        let reach = z / scale * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, centre - reach)...min(1, centre + reach)
    }

    /// "92% (35 of 38; 95% interval 79–97)"
    package var words: String {
        guard let value, let interval else { return "No base (0 of 0)" }
        let (low, high) = (Self.percent(interval.lowerBound), Self.percent(interval.upperBound))
        return "\(Self.percent(value))% (\(numerator) of \(denominator); 95% interval \(low)–\(high))"
    }

    /// "18%", or nothing where there is no base.
    package var percentWords: String {
        value.map { "\(Self.percent($0))%" } ?? ""
    }

    /// "13–23", in per cent, or nothing where there is no base.
    package var intervalWords: String {
        interval.map { "\(Self.percent($0.lowerBound))–\(Self.percent($0.upperBound))" } ?? ""
    }

    private static func percent(_ share: Double) -> Int {
        Int((share * 100).rounded())
    }
}

/// Numbers counted as they come, so that their middle and spread are known without keeping them in order.
///
/// How often each number came is kept. Up to 4,096 different numbers are kept as they are; when there are more, all are
/// kept to three significant figures, so that any number of answers fits. Which it is depends only on the numbers, not
/// on their order nor on how they were shared out.
package struct NumberTally: Sendable, Equatable {
    package static let mostDifferent = 4096

    private var counts: [Double: Int] = [:]
    package private(set) var isRounded = false

    package init() {}

    package var count: Int { counts.values.reduce(0, +) }

    package mutating func add(_ number: Double, times: Int = 1) {
        counts[isRounded ? Self.rounded(number) : number, default: 0] += times
        if !isRounded, counts.count > Self.mostDifferent { roundAll() }
    }

    package mutating func merge(_ other: NumberTally) {
        if other.isRounded, !isRounded { roundAll() }
        for (number, times) in other.counts { add(number, times: times) }
    }

    private mutating func roundAll() {
        isRounded = true
        counts = Dictionary(counts.map { (Self.rounded($0), $1) }, uniquingKeysWith: +)
    }

    /// To three significant figures.
    private static func rounded(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        var scale = 1.0
        while abs(number) / scale >= 1000 { scale *= 10 }
        while abs(number) / scale < 100, scale > 1e-12 { scale /= 10 }
        return (number / scale).rounded() * scale
    }

    /// Nil where there is no number.
    package var summary: NumberSummary? {
        let sorted = counts.sorted { $0.key < $1.key }
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let mean = sorted.reduce(0) { $0 + $1.key * Double($1.value) } / Double(count)
        let squares = sorted.reduce(0) { $0 + ($1.key - mean) * ($1.key - mean) * Double($1.value) }
        return NumberSummary(
            count: count, lowest: first.key, highest: last.key, lowerQuartile: Self.quantile(0.25, of: sorted, count),
            median: Self.quantile(0.5, of: sorted, count), upperQuartile: Self.quantile(0.75, of: sorted, count),
            mean: mean, deviation: count < 2 ? nil : (squares / Double(count - 1)).squareRoot())
    }

    /// Hyndman and Fan's seventh definition, that of R and of spreadsheets: a straight line between neighbours.
    private static func quantile(_ part: Double, of sorted: [(key: Double, value: Int)], _ count: Int) -> Double {
        let position = part * Double(count - 1)
        let below = Int(position.rounded(.down))
        let (low, high) = (number(below, of: sorted), number(min(below + 1, count - 1), of: sorted))
        return low + (position - Double(below)) * (high - low)
    }

    /// The number that stands at a place, counted from 0, when all are laid out in order.
    private static func number(_ place: Int, of sorted: [(key: Double, value: Int)]) -> Double {
        var passed = 0
        for (number, times) in sorted {
            passed += times
            if place < passed { return number }
        }
        return sorted.last?.key ?? 0
    }
}

/// The middle and the spread of numbers.
///
/// - Source of the quartiles: R. Hyndman and Y. Fan, *Sample quantiles in statistical packages* (1996), definition 7.
package struct NumberSummary: Sendable, Equatable {
    package let count: Int
    /// What one person said; nil where that is not to be shown.
    package let lowest: Double?
    /// What one person said; nil where that is not to be shown.
    package let highest: Double?
    package let lowerQuartile: Double
    package let median: Double
    package let upperQuartile: Double
    package let mean: Double
    /// The standard deviation, as estimated from a sample; nil for one number alone.
    package let deviation: Double?

    /// For people outside the team: of few numbers nothing, and of many not those of one person.
    package func released(under policy: ReleasePolicy) -> NumberSummary? {
        guard policy.keepsBackSmallNumbers else { return self }
        guard !policy.isSmall(count), count >= policy.smallestBase else { return nil }
        return NumberSummary(
            count: policy.shown(count), lowest: nil, highest: nil, lowerQuartile: lowerQuartile, median: median,
            upperQuartile: upperQuartile, mean: mean, deviation: deviation)
    }
}

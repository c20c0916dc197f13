import Domain
import Testing

@Suite struct NumberTallyTests {
    func tally(_ numbers: [Double]) -> NumberTally {
        numbers.reduce(into: NumberTally()) { $0.add($1) }
    }

    /// Checked against Python: `statistics.quantiles(x, n=4, method="inclusive")`, `statistics.stdev(x)`.
    @Test(arguments: [
        ([5.0], 5.0, 5.0, 5.0, nil as Double?),
        ([1, 2], 1.25, 1.5, 1.75, 0.7071),
        ([3, 1, 2], 1.5, 2, 2.5, 1),
        ([10, 0, 10, 0], 0, 5, 10, 5.7735),
        ([7, 7, 7, 7], 7, 7, 7, 0),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3.25, 5.5, 7.75, 3.0277),
        ([-3.5, 0, 2.25, 100], -0.875, 1.125, 26.6875, 50.2640),
    ])
    func theMiddleAndTheSpread(
        numbers: [Double], lower: Double, median: Double, upper: Double, deviation: Double?
    ) throws {
        let summary = try #require(tally(numbers).summary)
        #expect(summary.lowerQuartile == lower && summary.median == median && summary.upperQuartile == upper)
        #expect(summary.lowest == numbers.min() && summary.highest == numbers.max())
        #expect((summary.deviation == nil) == (deviation == nil))
        #expect(abs((summary.deviation ?? 0) - (deviation ?? 0)) < 0.0001)
    }

    @Test func noNumbersHaveNoMiddle() {
        #expect(NumberTally().summary == nil)
    }

    @Test func manyDifferentNumbersAreKeptToThreeFigures() throws {
        let numbers = (0..<20_000).map { Double($0) * 1.7 }
        let tally = tally(numbers)
        let summary = try #require(tally.summary)
        #expect(tally.isRounded && tally.count == 20_000)
        #expect(abs(summary.median - 16_999.15) < 85)
    }

    @Test func sharingOutTheNumbersChangesNothing() {
        for size in [100, 5000, 9000] {
            let numbers = (0..<size).map { Double(($0 * 7919) % 6007) / 4 }
            let (first, rest) = (tally(Array(numbers.prefix(size / 3))), tally(Array(numbers.dropFirst(size / 3))))
            var (one, other) = (first, rest)
            one.merge(rest)
            other.merge(first)
            #expect(one == tally(numbers) && other == tally(numbers.reversed()))
        }
    }

    @Test func ofFewPeopleNothingIsSaidAndOfManyNotWhatOneSaid() throws {
        let policy = ReleasePolicy(for: .everybody)
        #expect(tally([1, 2, 3, 4, 5, 6, 7, 8, 9]).summary?.released(under: policy) == nil)
        let released = try #require(tally((1...12).map(Double.init)).summary?.released(under: policy))
        #expect(released.median == 6.5 && released.lowest == nil && released.highest == nil)
        #expect(tally([1]).summary?.released(under: ReleasePolicy(for: .team))?.lowest == 1)
    }
}

import Domain
import Testing

@Suite struct ShareTests {
    /// Worked examples, checked against R's `prop.test(correct = FALSE)`.
    @Test(arguments: [
        (35, 38, 0.7920, 0.9728), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 2, 0.0945, 0.9055),
        (90, 100, 0.8256, 0.9448),
    ])
    func theIntervalIsWilsons(numerator: Int, denominator: Int, low: Double, high: Double) throws {
        let interval = try #require(Share(numerator, of: denominator).interval)
        #expect(abs(interval.lowerBound - low) < 0.0006)
        #expect(abs(interval.upperBound - high) < 0.0006)
    }

    @Test func aShareIsNeverShownWithoutItsBase() {
        #expect(Share(35, of: 38).words == "92% (35 of 38; 95% interval 79–97)")
        #expect(Share(0, of: 0).words == "No base (0 of 0)")
        #expect(Share(0, of: 0).value == nil)
        #expect(Share(0, of: 0).percentWords == "")
        #expect(Share(0, of: 0).intervalWords == "")
        #expect(Share(35, of: 38).percentWords == "92%")
        #expect(Share(35, of: 38).intervalWords == "79–97")
    }

    @Test func theIntervalHoldsTheShareAndStaysWithinTheWhole() throws {
        for denominator in 1...60 {
            for numerator in 0...denominator {
                let share = Share(numerator, of: denominator)
                let (interval, value) = (try #require(share.interval), try #require(share.value))
                #expect(0 <= interval.lowerBound && interval.upperBound <= 1)
                #expect(interval.lowerBound <= value + 1e-12 && value - 1e-12 <= interval.upperBound)
            }
        }
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (10_334, "10,334"), (-1_234_567, "-1,234,567")])
    func numbersAreGroupedForPeople(number: Int, words: String) {
        #expect(number.grouped == words)
    }
}

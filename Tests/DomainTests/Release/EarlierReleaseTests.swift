import Domain
import Testing

/// Two tables, each safe by itself, that would give numbers away together.
@Suite struct EarlierReleaseTests {
    let policy = ReleasePolicy(for: .everybody)

    /// The police are left out of the second table. Its totals, taken from those of the first, would be the police.
    @Test func aRowThatIsLeftOutIsNotTheDifferenceOfTotals() {
        let all = CountTable.of([[20, 30], [25, 45], [3, 40]], rows: ["a", "b", "police"]).released(under: policy)
        let fewer = CountTable.of([[20, 30], [25, 45]], rows: ["a", "b"])
        #expect(all.cell(at: TablePlace(row: 2, column: 0)) == .suppressed)
        #expect(!ReleaseAudit(fewer.released(under: policy), after: [EarlierRelease(all)]).isSafe)
        let released = fewer.released(under: policy, after: [EarlierRelease(all)])
        #expect(ReleaseAudit(released, after: [EarlierRelease(all)]).isSafe)
        #expect(released.cell(at: TablePlace(row: 2, column: 0)) == .suppressed)
    }

    /// One more answer, in a place that was empty: the total says that it is one.
    @Test func aPersonWhoCameLaterIsNotTheDifference() {
        let first = CountTable.of([30, 0, 20, 17]).released(under: policy)
        let second = CountTable.of([30, 1, 20, 17])
        #expect(first.isAllShown)
        #expect(!ReleaseAudit(second.released(under: policy), after: [EarlierRelease(first)]).isSafe)
        let released = second.released(under: policy, after: [EarlierRelease(first)])
        #expect(ReleaseAudit(released, after: [EarlierRelease(first)]).isSafe)
        #expect(released.cell(at: TablePlace(row: 4, column: 0)) == .suppressed)
    }

    /// Infants and juniors were one row. What is shown of both must not give away either.
    @Test func aCoarserTableGivesAwayAFinerOne() {
        let coarse = CountTable.of([[24, 30], [40, 50]], rows: ["primary", "secondary"]).released(under: policy)
        let fine = CountTable.of([[21, 10], [3, 20], [40, 50]], rows: ["infant", "junior", "secondary"])
        let earlier = EarlierRelease(
            coarse,
            rows: [
                .init(then: ["primary"], now: ["infant", "junior"]), .init(then: ["secondary"], now: ["secondary"]),
            ])
        let released = fine.released(under: policy, after: [earlier])
        #expect(ReleaseAudit(released, after: [earlier]).isSafe)
        #expect(released.cell(at: TablePlace(row: 0, column: 0)) == .suppressed)
        #expect(released.cell(at: TablePlace(row: 2, column: 0)) == .shown(40))
    }

    @Test func theSameTableTwiceIsReleasedTheSameWay() {
        let table = CountTable.of([[3, 20, 30], [12, 25, 9], [40, 8, 11]])
        let first = table.released(under: policy)
        #expect(table.released(under: policy, after: [EarlierRelease(first)]).text == first.text)
    }

    @Test func tablesWithNothingInCommonDoNotTouchEachOther() {
        let one = CountTable.of([[3, 20, 30], [12, 25, 9]], rows: ["x", "y"]).released(under: policy)
        let other = CountTable.of([[7, 20, 30], [12, 25, 9]], rows: ["a", "b"])
        #expect(other.released(under: policy, after: [EarlierRelease(one)]).isAllShown)
    }
}

import Domain
import Testing

@Suite struct ReleaseTests {
    let policy = ReleasePolicy(for: .everybody)

    @Test func aSmallNumberTakesTheSmallestOtherOfItsLineWithIt() {
        #expect(CountTable.of([3, 20, 40, 9]).released(under: policy).text == ["[c]", "20", "40", "[c]", "72"])
    }

    @Test func zerosAreShownAndHideNothing() {
        #expect(CountTable.of([3, 0, 20]).released(under: policy).text == ["[c]", "0", "[c]", "23"])
        #expect(CountTable.of([0, 0, 20]).released(under: policy).text == ["0", "0", "20", "20"])
        #expect(CountTable.of([3, 0, 0]).released(under: policy).text == ["[c]", "0", "0", "[c]"])
    }

    /// With shares, nought of a whole that is small itself.
    @Test(arguments: [1, 3, 9, 10])
    func zerosOfASmallWholeAreShown(count: Int) {
        let young = ReleasePolicy.youngPeople(for: .partners)
        #expect(CountTable.of([count, 0], showsShares: true).released(under: young).text == ["[c]", "0", "[c]"])
        for shares in [CountTable.ShareBase.rowTotal, .columnTotal] {
            let table = CountTable.of([[count, 0], [0, 0]], shares: shares).released(under: young)
            #expect(table.text == ["[c] 0 [c]", "0 0 0", "[c] 0 [c]"])
        }
    }

    @Test func whereZerosAreNotShownTheyAreSmall() {
        let policy = ReleasePolicy(for: .everybody, showsZeros: false)
        #expect(CountTable.of([0, 20, 30, 8]).released(under: policy).text == ["[c]", "20", "30", "[c]", "58"])
    }

    /// Two small numbers that add up to 2 are 1 and 1; two that add up to twice the threshold are that.
    @Test(arguments: [
        ([1, 1, 30], ["[c]", "[c]", "[c]", "32"]),
        ([5, 5, 30], ["[c]", "[c]", "[c]", "40"]),
        ([2, 1, 30], ["[c]", "[c]", "30", "33"]),
        ([5, 4, 30], ["[c]", "[c]", "30", "39"]),
    ])
    func numbersThatCanOnlyBeOneThingAreNotLeftAlone(counts: [Int], shown: [String]) {
        #expect(CountTable.of(counts).released(under: policy).text == shown)
    }

    @Test func totalsAreHiddenWhereThereIsNothingElse() {
        #expect(CountTable.of([5, 5]).released(under: policy).text == ["[c]", "[c]", "[c]"])
        #expect(CountTable.of([7, 3]).released(under: policy).text == ["[c]", "[c]", "10"])
    }

    /// Five people, five choices, nobody twice: even the hidden total says that each has one. So zeros are hidden too.
    @Test func aLineThatLeavesNoRoomIsWithheldWithItsZeros() {
        let released = CountTable.of([1, 1, 1, 0, 1, 1]).released(under: policy)
        #expect(released.text == Array(repeating: "[c]", count: 7))
        #expect(released.log == [.withheld: 7])
    }

    @Test func rowsAndColumnsAreGuardedTogether() {
        let released = CountTable.of([[3, 20, 30], [12, 25, 9], [40, 8, 11]]).released(under: policy)
        #expect(released.text == ["[c] [c] 30 53", "[c] 25 [c] 46", "40 [c] [c] 59", "55 53 50 158"])
        #expect(released.log == [.shown: 10, .primary: 1, .secondary: 5])
        #expect(ReleaseAudit(released).isSafe)
    }

    @Test func theTeamSeesEverything() {
        let released = CountTable.of([[1, 2], [3, 4]]).released(under: ReleasePolicy(for: .team))
        #expect(released.text == ["1 2 3", "3 4 7", "4 6 10"])
        #expect(released.isAllShown && released.key.isEmpty)
    }

    @Test func forYoungPeopleTenIsSmall() {
        #expect(CountTable.of([10, 30, 40]).released(under: policy).isAllShown)
        let released = CountTable.of([10, 30, 40]).released(under: .youngPeople(for: .everybody))
        #expect(released.text == ["[c]", "[c]", "40", "80"])
    }

    @Test func roundedNumbersNeedNotAddUp() {
        let policy = ReleasePolicy(for: .everybody, roundsToFive: true)
        #expect(CountTable.of([12, 13, 8]).released(under: policy).text == ["10", "15", "10", "35"])
        #expect(
            CountTable.of([[7, 12], [3, 12]]).released(under: policy).text == ["5 10 20", "[c] 10 15", "10 25 35"])
    }

    @Test func symbolsStandForWhatIsNoNumberAndAreExplained() {
        let headings = ["a", "b", "c"].map { CountTable.Heading($0, $0) }
        let table = CountTable(
            "T", rows: Array(headings.prefix(2)), columns: headings,
            cells: [[.count(3), .notApplicable, .count(20)], [.notAvailable, .notApplicable, .count(30)]])
        let released = table.released(under: policy)
        #expect(released.text == ["[c] [z] [c] 23", "[x] [z] 30 30", "[c] [z] [c] 53"])
        #expect(released.key.map(\.symbol) == ["[c]", "[z]", "[x]"])
    }

    @Test func emptyTablesAreTables() {
        #expect(CountTable.of([[Int]]()).released(under: policy).text == ["0"])
        #expect(CountTable.of([Int]()).released(under: policy).text == ["0"])
        #expect(CountTable.of([[0]]).released(under: policy).text == ["0 0", "0 0"])
        #expect(CountTable.of([[2]]).released(under: policy).text == ["[c] [c]", "[c] [c]"])
    }

    @Test func theAuditSaysWhatCanBeWorkedOut() {
        let audit = ReleaseAudit(CountTable.of([3, 20, 40]).primarySuppressionOnly(under: policy))
        #expect(audit.findings.map(\.place) == [TablePlace(row: 0, column: 0)])
        #expect(audit.findings.map(\.isPlain) == [true] && audit.findings.map(\.earlier) == [nil])
    }

    @Test func theSameTableIsAlwaysReleasedTheSameWay() {
        let table = CountTable.of([[3, 20, 2, 0], [1, 25, 9, 6], [40, 8, 6, 6]])
        let first = table.released(under: policy)
        for _ in 0..<20 { #expect(table.released(under: policy) == first) }
    }
}

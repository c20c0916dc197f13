import Domain
import Testing

@Suite struct ReleaseShareTests {
    let policy = ReleasePolicy(for: .everybody)

    @Test(arguments: [
        (3, 40, "[c]"), (37, 40, "[c]"), (4, 9, "[c]"), (6, 9, "[c]"), (9, 9, "[c]"), (0, 9, "0%"), (0, 40, "0%"),
        (40, 40, "100%"), (20, 40, "50%"), (6, 12, "50%"), (0, 0, "[z]"), (6, 2000, "[low]"),
    ])
    func aShareIsShownWherePartRestAndWholeAreLargeEnough(part: Int, whole: Int, words: String) {
        #expect(ReleasedShare(Share(part, of: whole), under: policy).percentWords == words)
    }

    @Test func theTeamSeesEveryShare() {
        #expect(ReleasedShare(Share(1, of: 2), under: ReleasePolicy(for: .team)).percentWords == "50%")
    }

    @Test func whereZerosAreNotShownNobodyAndEverybodyAreSmall() {
        let policy = ReleasePolicy(for: .everybody, showsZeros: false)
        #expect(ReleasedShare(Share(0, of: 40), under: policy) == .suppressed)
        #expect(ReleasedShare(Share(40, of: 40), under: policy) == .suppressed)
    }

    @Test func aNumberWhoseRestIsSmallIsHiddenInATableWithShares() {
        let released = CountTable.of([50, 3, 0], showsShares: true).released(under: policy)
        #expect(released.text == ["[c]", "[c]", "0", "53"])
        #expect(released.share(at: TablePlace(row: 0, column: 0)) == .suppressed)
    }

    @Test func aSmallWholeHidesItsParts() {
        let released = CountTable.of([[8, 0], [30, 40]], shares: .rowTotal).released(under: policy)
        #expect(released.cell(at: TablePlace(row: 0, column: 0)) == .suppressed)
        #expect(released.share(at: TablePlace(row: 0, column: 0)) == .suppressed)
        #expect(ReleaseAudit(released).isSafe)
    }

    @Test func whereAnybodyMayChooseManyEachChoiceIsAShareOfPeople() {
        let table = CountTable(
            "Heard from", rows: [.init("p", "Police"), .init("s", "Schools")],
            overlapping: [.init("a", "Letter"), .init("b", "Forum")],
            cells: [[.count(28), .count(12)], [.count(40), .count(30)]], bases: [30, 60])
        let released = table.released(under: policy)
        #expect(released.cell(at: TablePlace(row: 0, column: 0)) == .suppressed)
        #expect(released.share(at: TablePlace(row: 1, column: 1))?.percentWords == "50%")
        #expect(ReleaseAudit(released).isSafe)
    }

    @Test(arguments: [(0, 0, "0"), (3, 4, "[c]"), (3, 5, "3"), (9, 12, "9")])
    func textsAreCountedFromEnoughPeople(texts: Int, people: Int, shown: String) {
        #expect(policy.texts(texts, from: people).text == shown)
        #expect(policy.showsTexts(from: people) == (people >= 5))
    }
}

import Domain
import Platform
import Storage
import Testing

@Suite struct ListPartTests {
    private static let all = Array(1...12)

    /// As a store would read them.
    private static func fetch(_ turn: Turn<Int>) -> [Int] {
        switch turn {
        case .start: Array(all.prefix(6))
        case .after(let key): Array(all.filter { $0 > key }.prefix(6))
        case .before(let key): Array(all.filter { $0 < key }.reversed().prefix(6))
        }
    }

    private static func part(_ turn: Turn<Int>, from: Int = 1) -> ListPart<Int> {
        ListPart(fetch(turn), turn, size: 5, from: from, found: all.count)
    }

    @Test func pagesLeadOnAndBackAlongTheSameRows() throws {
        let (one, two, three) = (Self.part(.start), Self.part(.after(5), from: 6), Self.part(.after(10), from: 11))
        #expect(one.rows == [1, 2, 3, 4, 5] && two.rows == [6, 7, 8, 9, 10] && three.rows == [11, 12])
        #expect([one.hasPrevious, two.hasPrevious, three.hasPrevious] == [false, true, true])
        #expect([one.hasNext, two.hasNext, three.hasNext] == [true, true, false])
        let back = Self.part(.before(11), from: 6)
        #expect(back.rows == two.rows && back.first == 6 && back.hasPrevious && back.hasNext)
        let start = Self.part(.before(6), from: 1)
        #expect(start.rows == one.rows && start.first == 1 && !start.hasPrevious && start.hasNext)
    }

    @Test func linksNameTheRowsBesideThePage() throws {
        let pages = try #require(Self.part(.after(5), from: 6).pagination(at: "/list", "words=a") { String($0) })
        #expect(pages.words == "Showing 6 to 10 of 12")
        #expect(pages.previousHref == "/list?before=6&from=1&words=a")
        #expect(pages.nextHref == "/list?after=10&from=11&words=a")
        let first = try #require(Self.part(.start).pagination(at: "/list", "") { String($0) })
        #expect(first.previousHref == nil && first.nextHref == "/list?after=5&from=6")
    }

    @Test func whatFitsOnOnePageHasNoWays() {
        let short = ListPart([1, 2], Turn<Int>.start, size: 5, from: 1, found: 2)
        #expect(short.pagination(at: "/list", "") { String($0) } == nil)
        let none = ListPart([Int](), Turn.after(99), size: 5, from: 7, found: 0)
        #expect(none.pagination(at: "/list", "") { String($0) } == nil)
    }

    @Test(arguments: [-3, 0, 1, 2, 12, 99, Int.max])
    func aPlaceThatIsNoneIsBroughtBack(from: Int) {
        #expect((1...12).contains(Self.part(.after(5), from: from).first))
        #expect((1...12).contains(Self.part(.before(11), from: from).first))
    }
}

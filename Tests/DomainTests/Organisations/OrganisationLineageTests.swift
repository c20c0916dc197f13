import Domain
import Foundation
import Testing

@Suite struct OrganisationLineageTests {
    private static let ids = (0..<5).map { _ in ID<Organisation>(UUID()) }

    private static func organisation(
        _ id: ID<Organisation>, parent: ID<Organisation>? = nil, predecessor: ID<Organisation>? = nil,
        from: Int? = nil, to: Int? = nil
    ) -> Organisation {
        Organisation(
            id: id, name: "Fernshire Trust", kind: .other, sector: .both, parent: parent, predecessor: predecessor,
            validFrom: from.map(Day.init(number:)), validTo: to.map(Day.init(number:)))
    }

    /// Each one is part of, and follows, the one before it.
    private static func chain(of length: Int) -> OrganisationLineage {
        let links = Dictionary(uniqueKeysWithValues: (1..<length).map { (ids[$0], ids[$0 - 1]) })
        return OrganisationLineage(parents: links, predecessors: links)
    }

    @Test(arguments: 0..<5)
    func nothingIsPartOfItselfHoweverFarUp(place: Int) {
        let first = Self.organisation(Self.ids[0], parent: Self.ids[place])
        #expect(throws: OrganisationRefusal.partOfItself) { try Self.chain(of: 5).check(first) }
    }

    @Test(arguments: 0..<5)
    func nothingFollowsItselfHoweverFarBack(place: Int) {
        let first = Self.organisation(Self.ids[0], predecessor: Self.ids[place])
        #expect(throws: OrganisationRefusal.followsItself) { try Self.chain(of: 5).check(first) }
    }

    @Test func aPartMayMoveToWhateverIsNotBelowIt() {
        let moved = [
            Self.organisation(Self.ids[2], parent: Self.ids[0], predecessor: Self.ids[4]),
            Self.organisation(Self.ids[1], parent: nil), Self.organisation(Self.ids[3], parent: Self.ids[2]),
        ]
        for organisation in moved { #expect(throws: Never.self) { try Self.chain(of: 3).check(organisation) } }
    }

    @Test func aCircleThatIsThereAlreadyEndsTheSearch() throws {
        let circle = OrganisationLineage(
            parents: [Self.ids[1]: Self.ids[2], Self.ids[2]: Self.ids[1]], predecessors: [:])
        #expect(throws: Never.self) { try circle.check(Self.organisation(Self.ids[0], parent: Self.ids[1])) }
    }

    private static let spans: [(from: Int?, to: Int?, isRefused: Bool)] = [
        (10, 9, true), (10, 10, false), (10, 11, false), (nil, 9, false), (10, nil, false),
    ]

    @Test(arguments: spans)
    func nothingEndsBeforeItBegins(from: Int?, to: Int?, isRefused: Bool) {
        let organisation = Self.organisation(Self.ids[0], from: from, to: to)
        let lineage = OrganisationLineage(parents: [:], predecessors: [:])
        var refusal: OrganisationRefusal?
        do {
            try lineage.check(organisation)
        } catch {
            refusal = error
        }
        #expect(refusal == (isRefused ? .endsBeforeItBegins : nil))
    }

    @Test(arguments: [(9, false), (10, true), (12, true), (13, false)])
    func anOrganisationIsThereFromItsFirstDayToItsLast(day: Int, isThere: Bool) {
        let organisation = Self.organisation(Self.ids[0], from: 10, to: 12)
        #expect(organisation.isThere(on: Day(number: day)) == isThere)
    }
}

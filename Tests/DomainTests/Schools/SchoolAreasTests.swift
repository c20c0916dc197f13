import Domain
import Foundation
import Testing

@Suite struct SchoolAreasTests {
    private let north = ID<Area>(UUID())
    private let south = ID<Area>(UUID())

    private var areas: SchoolAreas {
        SchoolAreas([
            District(id: ID(UUID()), name: "Fern Valley", area: north),
            District(id: ID(UUID()), name: "Larkstow", area: south),
            District(id: ID(UUID()), name: "Nowhere", area: nil),
        ])
    }

    private func school(_ district: String?) throws -> School {
        School(urn: try URN("100123"), name: "Fern Primary", districtName: district)
    }

    @Test func aSchoolIsInTheAreaOfItsDistrict() throws {
        #expect(areas.area(of: try school("FERN  valley")) == north)
        #expect(areas.area(of: try school("Nowhere")) == nil)
        #expect(areas.area(of: try school("Elsewhere")) == nil)
        #expect(areas.area(of: try school(nil)) == nil)
    }

    @Test func anAreaThatSomebodyChoseStays() throws {
        let (fern, lark, nowhere) = try (school("Fern Valley"), school("Larkstow"), school("Nowhere"))
        #expect(areas.area(kept: nil, before: fern, after: fern) == north)
        #expect(areas.area(kept: north, before: fern, after: lark) == south)
        #expect(areas.area(kept: south, before: fern, after: fern) == south)
        #expect(areas.area(kept: north, before: fern, after: nowhere) == north)
        #expect(areas.area(kept: nil, before: nowhere, after: nowhere) == nil)
    }
}

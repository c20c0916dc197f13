/// Which area a school belongs to: that of its district, unless somebody chose another.
package struct SchoolAreas: Sendable {
    private let areaOf: [String: ID<Area>]

    package init(_ districts: [District]) {
        let placed = districts.compactMap { district in district.area.map { (district.name.folded, $0) } }
        areaOf = Dictionary(placed, uniquingKeysWith: { first, _ in first })
    }

    /// Nil where the register names no district, or one that is in no area yet.
    package func area(of school: School) -> ID<Area>? {
        school.districtName.flatMap { areaOf[$0.folded] }
    }

    /// - Parameters:
    ///   - area: what is kept. It stays when somebody chose it, and when the new district is in no area.
    ///   - before: the school as it was when that was kept.
    package func area(kept area: ID<Area>?, before: School, after: School) -> ID<Area>? {
        let isOfDistrict = area == nil || area == self.area(of: before)
        return isOfDistrict ? self.area(of: after) ?? area : area
    }
}

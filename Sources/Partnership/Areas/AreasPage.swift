import Domain
import Platform

/// Every area with its districts, and the forms that change them.
struct AreasPage: Page {
    static let template = "areas/list"

    struct AreaEntry: Sendable {
        let name: String
        let districts: [String]
        let none: String?
        let rename: Rename?
    }

    struct Rename: Sendable {
        let action: String
        let field: NameField
    }

    /// A name box whose id is its own on the page, under the one name the form sends.
    struct NameField: Sendable {
        let id: String
        let label: String
        let value: String
        let problem: String?
    }

    struct DistrictEntry: Sendable {
        /// From 1, so that each select has an id of its own.
        let place: Int
        let action: String
        let area: Select
        let name: String
    }

    let frame: Frame
    let status: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let areas: [AreaEntry]
    let empty: EmptyState?
    let mayChange: Bool
    let newAreaID: String
    let newDistrictID: String
    let newArea: TextField
    let newDistrict: TextField
    let into: Select
    let districts: [DistrictEntry]
    let hasDistricts: Bool

    /// - Parameter new: under which an area, or a district, will be kept if one is added with this page's forms.
    init(
        _ areas: [Area], _ districts: [District], typed: FormFields, new: (area: ID<Area>, district: ID<District>),
        mayChange: Bool, frame: Frame, problems: FormProblems
    ) {
        self.frame = frame
        (newAreaID, newDistrictID) = (new.area.text, new.district.text)
        self.mayChange = mayChange
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        status =
            "\(areas.count) \(areas.count == 1 ? "area" : "areas") with \(districts.count) "
            + "\(districts.count == 1 ? "district" : "districts"). A local forum is held for each area."
        self.areas = areas.map { area in
            Self.entry(area, districts.filter { $0.area == area.id }, typed, mayChange, problems, frame.root)
        }
        empty =
            areas.isEmpty ? EmptyState("No area yet", "Districts are grouped into the areas of local forums.") : nil
        newArea = TextField("area", "Name of the new area", typed["area"], problems["area"], width: 30)
        newDistrict = TextField(
            "district", "Name of the new district", typed["district"], problems["district"], width: 30)
        into = Self.select("into", "Area", areas, nil)
        self.districts =
            mayChange
            ? districts.enumerated().map { index, district in
                DistrictEntry(
                    place: index + 1, action: "\(frame.root)/districts/\(district.id.text)/area",
                    area: Self.select("into", "Area of \(district.name)", areas, district.area), name: district.name)
            } : []
        hasDistricts = mayChange && !districts.isEmpty
    }

    private static func entry(
        _ area: Area, _ districts: [District], _ typed: FormFields, _ mayChange: Bool, _ problems: FormProblems,
        _ root: String
    ) -> AreaEntry {
        let field = "name-\(area.id.text)"
        let rename = Rename(
            action: "\(root)/areas/\(area.id.text)",
            field: NameField(
                id: field, label: "New name of \(area.name)",
                value: problems[field] == nil ? area.name : typed["name"] ?? "", problem: problems[field]))
        return AreaEntry(
            name: area.name, districts: districts.map(\.name),
            none: districts.isEmpty ? "No district is in this area yet." : nil, rename: mayChange ? rename : nil)
    }

    private static func select(_ id: String, _ label: String, _ areas: [Area], _ chosen: ID<Area>?) -> Select {
        Select(id, label, none: "No area", areas.map { ($0.id.text, $0.name) }, chosen?.text)
    }
}

import Domain
import Foundation
import Platform

/// Organisations by name.
struct OrganisationsPage: Page {
    static let template = "organisations/list"
    static let size = 50

    let frame: Frame
    let newHref: String?
    let words: TextField
    let kind: Select
    let isFiltered: Bool
    let results: String
    let table: DataTable
    let pagination: Pagination?

    init(
        _ part: ListPart<Organisation>, _ filter: OrganisationFilter, mayChange: Bool, on today: Day, frame: Frame
    ) {
        self.frame = frame
        let newHref = mayChange ? "\(frame.root)/organisations/new" : nil
        self.newHref = newHref
        words = TextField("words", "Name", filter.words, nil, type: "search")
        kind = Select(
            "kind", "Kind",
            [Choice("", "Any", isChosen: filter.kind == nil)]
                + OrganisationKind.allCases.map { Choice($0.rawValue, $0.words, isChosen: filter.kind == $0) }, nil)
        isFiltered = filter != OrganisationFilter()
        results = part.found == 1 ? "1 organisation" : "\(part.found.grouped) organisations"
        table = Self.table(part.rows, isFiltered: isFiltered, newHref, on: today, root: frame.root)
        pagination = part.pagination(at: "\(frame.root)/organisations", filter.query) { $0.id.text }
    }

    private static func table(
        _ shown: [Organisation], isFiltered: Bool, _ newHref: String?, on today: Day, root: String
    ) -> DataTable {
        DataTable(
            caption: "Organisations, by name",
            columns: [.init("Name"), .init("Kind"), .init("Works for"), .init("Standing")],
            rows: shown.map { organisation in
                [
                    .init(organisation.name, href: "\(root)/organisations/\(organisation.id.text)"),
                    .init(organisation.kind.words), .init(organisation.sector.words),
                    .init("", tag: organisation.tag(on: today)),
                ]
            },
            empty: isFiltered
                ? EmptyState("No organisation like that", "Choose something else above, or show all organisations.")
                : EmptyState(
                    "No organisation yet", "Those who take part in the partnership will be listed here.",
                    action: "Add an organisation", href: newHref))
    }
}

extension OrganisationFilter {
    init(_ fields: FormFields) {
        self.init(
            words: (fields["words"] ?? "").trimmed.shortened(to: 100),
            kind: fields["kind"].flatMap(OrganisationKind.init(rawValue:)))
    }

    var query: String {
        let words = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "words=\(words)&kind=\(kind?.rawValue ?? "")"
    }
}

extension Organisation {
    func tag(on today: Day) -> Tag {
        if let validTo, validTo < today { return Tag("Ended", .neutral) }
        return isThere(on: today) ? Tag("Takes part", .good) : Tag("Still to come", .waiting)
    }
}

/// One organisation.
struct OrganisationPage: Page {
    static let template = "organisations/organisation"

    let frame: Frame
    let name: String
    let standing: Tag
    let summary: SummaryList
    let parts: DataTable?
    let schoolHref: String?
    let editHref: String?

    struct Content: Sendable {
        let organisation: Organisation
        let area: Area?
        let parent: Organisation?
        let predecessor: Organisation?
        let around: OrganisationSurroundings
    }

    init(_ content: Content, for viewer: Viewer, on today: Day, frame: Frame) {
        self.frame = frame
        let organisation = content.organisation
        name = organisation.name
        standing = organisation.tag(on: today)
        summary = Self.summary(content, viewer, root: frame.root)
        parts = Self.parts(content.around.parts, root: frame.root)
        schoolHref = organisation.kind == .school ? "\(frame.root)/schools/\(organisation.id.text)" : nil
        editHref =
            viewer.may(.changeOrganisations) ? "\(frame.root)/organisations/\(organisation.id.text)/edit" : nil
    }

    private static func summary(_ content: Content, _ viewer: Viewer, root: String) -> SummaryList {
        let (organisation, around) = (content.organisation, content.around)
        func href(_ other: Organisation?) -> String? { other.map { "\(root)/organisations/\($0.id.text)" } }
        var rows: [SummaryList.Row] = [
            .init("Kind", organisation.kind.words), .init("Works for", organisation.sector.words),
        ]
        let optional: [(String, String?, String?)] = [
            ("Area", content.area?.name, nil), ("Part of", content.parent?.name, href(content.parent)),
            ("Follows", content.predecessor?.name, href(content.predecessor)),
            ("Followed by", around.successors.first?.name, href(around.successors.first)),
            ("First day", organisation.validFrom?.inWords, nil), ("Last day", organisation.validTo?.inWords, nil),
        ]
        rows += optional.compactMap { key, value, href in value.map { SummaryList.Row(key, $0, href: href) } }
        rows.append(.init("Contacts", around.contacts.grouped))
        rows.append(
            .init(
                "Open actions", around.openActions.grouped,
                href: viewer.may(.readActions) && around.openActions > 0
                    ? "\(root)/actions?state=open&owner=\(organisation.id.text)" : nil))
        return SummaryList(rows)
    }

    private static func parts(_ parts: [Organisation], root: String) -> DataTable? {
        guard !parts.isEmpty else { return nil }
        return DataTable(
            caption: "Its parts", columns: [.init("Name"), .init("Kind")],
            rows: parts.map { [.init($0.name, href: "\(root)/organisations/\($0.id.text)"), .init($0.kind.words)] },
            empty: EmptyState("No parts", "Organisations that are part of this one will be listed here."), id: "parts")
    }
}

/// A new organisation, or one to change.
struct EditOrganisationPage: Page {
    static let template = "organisations/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let kind: Select
    let sector: Radios
    let area: Select
    let parent: Select
    let predecessor: Select
    let from: DateField
    let to: DateField

    init(
        _ form: OrganisationForm, heading: String, action: String, new: String? = nil, areas: [Area],
        others: [Organisation], frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Name", form.name, problems["name"])
        kind = Select(
            "kind", "Kind", none: "Choose a kind", OrganisationKind.allCases.map { ($0.rawValue, $0.words) }, form.kind,
            problems["kind"])
        sector = Radios(
            "sector", "Works for",
            Sector.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.sector == $0.rawValue) },
            problems["sector"])
        area = Select(
            "area", "Area", none: "The whole partnership", areas.map { ($0.id.text, $0.name) }, form.area)
        let names = others.map { ($0.id.text, $0.name) }
        parent = Select("parent", "Part of", none: "Nothing", names, form.parent, problems["parent"])
        predecessor = Select(
            "predecessor", "Follows", none: "Nothing", names, form.predecessor, problems["predecessor"])
        from = DateField("from", "First day (if known)", form.from, problems["from"])
        to = DateField("to", "Last day (if it has ended)", form.to, problems["to"])
    }
}

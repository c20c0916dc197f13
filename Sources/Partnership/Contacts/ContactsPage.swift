import Domain
import Foundation
import Platform

/// People the partnership writes to, by name.
struct ContactsPage: Page {
    static let template = "contacts/list"
    static let size = 50

    /// The page before or after one of a search, as a form that is sent.
    struct Way: Sendable {
        struct Part: Sendable {
            let name: String
            let value: String
        }

        let words: String
        let parts: [Part]
    }

    /// In place of links when the words are an address: that must not stand in any.
    struct Further: Sendable {
        let words: String
        let ways: [Way]
    }

    struct Content: Sendable {
        let part: ListPart<ListedContact>
        let areas: [Area]
    }

    let frame: Frame
    let newHref: String?
    let importHref: String?
    let searchAction: String
    let words: TextField
    let kind: Select
    let area: Select
    let board: Select
    let consent: Select
    let isFiltered: Bool
    let results: String
    let table: DataTable
    let pagination: Pagination?
    let further: Further?
    let exports: ExportLinks?

    init(_ content: Content, _ filter: ContactFilter, for viewer: Viewer, frame: Frame) {
        self.frame = frame
        let mayChange = viewer.may(.changeContacts)
        newHref = mayChange ? "\(frame.root)/contacts/new" : nil
        let importHref = mayChange ? "\(frame.root)/contacts/import" : nil
        self.importHref = importHref
        searchAction = "\(frame.root)/contacts/search"
        words = TextField("words", "Name, email or organisation", filter.words, nil, type: "search")
        kind = Select(
            "kind", "Kind of organisation", none: "Any", OrganisationKind.allCases.map { ($0.rawValue, $0.words) },
            filter.kind?.rawValue)
        area = Select("area", "Area", none: "Any", content.areas.map { ($0.id.text, $0.name) }, filter.area?.text)
        board = Select(
            "board", "Board", none: "Any", Board.allCases.map { ($0.rawValue, $0.words) }, filter.board?.rawValue)
        consent = Select(
            "consent", "Agreed to", none: "Any", ConsentPurpose.allCases.map { ($0.rawValue, $0.words) },
            filter.consent?.rawValue)
        isFiltered = filter != ContactFilter()
        let part = content.part
        results = part.found == 1 ? "1 contact" : "\(part.found.grouped) contacts"
        table = Self.table(part.rows, isFiltered: isFiltered, importHref, root: frame.root)
        pagination =
            filter.namesAddress
            ? nil : part.pagination(at: "\(frame.root)/contacts", filter.query) { $0.contact.id.text }
        further = filter.namesAddress ? Self.further(part, filter) : nil
        exports =
            viewer.may(.exportContacts) ? ExportLinks("Export all contacts", at: "\(frame.root)/contacts/export") : nil
    }

    private static func table(
        _ shown: [ListedContact], isFiltered: Bool, _ importHref: String?, root: String
    ) -> DataTable {
        DataTable(
            caption: "Contacts, by name",
            columns: [.init("Name"), .init("Organisation"), .init("Role"), .init("Area")],
            rows: shown.map { listed in
                [
                    .init(listed.contact.name, href: "\(root)/contacts/\(listed.contact.id.text)"),
                    .init(listed.organisationName ?? "Not known"), .init(listed.contact.role ?? ""),
                    .init(listed.areaName ?? ""),
                ]
            },
            empty: isFiltered
                ? EmptyState("No contact like that", "Choose something else above, or show all contacts.")
                : EmptyState(
                    "No contact yet", "People the partnership writes to will be listed here.", action: "Import a file",
                    href: importHref))
    }

    private static func further(_ part: ListPart<ListedContact>, _ filter: ContactFilter) -> Further? {
        let (previous, next) = part.ways { $0.contact.id.text }
        let ways = [("Previous page", previous), ("Next page", next)].compactMap { words, fields in
            fields.map { fields in
                Way(words: words, parts: (filter.parts + fields).map { Way.Part(name: $0.0, value: $0.1) })
            }
        }
        return ways.isEmpty ? nil : Further(words: part.words, ways: ways)
    }
}

extension ContactFilter {
    init(_ fields: FormFields) {
        self.init(
            words: (fields["words"] ?? "").trimmed.shortened(to: 100),
            kind: fields["kind"].flatMap(OrganisationKind.init(rawValue:)), area: fields.id("area", of: Area.self),
            board: fields["board"].flatMap(Board.init(rawValue:)),
            consent: fields["consent"].flatMap(ConsentPurpose.init(rawValue:)))
    }

    /// Whether the words are an address or part of one.
    var namesAddress: Bool { words.contains("@") }

    /// As a form sends it.
    var parts: [(name: String, value: String)] {
        [
            ("words", words), ("kind", kind?.rawValue ?? ""), ("area", area?.text ?? ""),
            ("board", board?.rawValue ?? ""), ("consent", consent?.rawValue ?? ""),
        ]
    }

    /// As it stands in an address.
    var query: String {
        parts.filter { !$0.value.isEmpty }.map { part in
            "\(part.name)=\(part.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }
}

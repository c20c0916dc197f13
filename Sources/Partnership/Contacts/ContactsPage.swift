import Domain
import Foundation
import Platform

/// People the partnership writes to, by name.
struct ContactsPage: Page {
    static let template = "contacts/list"
    static let size = 50

    struct Download: Sendable {
        let words: String
        let href: String
    }

    /// What is sent to see the next page of a search.
    struct Further: Sendable {
        struct Part: Sendable {
            let name: String
            let value: String
        }

        let words: String
        let parts: [Part]
        let hasMore: Bool
    }

    struct Content: Sendable {
        /// Up to one more than a page holds, which says that there are more.
        let listed: [ListedContact]
        let count: Int
        let areas: [Area]
        let first: Int
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
    /// In place of links when the words are an address: that must not stand in any.
    let further: Further?
    let downloads: [Download]

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
        results = content.count == 1 ? "1 contact" : "\(content.count.grouped) contacts"
        let shown = Array(content.listed.prefix(Self.size))
        table = Self.table(shown, isFiltered: isFiltered, importHref, root: frame.root)
        pagination = filter.namesAddress ? nil : Self.pagination(shown, content, filter, root: frame.root)
        further = filter.namesAddress ? Self.further(shown, content, filter) : nil
        downloads =
            viewer.may(.exportContacts)
            ? ExportFormat.allCases.map {
                Download(words: $0.rawValue.uppercased(), href: "\(frame.root)/contacts/export?format=\($0.rawValue)")
            } : []
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

    private static func pagination(
        _ shown: [ListedContact], _ content: Content, _ filter: ContactFilter, root: String
    ) -> Pagination? {
        guard let last = shown.last?.contact, content.hasMore || content.first > 1 else { return nil }
        let (next, path) = (content.first + shown.count, "\(root)/contacts")
        return Pagination(
            words: content.place(of: shown), previousHref: content.first > 1 ? "\(path)?\(filter.query)" : nil,
            nextHref: content.hasMore ? "\(path)?after=\(last.id.text)&from=\(next)&\(filter.query)" : nil)
    }

    private static func further(
        _ shown: [ListedContact], _ content: Content, _ filter: ContactFilter
    ) -> Further? {
        guard let last = shown.last?.contact, content.hasMore || content.first > 1 else { return nil }
        let parts = filter.parts + [("after", last.id.text), ("from", String(content.first + shown.count))]
        return Further(
            words: content.place(of: shown), parts: parts.map { Further.Part(name: $0.0, value: $0.1) },
            hasMore: content.hasMore)
    }
}

extension ContactsPage.Content {
    fileprivate var hasMore: Bool { listed.count > ContactsPage.size }

    fileprivate func place(of shown: [ListedContact]) -> String {
        "Showing \(first.grouped) to \((first + shown.count - 1).grouped) of \(count.grouped)"
    }
}

extension ContactFilter {
    init(_ fields: FormFields) {
        self.init(
            words: String((fields["words"] ?? "").trimmed.prefix(100)),
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

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
    let words: TextField
    let kind: Select
    let area: Select
    let board: Select
    let consent: Select
    let isFiltered: Bool
    let results: String
    let table: DataTable
    let pagination: Pagination?
    let downloads: [Download]

    init(_ content: Content, _ filter: ContactFilter, for viewer: Viewer, frame: Frame) {
        self.frame = frame
        let mayChange = viewer.may(.changeContacts)
        newHref = mayChange ? "\(frame.root)/contacts/new" : nil
        let importHref = mayChange ? "\(frame.root)/contacts/import" : nil
        self.importHref = importHref
        words = TextField("words", "Name, email or organisation", filter.words, nil, type: "search")
        kind = Self.select(
            "kind", "Kind of organisation", OrganisationKind.allCases.map { ($0.rawValue, $0.words) },
            filter.kind?.rawValue)
        area = Self.select("area", "Area", content.areas.map { ($0.id.text, $0.name) }, filter.area?.text)
        board = Self.select("board", "Board", Board.allCases.map { ($0.rawValue, $0.words) }, filter.board?.rawValue)
        consent = Self.select(
            "consent", "Agreed to", ConsentPurpose.allCases.map { ($0.rawValue, $0.words) }, filter.consent?.rawValue)
        isFiltered = filter != ContactFilter()
        results = content.count == 1 ? "1 contact" : "\(content.count.grouped) contacts"
        let shown = Array(content.listed.prefix(Self.size))
        table = Self.table(shown, isFiltered: isFiltered, importHref, root: frame.root)
        pagination = Self.pagination(shown, content, filter, root: frame.root)
        downloads =
            viewer.may(.exportContacts)
            ? ExportFormat.allCases.map {
                Download(words: $0.rawValue.uppercased(), href: "\(frame.root)/contacts/export?format=\($0.rawValue)")
            } : []
    }

    private static func select(
        _ id: String, _ label: String, _ values: [(value: String, words: String)], _ chosen: String?
    ) -> Select {
        Select(
            id, label,
            [Choice("", "Any", isChosen: chosen == nil)]
                + values.map { Choice($0.value, $0.words, isChosen: chosen == $0.value) }, nil)
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
        let hasMore = content.listed.count > size
        guard let last = shown.last?.contact, hasMore || content.first > 1 else { return nil }
        let (next, path) = (content.first + shown.count, "\(root)/contacts")
        return Pagination(
            words: "Showing \(content.first.grouped) to \((next - 1).grouped) of \(content.count.grouped)",
            previousHref: content.first > 1 ? "\(path)?\(filter.query)" : nil,
            nextHref: hasMore ? "\(path)?after=\(last.id.text)&from=\(next)&\(filter.query)" : nil)
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

    var query: String {
        let words = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "words=\(words)&kind=\(kind?.rawValue ?? "")&area=\(area?.text ?? "")&board=\(board?.rawValue ?? "")"
            + "&consent=\(consent?.rawValue ?? "")"
    }
}

/// One contact: what is kept, what they agreed to, where they came from.
struct ContactPage: Page {
    static let template = "contacts/contact"

    let frame: Frame
    let name: String
    let status: String
    let summary: SummaryList
    let consents: DataTable
    let sources: DataTable
    let editHref: String?
    let eraseHref: String?

    struct Content: Sendable {
        let listed: ListedContact
        let consents: [(purpose: ConsentPurpose, givenOn: Day, how: String)]
        let sources: [ContactSource]
    }

    init(_ content: Content, mayChange: Bool, frame: Frame) {
        self.frame = frame
        let (listed, contact) = (content.listed, content.listed.contact)
        name = contact.name
        status = [contact.role, listed.organisationName].compactMap { $0 }.joined(separator: ", ")
        let boards = Board.allCases.filter(contact.boards.contains).map(\.words)
        summary = SummaryList([
            .init("Email", contact.email.text),
            .init(
                "Organisation", listed.organisationName ?? "Not known",
                href: contact.organisation.map { "\(frame.root)/organisations/\($0.text)" }),
            .init("Role", contact.role ?? "Not known"), .init("Area", listed.areaName ?? "Not known"),
            .init("Boards", boards.isEmpty ? "None" : boards.joined(separator: "\n")),
        ])
        consents = Self.consents(content.consents)
        sources = Self.sources(content.sources, root: frame.root)
        let path = "\(frame.root)/contacts/\(contact.id.text)"
        editHref = mayChange ? "\(path)/edit" : nil
        eraseHref = mayChange ? "\(path)/erasure" : nil
    }

    private static func consents(
        _ consents: [(purpose: ConsentPurpose, givenOn: Day, how: String)]
    ) -> DataTable {
        DataTable(
            caption: "What they agreed to", columns: [.init("What"), .init("Since"), .init("How")],
            rows: ConsentPurpose.allCases.compactMap { purpose in
                consents.first { $0.purpose == purpose }.map {
                    [.init(purpose.words), .init($0.givenOn.inWords), .init($0.how)]
                }
            },
            empty: EmptyState("They have agreed to nothing yet", "No letters go to them but those they ask for."),
            id: "consents")
    }

    private static func sources(_ sources: [ContactSource], root: String) -> DataTable {
        DataTable(
            caption: "Where this contact came from", columns: [.init("From"), .init("Noted on"), .init("How")],
            rows: sources.map { source in
                [
                    .init(source.words, href: source.hub.map { "\(root)/hubs/\($0.text)" }),
                    .init(source.notedOn.inWords), .init(source.kind.words),
                ]
            },
            empty: EmptyState("Nobody noted it", "What brought this contact in would be listed here."), id: "sources")
    }
}

extension ContactSource.Kind {
    fileprivate var words: String {
        switch self {
        case .typed: "Typed in"
        case .file: "From a file"
        case .hub: "Through a learning hub"
        }
    }
}

/// A new contact, or one to change.
struct EditContactPage: Page {
    static let template = "contacts/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let email: TextField
    let organisation: Select
    let role: TextField
    let area: Select
    let boards: Checkboxes
    let consents: Checkboxes
    let how: TextField

    struct Choices: Sendable {
        let organisations: [Organisation]
        let areas: [Area]
    }

    init(
        _ form: ContactForm, heading: String, action: String, new: String? = nil, _ choices: Choices, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Full name", form.name, problems["name"])
        email = TextField("email", "Email address", form.email, problems["email"], type: "email")
        organisation = Self.select(
            "organisation", "Organisation", choices.organisations.map { ($0.id.text, $0.name) }, form.organisation)
        role = TextField("role", "Role", form.role, problems["role"], hint: "For example, health visitor")
        area = Self.select("area", "Area", choices.areas.map { ($0.id.text, $0.name) }, form.area)
        boards = Checkboxes(
            "boards", "Boards",
            Board.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.boards.contains($0.rawValue)) }, nil)
        consents = Checkboxes(
            "consents", "What they agreed to be written to about",
            ConsentPurpose.allCases.map {
                Choice($0.rawValue, $0.words, isChosen: form.consents.contains($0.rawValue))
            }, nil, hint: "Tick only what they said yes to. Unticking takes it back.")
        how = TextField(
            "how", "How they agreed", form.how, problems["how"],
            hint: "Needed when you tick something new. For example, form at the forum in Ashby")
    }

    private static func select(
        _ id: String, _ label: String, _ values: [(value: String, words: String)], _ chosen: String?
    ) -> Select {
        Select(
            id, label,
            [Choice("", "Not known", isChosen: (chosen ?? "").isEmpty)]
                + values.map { Choice($0.value, $0.words, isChosen: chosen == $0.value) }, nil)
    }
}

/// Before a person is erased.
struct EraseContactPage: Page {
    static let template = "contacts/erase"

    let frame: Frame
    let name: String
    let action: String
    let backHref: String

    init(_ contact: Contact, frame: Frame) {
        self.frame = frame
        name = contact.name
        backHref = "\(frame.root)/contacts/\(contact.id.text)"
        action = "\(backHref)/erasure"
    }
}

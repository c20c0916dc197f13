import Domain
import Platform

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
                    [.init(purpose.words), .init($0.givenOn), .init($0.how)]
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
                    .init(source.notedOn), .init(source.kind.words),
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

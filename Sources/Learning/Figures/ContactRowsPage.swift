import Domain
import Partnership
import Platform

/// Contacts who came through a hub, row by row: what the report's figures about people are counted from.
struct ContactRowsPage: Page {
    static let template = "figures/contacts"

    let frame: Frame
    let title: String
    let status: String
    let allHref: String?
    let table: DataTable

    /// - Parameters:
    ///   - figure: which of them are shown; nil shows all.
    ///   - told: on which day a letter about the hub went to whom.
    init(_ hub: Hub, _ contacts: [ListedContact], of figure: PeopleRows?, told: [ID<Contact>: Day], frame: Frame) {
        self.frame = frame
        title = hub.title
        status =
            figure.map { "Showing only: \($0.words.lowercasedFirst)." }
            ?? "Those whose record says that they came to the partnership through this hub."
        allHref = figure.map { _ in "\(frame.root)\(hub.path)/report/contacts" }
        let shown = contacts.filter { figure?.holds($0.contact, told: told) ?? true }
        let noun = figure == nil ? "new contact" : "contact"
        table = DataTable(
            caption: shown.count == 1 ? "1 \(noun)" : "\(shown.count.grouped) \(noun)s",
            columns: [.init("Name"), .init("Organisation"), .init("Agreed to hear"), .init("Told on")],
            rows: shown.map { Self.row($0, told, root: frame.root) },
            empty: EmptyState(
                "No new contact", "People who came to the partnership through this hub will be listed here."))
    }

    private static func row(_ listed: ListedContact, _ told: [ID<Contact>: Day], root: String) -> [DataTable.Cell] {
        let contact = listed.contact
        return [
            .init(contact.name, href: "\(root)/contacts/\(contact.id.text)"),
            .init(listed.organisationName ?? "Not known"),
            .init(contact.consents.contains(.feedback) ? "Yes" : "No"),
            told[contact.id].map { .init($0) } ?? .init("Not told"),
        ]
    }
}

extension PeopleRows {
    fileprivate func holds(_ contact: Contact, told: [ID<Contact>: Day]) -> Bool {
        let agreed = contact.consents.contains(.feedback)
        return self == .agreed ? agreed : agreed && told[contact.id] != nil
    }
}

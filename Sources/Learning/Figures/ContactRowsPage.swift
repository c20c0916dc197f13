import Domain
import Partnership
import Platform

/// Contacts who came through a hub, row by row: what the report's figures about people are counted from.
struct ContactRowsPage: Page {
    static let template = "figures/contacts"

    let frame: Frame
    let title: String
    let table: DataTable

    /// - Parameter told: on which day a letter about the hub went to whom.
    init(_ hub: Hub, _ contacts: [ListedContact], told: [ID<Contact>: Day], frame: Frame) {
        self.frame = frame
        title = hub.title
        table = DataTable(
            caption: contacts.count == 1 ? "1 new contact" : "\(contacts.count.grouped) new contacts",
            columns: [.init("Name"), .init("Organisation"), .init("Agreed to hear"), .init("Told on")],
            rows: contacts.map { listed in
                let contact = listed.contact
                return [
                    .init(contact.name, href: "\(frame.root)/contacts/\(contact.id.text)"),
                    .init(listed.organisationName ?? "Not known"),
                    .init(contact.consents.contains(.feedback) ? "Yes" : "No"),
                    .init(told[contact.id]?.inWords ?? "Not told"),
                ]
            },
            empty: EmptyState(
                "No new contact", "People who came to the partnership through this hub will be listed here."))
    }
}

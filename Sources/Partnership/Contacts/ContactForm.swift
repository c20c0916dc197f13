import Domain
import Platform

/// A contact as read from the form or a file.
package struct ContactDraft: Sendable, Equatable {
    package let name: String
    package let email: EmailAddress
    package let organisation: ID<Organisation>?
    package let role: String?
    package let area: ID<Area>?
    package let boards: Set<Board>
    package let consents: Set<ConsentPurpose>

    package init(
        name: String, email: EmailAddress, organisation: ID<Organisation>? = nil, role: String? = nil,
        area: ID<Area>? = nil, boards: Set<Board> = [], consents: Set<ConsentPurpose> = []
    ) {
        self.name = name
        self.email = email
        self.organisation = organisation
        self.role = role
        self.area = area
        self.boards = boards
        self.consents = consents
    }

    func contact(_ id: ID<Contact>) -> Contact {
        Contact(
            id: id, name: name, email: email, organisation: organisation, role: role, area: area, boards: boards,
            consents: consents)
    }
}

/// What somebody typed about a contact.
struct ContactForm: Sendable {
    static let nameRule = FieldText("a name", most: 120)
    static let roleRule = FieldText("a role", most: 120)
    static let howRule = FieldText("how they agreed", most: 200)

    var name: String?
    var email: String?
    var organisation: String?
    var role: String?
    var area: String?
    var boards: [String]
    var consents: [String]
    var how: String?

    init() {
        (boards, consents) = ([], [])
    }

    init(_ fields: FormFields) {
        name = fields["name"]
        email = fields["email"]
        organisation = fields["organisation"]
        role = fields["role"]
        area = fields["area"]
        boards = fields.all("boards")
        consents = fields.all("consents")
        how = fields["how"]
    }

    init(_ contact: Contact) {
        name = contact.name
        email = contact.email.text
        organisation = contact.organisation?.text
        role = contact.role
        area = contact.area?.text
        boards = contact.boards.map(\.rawValue)
        consents = contact.consents.map(\.rawValue)
    }

    /// What can be chosen.
    struct Choices: Sendable {
        let organisations: [Organisation]
        let areas: [Area]
    }

    /// - Parameter given: consents that were given before, for which nobody need say again how.
    func read(
        among choices: Choices, given: Set<ConsentPurpose> = []
    ) throws(FormProblems) -> (draft: ContactDraft, how: String) {
        var problems = FormProblems()
        let name = problems.read(Self.nameRule, from: name, field: "name")
        let email = problems.read(EmailAddress.self, from: email, field: "email")
        let organisation = choices.organisations.first { $0.id.text == self.organisation }
        if organisation == nil, isChosen(self.organisation) {
            problems.add("organisation", "Choose an organisation from the list")
        }
        let role = problems.readOptional(Self.roleRule, from: role, field: "role")
        let area = choices.areas.first { $0.id.text == self.area }
        if area == nil, isChosen(self.area) { problems.add("area", "Choose an area from the list") }
        let consents = Set(consents.compactMap(ConsentPurpose.init(rawValue:)))
        let isNew = !consents.subtracting(given).isEmpty
        let how =
            isNew
            ? problems.read(Self.howRule, from: how, field: "how")
            : problems.readOptional(Self.howRule, from: how, field: "how")
        guard problems.isEmpty, let name, let email else { throw problems }
        let draft = ContactDraft(
            name: name, email: email, organisation: organisation?.id, role: role, area: area?.id,
            boards: Set(boards.compactMap(Board.init(rawValue:))), consents: consents)
        return (draft, how ?? "")
    }

    private func isChosen(_ value: String?) -> Bool {
        !(value ?? "").isEmpty
    }
}

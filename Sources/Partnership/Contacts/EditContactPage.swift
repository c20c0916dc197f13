import Domain
import Platform

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
    /// The contact who has this address already.
    let knownHref: String?
    let organisation: Select
    let role: TextField
    let area: Select
    let boards: Checkboxes
    let consents: Checkboxes
    let how: TextField

    /// - Parameter known: the contact who has the address that was typed.
    init(
        _ form: ContactForm, heading: String, action: String, new: String? = nil, _ choices: ContactForm.Choices,
        known: ID<Contact>? = nil, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Full name", form.name, problems["name"])
        email = TextField("email", "Email address", form.email, problems["email"], type: "email")
        knownHref = known.map { "\(frame.root)/contacts/\($0.text)" }
        organisation = Select(
            "organisation", "Organisation", none: "Not known", choices.organisations.map { ($0.id.text, $0.name) },
            form.organisation, problems["organisation"])
        role = TextField("role", "Role", form.role, problems["role"], hint: "For example, health visitor")
        area = Select(
            "area", "Area", none: "Not known", choices.areas.map { ($0.id.text, $0.name) }, form.area, problems["area"])
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

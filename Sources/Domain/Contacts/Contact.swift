/// Somebody the partnership writes to. Whether they may sign in is another matter: see ``Member``.
package struct Contact: Sendable, Equatable {
    package let id: ID<Contact>
    package let name: String
    package let email: EmailAddress
    package let organisation: ID<Organisation>?
    /// As they call it: "Designated safeguarding lead".
    package let role: String?
    package let area: ID<Area>?
    package let boards: Set<Board>
    package let consents: Set<ConsentPurpose>

    package init(
        id: ID<Contact>, name: String, email: EmailAddress, organisation: ID<Organisation>? = nil,
        role: String? = nil, area: ID<Area>? = nil, boards: Set<Board> = [], consents: Set<ConsentPurpose> = []
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.organisation = organisation
        self.role = role
        self.area = area
        self.boards = boards
        self.consents = consents
    }
}

/// What somebody agreed to be written to about. Each is given, and taken back, on its own.
package enum ConsentPurpose: String, Sendable, CaseIterable, Hashable {
    case newsletter
    case forums
    case surveys
    case feedback

    package var words: String {
        switch self {
        case .newsletter: "The newsletter"
        case .forums: "Invitations to local forums"
        case .surveys: "Surveys"
        case .feedback: "What came of what people said"
        }
    }
}

/// Where a contact came from: what brought it in, on which day.
package struct ContactSource: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case typed
        case file
        case hub
    }

    package let kind: Kind
    /// The hub, when `kind` is `hub`.
    package let hub: ID<Hub>?
    /// For people: "contacts-2019.csv", "Local forum, Ashby".
    package let words: String
    package let notedOn: Day

    package init(kind: Kind, hub: ID<Hub>? = nil, words: String, notedOn: Day) {
        self.kind = kind
        self.hub = hub
        self.words = words
        self.notedOn = notedOn
    }
}

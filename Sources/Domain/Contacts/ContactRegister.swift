/// What a file says of one contact. Nothing where its cell is empty.
package struct ContactLine: Sendable, Equatable {
    package let name: String
    package let email: EmailAddress
    package let organisation: ID<Organisation>?
    package let role: String?
    package let area: ID<Area>?
    package let boards: Set<Board>?
    package let consents: Set<ConsentPurpose>?

    package init(
        name: String, email: EmailAddress, organisation: ID<Organisation>? = nil, role: String? = nil,
        area: ID<Area>? = nil, boards: Set<Board>? = nil, consents: Set<ConsentPurpose>? = nil
    ) {
        self.name = name
        self.email = email
        self.organisation = organisation
        self.role = role
        self.area = area
        self.boards = boards
        self.consents = consents
    }

    package func contact(_ id: ID<Contact>) -> Contact {
        Contact(
            id: id, name: name, email: email, organisation: organisation, role: role, area: area,
            boards: boards ?? [], consents: consents ?? [])
    }

    /// What the file says laid over what is kept. An address stays as it was first written.
    package func contact(over kept: Contact) -> Contact {
        Contact(
            id: kept.id, name: name, email: kept.email, organisation: organisation ?? kept.organisation,
            role: role ?? kept.role, area: area ?? kept.area, boards: boards ?? kept.boards,
            consents: consents ?? kept.consents)
    }
}

/// What a file of contacts means for the contacts that are kept. The address, in any case, says who is who.
///
/// A contact who is kept and not in the file stays as they are: a file is an addition, never the whole list.
package struct ContactRegister: Sendable, Equatable {
    package let added: [ContactLine]
    /// As they will stand.
    package let updated: [Contact]
    package let unchanged: Int

    /// - Parameter file: each address once.
    package init(kept: [Contact], file: [ContactLine]) {
        let known = Dictionary(kept.map { ($0.email, $0) }, uniquingKeysWith: { first, _ in first })
        added = file.filter { known[$0.email] == nil }
        let there = file.compactMap { line in known[line.email].map { (before: $0, after: line.contact(over: $0)) } }
        updated = there.filter { $0.before != $0.after }.map(\.after)
        unchanged = there.count - updated.count
    }
}

/// A body that takes part in the partnership: a council, a trust, a force, a school, a charity.
///
/// Organisations change: one that ends keeps its records, and its successor names it as predecessor, so that
/// what was counted before can still be found.
package struct Organisation: Sendable, Equatable {
    package let id: ID<Organisation>
    package let name: String
    package let kind: OrganisationKind
    package let sector: Sector
    package let area: ID<Area>?
    package let parent: ID<Organisation>?
    package let predecessor: ID<Organisation>?
    /// The first day on which it is there. Nil where nobody wrote it down.
    package let validFrom: Day?
    /// The last day on which it is there. Nil while it goes on.
    package let validTo: Day?

    package init(
        id: ID<Organisation>, name: String, kind: OrganisationKind, sector: Sector, area: ID<Area>? = nil,
        parent: ID<Organisation>? = nil, predecessor: ID<Organisation>? = nil, validFrom: Day? = nil,
        validTo: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.sector = sector
        self.area = area
        self.parent = parent
        self.predecessor = predecessor
        self.validFrom = validFrom
        self.validTo = validTo
    }

    package func isThere(on day: Day) -> Bool {
        (validFrom ?? day) <= day && day <= (validTo ?? day)
    }
}

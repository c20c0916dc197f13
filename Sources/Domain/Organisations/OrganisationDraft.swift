/// An organisation as somebody wants it to be, before it is known whether that can be.
package struct OrganisationDraft: Sendable, Equatable {
    package let name: String
    package let kind: OrganisationKind
    package let sector: Sector
    package let area: ID<Area>?
    package let parent: ID<Organisation>?
    package let predecessor: ID<Organisation>?
    package let validFrom: Day?
    package let validTo: Day?

    package init(
        name: String, kind: OrganisationKind, sector: Sector, area: ID<Area>? = nil,
        parent: ID<Organisation>? = nil, predecessor: ID<Organisation>? = nil, validFrom: Day? = nil,
        validTo: Day? = nil
    ) {
        self.name = name
        self.kind = kind
        self.sector = sector
        self.area = area
        self.parent = parent
        self.predecessor = predecessor
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

extension Organisation {
    package init(_ draft: OrganisationDraft, id: ID<Organisation>) {
        self.init(
            id: id, name: draft.name, kind: draft.kind, sector: draft.sector, area: draft.area, parent: draft.parent,
            predecessor: draft.predecessor, validFrom: draft.validFrom, validTo: draft.validTo)
    }
}

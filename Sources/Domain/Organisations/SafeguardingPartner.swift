/// One of those that share the duty to safeguard children: the council, the health commissioners, the police.
///
/// - Source: Children Act 2004, section 16E.
package struct SafeguardingPartner: Sendable, Equatable {
    package let organisation: Organisation
    /// What it consists of, such as a council's children's services; itself too. Whoever belongs to any of them
    /// speaks for it.
    package let parts: Set<ID<Organisation>>

    /// - Parameter organisations: of the kinds that are partners. One within another is a part of it.
    package static func all(among organisations: [Organisation]) -> [SafeguardingPartner] {
        let known = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let wholes = Dictionary(grouping: organisations) { whole(of: $0, in: known) }
        return organisations.compactMap { organisation in
            wholes[organisation.id].map { parts in
                SafeguardingPartner(organisation: organisation, parts: Set(parts.map(\.id)))
            }
        }
    }

    /// A circle of parents, which should not be, ends where it was entered.
    private static func whole(
        of organisation: Organisation, in known: [ID<Organisation>: Organisation]
    ) -> ID<Organisation> {
        var (whole, seen) = (organisation, Set([organisation.id]))
        while let parent = whole.parent.flatMap({ known[$0] }), seen.insert(parent.id).inserted {
            whole = parent
        }
        return whole.id
    }
}

extension [SafeguardingPartner] {
    /// The partner for which the people of this organisation speak. Nil where it is no part of any.
    package func speaking(for organisation: ID<Organisation>) -> Organisation? {
        first { $0.parts.contains(organisation) }?.organisation
    }
}

extension OrganisationKind {
    package var isSafeguardingPartner: Bool {
        [.countyCouncil, .healthCommissioner, .police].contains(self)
    }
}

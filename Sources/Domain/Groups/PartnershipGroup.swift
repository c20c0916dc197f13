/// People who meet and decide together: the executive group, the strategic group, a subgroup.
package struct PartnershipGroup: Sendable, Equatable {
    package enum Tier: String, Sendable, CaseIterable, Hashable {
        case executive
        case strategic
        case other

        package var words: String {
            switch self {
            case .executive: "Executive group"
            case .strategic: "Strategic group"
            case .other: "Other group"
            }
        }
    }

    package let id: ID<PartnershipGroup>
    package let name: String
    package let tier: Tier

    package init(id: ID<PartnershipGroup>, name: String, tier: Tier) {
        self.id = id
        self.name = name
        self.tier = tier
    }
}

extension PartnershipGroup.Tier: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let tier = Self(rawValue: text.trimmed.lowercased()) else {
            throw TextProblem("Choose what kind of group it is")
        }
        self = tier
    }
}

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
    /// The day after its last: it meets no more and nothing new is put before it. What it decided stays.
    package let closedOn: Day?

    package init(id: ID<PartnershipGroup>, name: String, tier: Tier, closedOn: Day? = nil) {
        self.id = id
        self.name = name
        self.tier = tier
        self.closedOn = closedOn
    }

    package func closed(on today: Day) throws(GroupRefusal) -> PartnershipGroup {
        try checkOpen()
        return PartnershipGroup(id: id, name: name, tier: tier, closedOn: today)
    }

    package func checkOpen() throws(GroupRefusal) {
        if let closedOn { throw .closed(closedOn) }
    }
}

package enum GroupRefusal: Refusal, Equatable {
    case closed(Day)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .closed(let day): "This group closed on \(day.inWords). Nothing was changed."
        }
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

/// What a piece of evidence says about the claim of a line of enquiry.
package enum Stance: String, Sendable, CaseIterable, Hashable {
    case supports
    case contradicts
    /// It was looked at and says nothing either way, which is worth knowing too.
    case silent

    package var words: String {
        switch self {
        case .supports: "Supports it"
        case .contradicts: "Contradicts it"
        case .silent: "Says nothing about it"
        }
    }
}

extension Stance: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let stance = Stance(rawValue: text.folded) else {
            throw TextProblem("Choose what it says about the claim")
        }
        self = stance
    }
}

/// A piece of evidence as it stands on the triangulation board of one line of enquiry.
package struct PlacedEvidence: Sendable, Equatable {
    package let id: ID<Evidence>
    package let kind: EvidenceKind
    package let datedOn: Day
    package let strength: EvidenceStrength
    package let stance: Stance

    package init(id: ID<Evidence>, kind: EvidenceKind, datedOn: Day, strength: EvidenceStrength, stance: Stance) {
        self.id = id
        self.kind = kind
        self.datedOn = datedOn
        self.strength = strength
        self.stance = stance
    }
}

/// What is asked, of whom and why.
package struct ChallengeDraft: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case challenge
        case question

        package var words: String {
            switch self {
            case .challenge: "Challenge"
            case .question: "Question"
            }
        }
    }

    package let kind: Kind
    package let addressee: Addressee
    /// The group that raises it, when it is not one person alone.
    package let onBehalfOf: ID<PartnershipGroup>?
    package let issue: String
    /// What it rests on, in words.
    package let evidence: String?
    /// What it is about, such as an item of an agenda.
    package let about: RecordReference?
    /// What good would look like.
    package let good: String?
    package let theme: String?
    package let isPublic: Bool

    package init(
        kind: Kind, addressee: Addressee, onBehalfOf: ID<PartnershipGroup>? = nil, issue: String,
        evidence: String? = nil, about: RecordReference? = nil, good: String? = nil, theme: String? = nil,
        isPublic: Bool = false
    ) {
        self.kind = kind
        self.addressee = addressee
        self.onBehalfOf = onBehalfOf
        self.issue = issue
        self.evidence = evidence
        self.about = about
        self.good = good
        self.theme = theme
        self.isPublic = isPublic
    }
}

extension ChallengeDraft {
    /// Working days for an answer, unless whoever asks says otherwise.
    package static let usualDays = 10
    package static let days = 1...60

    /// A group is spoken for by those in it. An elected member asks questions; the scrutineer and groups challenge.
    package func check(_ actor: ChallengeActor) throws(ChallengeRefusal) {
        if let group = onBehalfOf, !actor.groups.contains(group) { throw .notOfGroup }
        let speaks = actor.member.roles.contains(.scrutineer) || onBehalfOf != nil
        guard kind == .question || speaks else { throw .needsGroup }
    }
}

/// Which challenges a list shows.
package struct ChallengeFilter: Sendable, Equatable {
    package var state: Challenge.State?
    package var addressee: Addressee?
    package var theme: String?
    package var isLate: Bool

    package init(
        state: Challenge.State? = nil, addressee: Addressee? = nil, theme: String? = nil, isLate: Bool = false
    ) {
        self.state = state
        self.addressee = addressee
        self.theme = theme
        self.isLate = isLate
    }
}

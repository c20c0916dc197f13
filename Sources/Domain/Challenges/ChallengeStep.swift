import FoundationEssentials

/// One thing done about a challenge, written once.
package struct ChallengeStep: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case acknowledge
        case respond
        case accept
        case contest
        case escalate
        case resolve
        case review
        case followUp = "follow-up"

        /// As the story of the challenge says it.
        package var words: String {
            switch self {
            case .acknowledge: "Acknowledged"
            case .respond: "Answered"
            case .accept: "Answer accepted"
            case .contest: "Answer not enough"
            case .escalate: "Escalated"
            case .resolve: "Resolved"
            case .review: "Difference made to children"
            case .followUp: "Followed up"
            }
        }

        /// Everything but a receipt has to be said in words.
        package var needsWords: Bool {
            self != .acknowledge && self != .accept
        }
    }

    package let id: ID<ChallengeStep>
    package let challenge: ID<Challenge>
    package let kind: Kind
    package let words: String?
    package let by: ID<Member>
    package let at: Date

    package init(
        id: ID<ChallengeStep>, challenge: ID<Challenge>, kind: Kind, words: String?, by: ID<Member>, at: Date
    ) {
        self.id = id
        self.challenge = challenge
        self.kind = kind
        self.words = words
        self.by = by
        self.at = at
    }
}

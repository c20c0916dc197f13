/// What should change for children, and who has to say whether they will do it.
///
/// The words are never edited. Each of those it is put to answers for themselves; an answer may be followed by another,
/// and the last one is in force.
package struct Recommendation: Sendable, Equatable {
    package enum Standing: String, Sendable, CaseIterable, Hashable {
        case waiting
        case late
        case answered

        package var words: String {
            switch self {
            case .waiting: "Waiting for an answer"
            case .late: "Answer late"
            case .answered: "Answered by all"
            }
        }
    }

    package let id: ID<Recommendation>
    /// From 1, in the order in which they were made. People call a recommendation by it.
    package let number: Int
    package let draft: RecommendationDraft
    package let madeBy: ID<Member>
    package let madeOn: Day
    /// In the order in which they were given.
    package private(set) var responses: [RecommendationResponse]

    package init(
        id: ID<Recommendation>, number: Int, draft: RecommendationDraft, madeBy: ID<Member>, madeOn: Day,
        responses: [RecommendationResponse] = []
    ) {
        self.id = id
        self.number = number
        self.draft = draft
        self.madeBy = madeBy
        self.madeOn = madeOn
        self.responses = responses
    }

    package var title: String { "Recommendation \(number)" }

    /// The answer in force.
    package func response(of addressee: Addressee) -> RecommendationResponse? {
        responses.last { $0.addressee == addressee }
    }

    /// Those who have not answered at all.
    package var unanswered: [Addressee] {
        draft.addressees.filter { response(of: $0) == nil }
    }

    package func standing(on today: Day) -> Standing {
        if unanswered.isEmpty { return .answered }
        return draft.dueOn < today ? .late : .waiting
    }

    /// Which organisations this person can agree on an action for: the own one where it accepted, at least in part; any
    /// where a group of theirs did.
    ///
    /// - Throws: ``RecommendationRefusal/notAccepted`` when there is none.
    package func owners(
        among known: [ID<Organisation>], agreedBy actor: ChallengeActor
    ) throws(RecommendationRefusal) -> [ID<Organisation>] {
        let accepted = draft.addressees.filter { addressee in
            actor.answers(for: addressee) && response(of: addressee).map { $0.answer != .reject } ?? false
        }
        guard !accepted.isEmpty else { throw .notAccepted }
        return known.filter { owner in
            accepted.contains { addressee in
                switch addressee {
                case .organisation(let id): id == owner
                case .group: true
                }
            }
        }
    }

    /// Adds an answer to those given before it.
    package func taking(
        _ response: RecommendationResponse, by actor: ChallengeActor
    ) throws(RecommendationRefusal) -> Recommendation {
        guard draft.addressees.contains(response.addressee), actor.answers(for: response.addressee) else {
            throw .notAsked
        }
        guard !response.reason.trimmed.isEmpty else { throw .noReason }
        switch (response.answer, response.doneBy) {
        case (.reject, .some): throw .rejectedWithDay
        case (.reject, nil): break
        case (_, nil): throw .noDay
        case (_, let day?): guard day >= response.on else { throw .dayPassed }
        }
        var recommendation = self
        recommendation.responses.append(response)
        return recommendation
    }
}

/// What is recommended, to whom and until when they answer.
package struct RecommendationDraft: Sendable, Equatable {
    package enum Source: String, Sendable, CaseIterable, Hashable {
        case judgement
        case challenge
        case audit
        case peerReview = "peer-review"

        package var words: String {
            switch self {
            case .judgement: "A judgement"
            case .challenge: "A challenge"
            case .audit: "An audit"
            case .peerReview: "A peer review"
            }
        }
    }

    /// What should change for children.
    package let words: String
    package let source: Source
    /// The record it comes from, where there is one.
    package let about: RecordReference?
    /// Not empty; each answers for themselves.
    package let addressees: [Addressee]
    /// The last day for an answer.
    package let dueOn: Day
    package let isPublic: Bool

    package init(
        words: String, source: Source, about: RecordReference? = nil, addressees: [Addressee], dueOn: Day,
        isPublic: Bool = false
    ) {
        self.words = words
        self.source = source
        self.about = about
        self.addressees = addressees
        self.dueOn = dueOn
        self.isPublic = isPublic
    }
}

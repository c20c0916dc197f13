/// What one of those a recommendation was put to will do about it, and why.
package struct RecommendationResponse: Sendable, Equatable {
    package enum Answer: String, Sendable, CaseIterable, Hashable {
        case accept
        case part
        case reject

        package var words: String {
            switch self {
            case .accept: "We accept it"
            case .part: "We accept it in part"
            case .reject: "We do not accept it"
            }
        }
    }

    package let id: ID<RecommendationResponse>
    package let addressee: Addressee
    package let answer: Answer
    package let reason: String
    /// The day by which it will be done; nil when it is not accepted.
    package let doneBy: Day?
    package let by: ID<Member>
    package let on: Day

    package init(
        id: ID<RecommendationResponse>, addressee: Addressee, answer: Answer, reason: String, doneBy: Day?,
        by: ID<Member>, on: Day
    ) {
        self.id = id
        self.addressee = addressee
        self.answer = answer
        self.reason = reason
        self.doneBy = doneBy
        self.by = by
        self.on = on
    }
}

package enum RecommendationRefusal: Refusal, Equatable {
    case notAsked
    case notAccepted
    case noReason
    case noDay
    case dayPassed
    case rejectedWithDay

    package var kind: RefusalKind {
        switch self {
        case .notAsked, .notAccepted: .notAllowed
        default: .conflict
        }
    }

    package var message: String {
        switch self {
        case .notAsked:
            "Only those it was put to can answer it. Nobody answers for somebody else’s organisation or group."
        case .notAccepted: "An action can be agreed once you have accepted the recommendation, at least in part."
        case .noReason: "Enter the reason"
        case .noDay: "Enter the day by which it will be done"
        case .dayPassed: "The day by which it will be done must be today or later"
        case .rejectedWithDay: "Leave the day empty when you do not accept it"
        }
    }
}

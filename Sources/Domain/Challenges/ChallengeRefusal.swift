package enum ChallengeRefusal: Refusal, Equatable {
    case notAsked
    case notRaiser
    case ownAnswer
    case notInvolved
    case notOfGroup
    case needsGroup
    case notNow(ChallengeStep.Kind, Challenge.State)

    init(_ step: ChallengeStep.Kind, _ state: Challenge.State) {
        self = .notNow(step, state)
    }

    package var kind: RefusalKind {
        switch self {
        case .notNow: .conflict
        default: .notAllowed
        }
    }

    package var message: String {
        switch self {
        case .notAsked:
            "Only those it was put to can answer it. Nobody answers for somebody else’s organisation or group."
        case .notRaiser: "Only whoever raised it says whether the answer is enough and what came of it."
        case .ownAnswer: "You are one of those it was put to, so somebody else has to say whether the answer is enough."
        case .notInvolved: "Only whoever raised it and those it was put to can follow it up."
        case .notOfGroup: "You are not in that group, so you can not speak for it."
        case .needsGroup: "A challenge is raised by the scrutineer or for a group. Choose the group, or ask a question."
        case .notNow(let step, let state): Self.words(step, state)
        }
    }

    private static func words(_ step: ChallengeStep.Kind, _ state: Challenge.State) -> String {
        let reason =
            switch step {
            case .acknowledge: "It can be acknowledged once, before it is answered."
            case .respond: "It can be answered while an answer is owed. What is answered stays; follow it up instead."
            case .accept, .contest: "There is no answer to weigh."
            case .escalate: "It can be escalated when an answer was not enough or is late, up to the lead partners."
            case .resolve: "It can be resolved once an answer was accepted or it was escalated."
            case .review: "What it changed for children is looked at once, after it is resolved."
            case .followUp: "It can not be followed up."
            }
        return "It stands at “\(state.words.lowercasedFirst)”. \(reason) Nothing was changed."
    }
}

package enum ActionRefusal: Refusal, Equatable {
    case notYours
    case notOpen
    case doneToCome
    case notDone
    case closedAlready
    case openAlready
    case ownAction
    case noEvidence
    case evidenceBeforeDone(Day)
    case evidenceToCome
    case evidenceTooOld
    case evidenceCounts

    package var kind: RefusalKind {
        switch self {
        case .notYours, .ownAction: .notAllowed
        default: .conflict
        }
    }

    package var message: String {
        switch self {
        case .notYours: "Only the organisation that owns this action, or the business unit, can say how it goes."
        case .notOpen: "This action was marked as done already. Nothing was changed."
        case .doneToCome: "The date must be today or earlier"
        case .notDone: "This action has not been marked as done, so there is nothing to check yet."
        case .closedAlready: "This action is closed already. Nothing was changed."
        case .openAlready: "This action is open already. Nothing was changed."
        case .ownAction: "Nobody closes their own action. Ask somebody of another organisation to check it."
        case .noEvidence: "Enter what shows that it worked"
        case .evidenceBeforeDone(let day): "Evidence must be from the day it was done, \(day.inWords), or later"
        case .evidenceToCome: "Evidence must be from today or earlier"
        case .evidenceTooOld: "Evidence must be from the last 12 months"
        case .evidenceCounts: "The evidence still counts. Nothing was changed."
        }
    }
}

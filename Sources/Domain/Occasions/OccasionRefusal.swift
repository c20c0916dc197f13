/// Why an occasion stays as it is, or an answer is not taken.
package enum OccasionRefusal: Refusal, Equatable {
    case alreadyOpen
    case closedForGood
    case notOpen
    case ended
    case promised
    case asksWho
    case nobodyListed
    case tooFewToHide(Int, least: Int)
    case closingDayPassed(Day)
    case linkSpent
    case remindedToday
    case asksForFile
    case returnsCarryNames
    case returnsByLink
    case otherList
    case roomsAreAnonymous
    case answeredInRoom

    package var kind: RefusalKind {
        self == .linkSpent ? .notFound : .conflict
    }

    package var message: String {
        switch self {
        case .alreadyOpen: "These questions are already open."
        case .closedForGood:
            """
            These questions have been closed, and what people answered has been released. They can not be opened \
            again. Ask the same questions anew instead.
            """
        case .notOpen: "These questions are not open."
        case .ended: "These questions have closed, so answers are no longer taken. What you sent before is safe."
        case .promised:
            """
            People may have answered already. The questions, the way they are asked and whether answers are anonymous \
            can no longer be changed.
            """
        case .asksWho:
            "This question set asks people who they are, so answers to it can not be anonymous. Choose another set."
        case .nobodyListed: "Nobody is on the list yet. Fill the list, then open the questions."
        case .tooFewToHide(let listed, let least):
            """
            Only \(listed) \(listed == 1 ? "person is" : "people are") on the list. Answers of fewer than \(least) \
            people can not be kept anonymous.
            """
        case .closingDayPassed(let day): "The last day, \(day.inWords), has passed. Choose a later one."
        case .remindedToday: "Reminders have been sent today. Wait until tomorrow."
        case .asksForFile:
            "This question set asks for a file, which only a return from an organisation can hold. Choose another set."
        case .returnsCarryNames: "A return carries the name of its organisation, so it can not be anonymous."
        case .otherList: "These questions are asked in another way. Look at how people are asked first."
        case .roomsAreAnonymous: "Nobody in a room says who they are, so answers there are always anonymous."
        case .answeredInRoom: "These questions are answered in the room, a page at a time, and in no other way."
        case .returnsByLink: "A return comes by its organisation’s own link, not on paper or in a file."
        case .linkSpent: "We do not know this link, or it has been used. Each link is good for one answer."
        }
    }
}

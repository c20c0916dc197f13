/// Questions that are put to everybody in a room, a page at a time: asked, stopped, and their answers shown.
///
/// Always true: a page is asked once. What is shown of its answers was counted when nobody could answer any more, so no
/// later number can be held against it; and a page of which something has been shown never comes back.
package struct LiveRoom: Sendable, Equatable {
    package let occasion: ID<Occasion>
    /// The ids of the pages that have been asked, in their order; the last is the one in the room now.
    package private(set) var asked: [String]
    /// Whether the last of them is still answered.
    package private(set) var isAnswering: Bool

    package init(occasion: ID<Occasion>, asked: [String] = [], isAnswering: Bool = false) {
        self.occasion = occasion
        self.asked = asked
        self.isAnswering = isAnswering
    }

    /// The page in the room now; nil before the first.
    package var page: String? { asked.last }

    /// The page that is answered now; nil between pages.
    package var answeredPage: String? { isAnswering ? page : nil }

    /// What comes next in the order of the set; nil after the last page.
    package func next(of set: QuestionSet) -> QuestionPage? {
        guard let page else { return set.pages.first }
        let order = set.pages.map(\.id)
        guard let here = order.firstIndex(of: page) else { return nil }
        return set.pages[(here + 1)...].first
    }

    /// A word for how it stands: whoever looks again sees by it whether anything has changed.
    package var standing: String { "\(asked.count)\(isAnswering ? "+" : "-")" }
}

// What may be done with it.
extension LiveRoom {
    /// Asks the next page.
    ///
    /// - Parameter page: the one the button was for: pressed twice, it does not pass over a page.
    package func asking(_ page: String, of set: QuestionSet) throws(RoomRefusal) -> LiveRoom {
        guard !isAnswering else { throw .stillAnswered }
        guard next(of: set)?.id == page else { throw .otherPage }
        return LiveRoom(occasion: occasion, asked: asked + [page], isAnswering: true)
    }

    package func stopped(_ page: String) throws(RoomRefusal) -> LiveRoom {
        guard answeredPage == page else { throw .otherPage }
        return LiveRoom(occasion: occasion, asked: asked, isAnswering: false)
    }

    /// - Throws: while a page is answered: what somebody is about to send would be lost.
    package func checkCanClose() throws(RoomRefusal) {
        guard !isAnswering else { throw .answeredNow }
    }

    /// - Throws: when this page is not answered now.
    package func check(answersTo page: String) throws(RoomRefusal) {
        guard answeredPage == page else { throw .notAnswered }
    }
}

/// Why a room stays as it is, or answers are not taken there.
package enum RoomRefusal: Refusal, Equatable {
    case stillAnswered
    case otherPage
    case notAnswered
    case notOpen
    case answeredNow

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .stillAnswered: "People are still answering. Stop this page before you ask the next."
        case .otherPage: "The room has moved on since you opened this page. Look at it again."
        case .notAnswered: "These questions are no longer answered. Look at what is asked now."
        case .notOpen: "This room is not open."
        case .answeredNow:
            "People are still answering. Stop the page in the room first, then close it: so nothing they send is lost."
        }
    }
}

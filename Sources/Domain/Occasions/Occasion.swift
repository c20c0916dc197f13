import FoundationEssentials

/// A question set put to people once: after a forum, to a list of staff, to whoever has the link.
///
/// Four things are always true: whether answers can be joined to people is settled before the first answer and never
/// changes; an answer comes in only while the occasion is open; it is opened once and closed once; and what was asked
/// is one version of one set.
package struct Occasion: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// One link for everybody, on a poster or a slide.
        case openLink = "open-link"
        /// In a room, a page at a time, with one link for everybody there.
        case liveRoom = "live-room"
        /// A link of their own for each person on a list, good for one answer.
        case closedList = "closed-list"
        /// One return from each organisation, worked on by whoever there has its link.
        case organisationReturn = "organisation-return"

        package var words: String {
            switch self {
            case .openLink: "One link for everybody"
            case .liveRoom: "Live in a room, a page at a time"
            case .closedList: "A link of their own for each person on a list"
            case .organisationReturn: "A return from each organisation on a list"
            }
        }

        /// Whether it is known who is asked.
        package var isList: Bool { self == .closedList || self == .organisationReturn }
    }

    package enum State: String, Sendable, CaseIterable {
        case draft
        case open
        case closed
    }

    package let id: ID<Occasion>
    package private(set) var title: String
    package private(set) var asked: QuestionSetVersion
    package private(set) var kind: Kind
    package private(set) var isAnonymous: Bool
    /// Answers of children and young people are read by a trained reader first, and counted more carefully.
    package private(set) var isForYoungPeople: Bool
    /// What answers on a closed list are broken down by.
    package private(set) var breakdown: Breakdown?
    /// How many people were asked, where the list does not say it: those who sat in the room.
    package private(set) var reached: Int?
    /// The last day answers are taken, or nil for until it is closed by hand.
    package private(set) var closesOn: Day?
    package private(set) var state: State
    /// What the answers are about, such as a hub.
    package let subject: OccasionSubject?

    package init(
        id: ID<Occasion>, _ draft: OccasionDraft, state: State = .draft, subject: OccasionSubject? = nil
    ) {
        self.id = id
        self.state = state
        self.subject = subject
        title = draft.title
        asked = draft.asked
        kind = draft.kind
        isAnonymous = draft.isAnonymous
        isForYoungPeople = draft.isForYoungPeople
        breakdown = draft.breakdown
        reached = draft.reached
        closesOn = draft.closesOn
    }

    package var draft: OccasionDraft {
        OccasionDraft(
            title: title, asked: asked, kind: kind, isAnonymous: isAnonymous, isForYoungPeople: isForYoungPeople,
            breakdown: breakdown, reached: reached, closesOn: closesOn)
    }

    /// Whether an answer sent on this day is taken. What was written on paper in time may be typed in later.
    package func isTaking(on day: Day, isPaper: Bool = false) -> Bool {
        guard state == .open else { return false }
        return isPaper || closesOn.map { day <= $0 } ?? true
    }

    /// Fewer answers than this are told only to those who hold them.
    package var threshold: Int { isForYoungPeople ? 10 : 5 }
}

extension Occasion {
    /// Whether what was answered may be looked at. Of a list of known people not before there are enough answers for
    /// none of them to be one person's.
    package func showsResults(of answers: Int) -> Bool {
        !isAnonymous || !kind.isList || answers >= threshold
    }
}

extension Occasion {
    /// - Throws: where answers do not come as whole sheets, by a link, on paper or in a file.
    package func checkTakesSheets() throws(OccasionRefusal) {
        switch kind {
        case .openLink, .closedList: return
        case .organisationReturn: throw .returnsByLink
        case .liveRoom: throw .answeredInRoom
        }
    }
}

// What may be done to it.
extension Occasion {
    /// Once answers may have come in, only words and days can change: what people were promised stays.
    package func changed(to new: OccasionDraft) throws(OccasionRefusal) -> Occasion {
        guard state == .draft || new.promises == draft.promises else { throw .promised }
        return Occasion(id: id, new, state: state, subject: subject)
    }

    /// Opens it once. What was closed stays closed: its results have been released, and answers that came afterwards
    /// could be told from the difference.
    ///
    /// - Parameters:
    ///   - identifies: whether a question of the set asks who answers.
    ///   - asksForFile: whether a question of the set asks for one.
    ///   - listed: how many people or organisations are on the list.
    package func opened(
        on day: Day, identifies: Bool, asksForFile: Bool = false, listed: Int
    ) throws(OccasionRefusal) -> Occasion {
        guard state != .open else { throw .alreadyOpen }
        guard state == .draft else { throw .closedForGood }
        if isAnonymous, kind == .organisationReturn { throw .returnsCarryNames }
        if !isAnonymous, kind == .liveRoom { throw .roomsAreAnonymous }
        if asksForFile, kind != .organisationReturn { throw .asksForFile }
        if let closesOn, closesOn < day { throw .closingDayPassed(closesOn) }
        if isAnonymous, identifies { throw .asksWho }
        if kind.isList, listed == 0 { throw .nobodyListed }
        if isAnonymous, kind == .closedList, listed < threshold { throw .tooFewToHide(listed, least: threshold) }
        return inState(.open)
    }

    package func closed() throws(OccasionRefusal) -> Occasion {
        guard state == .open else { throw .notOpen }
        return inState(.closed)
    }

    /// Another last day, for everybody. One person's extension would say whose the late answer is.
    package func extended(to day: Day, on today: Day) throws(OccasionRefusal) -> Occasion {
        guard state == .open else { throw .notOpen }
        guard day >= today else { throw .closingDayPassed(day) }
        var extended = self
        extended.closesOn = day
        return extended
    }

    private func inState(_ state: State) -> Occasion {
        var moved = self
        moved.state = state
        return moved
    }
}

/// One version of one question set.
package struct QuestionSetVersion: Sendable, Hashable {
    /// Such as `exit-evaluation`.
    package let key: String
    package let version: Int

    package init(_ key: String, _ version: Int) {
        self.key = key
        self.version = version
    }
}

/// What an occasion is about, kept by another floor: its kind, its id, and how it is called.
package struct OccasionSubject: Sendable, Hashable {
    package let kind: String
    package let id: String

    package init(_ kind: String, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

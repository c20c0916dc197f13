/// What one organisation is asked to send on an occasion: one return, on which everybody there works who has its link.
///
/// Always true: it is sent once, or once more after it was asked for again; and it is worked on only while the occasion
/// is open and its own last day has not passed.
package struct OrganisationReturn: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case notBegun = "not-begun"
        case begun
        case sent

        package var words: String {
            switch self {
            case .notBegun: "Not begun"
            case .begun: "Begun"
            case .sent: "Sent"
            }
        }
    }

    package let occasion: ID<Occasion>
    package let organisation: ID<Organisation>
    package private(set) var begunOn: Day?
    package private(set) var sentOn: Day?
    /// A last day for this organisation alone, where it was given more time.
    package private(set) var extendedTo: Day?

    package init(
        occasion: ID<Occasion>, organisation: ID<Organisation>, begunOn: Day? = nil, sentOn: Day? = nil,
        extendedTo: Day? = nil
    ) {
        self.occasion = occasion
        self.organisation = organisation
        self.begunOn = begunOn
        self.sentOn = sentOn
        self.extendedTo = extendedTo
    }

    package var state: State {
        if sentOn != nil { return .sent }
        return begunOn == nil ? .notBegun : .begun
    }

    /// The later of the occasion's last day and its own; nil while there is none.
    package func lastDay(of occasion: Occasion) -> Day? {
        guard let last = occasion.closesOn else { return nil }
        return extendedTo.map { max($0, last) } ?? last
    }

    /// Whether it can be worked on and sent on this day.
    package func isTaken(for occasion: Occasion, on day: Day) -> Bool {
        guard occasion.state == .open, sentOn == nil else { return false }
        return lastDay(of: occasion).map { day <= $0 } ?? true
    }

    /// Its last day has passed and nothing was sent.
    package func isLate(for occasion: Occasion, on day: Day) -> Bool {
        guard sentOn == nil, occasion.state != .draft else { return false }
        return lastDay(of: occasion).map { $0 < day } ?? false
    }
}

// What may be done to it.
extension OrganisationReturn {
    /// Somebody there has kept an answer.
    package func worked(on day: Day, for occasion: Occasion) throws(ReturnRefusal) -> OrganisationReturn {
        try check(occasion, on: day)
        var worked = self
        worked.begunOn = begunOn ?? day
        return worked
    }

    package func sent(on day: Day, for occasion: Occasion) throws(ReturnRefusal) -> OrganisationReturn {
        var sent = try worked(on: day, for: occasion)
        sent.sentOn = day
        return sent
    }

    /// More time for this organisation alone. Its name is on its return, so this gives nobody away.
    package func extended(
        to day: Day, for occasion: Occasion, on today: Day
    ) throws(ReturnRefusal) -> OrganisationReturn {
        guard occasion.state == .open else { throw .ended }
        guard let last = occasion.closesOn, day >= today, day > last else { throw .noMoreTime }
        var extended = self
        extended.extendedTo = day
        return extended
    }

    /// What was sent can be changed and sent again.
    ///
    /// - Parameter unread: whether somebody has to read words in it first. In a draft no reader would find them.
    package func askedAgain(
        for occasion: Occasion, on today: Day, unread: Bool = false
    ) throws(ReturnRefusal) -> OrganisationReturn {
        guard occasion.state == .open else { throw .ended }
        guard sentOn != nil else { throw .notSent }
        guard !unread else { throw .wordsWait }
        if let last = lastDay(of: occasion), last < today { throw .lastDayPassed }
        var again = self
        again.sentOn = nil
        return again
    }

    private func check(_ occasion: Occasion, on day: Day) throws(ReturnRefusal) {
        guard sentOn == nil else { throw .sentAlready }
        guard isTaken(for: occasion, on: day) else { throw .ended }
    }
}

/// Why a return stays as it is.
package enum ReturnRefusal: Refusal, Equatable {
    case sentAlready
    case ended
    case notSent
    case noMoreTime
    case notComplete
    case wordsWait
    case lastDayPassed
    case allBegun

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .sentAlready: "This return has been sent. Ask the partnership if something in it has to be changed."
        case .ended: "Returns are no longer taken. What your organisation sent before is safe."
        case .notSent: "This return has not been sent yet, so it can not be asked for again."
        case .noMoreTime: "More time needs a day that comes after the last day for all, and not before today."
        case .notComplete: "Some questions have not been answered yet. Nothing was sent."
        case .wordsWait: "Somebody has to read what waits in this return first. Then it can be asked for again."
        case .allBegun: "Every organisation has begun its return, or can no longer send it. No link was changed."
        case .lastDayPassed: "Its last day has passed. Give this organisation more days first."
        }
    }
}

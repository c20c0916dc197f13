/// What was agreed to be done about a decision or another record: by whom, until when, and how one will know that it
/// worked.
package struct Action: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable, Hashable {
        case open
        case done
        case closed

        package var words: String {
            switch self {
            case .open: "Open"
            case .done: "Done, to be checked"
            case .closed: "Closed"
            }
        }
    }

    package let id: ID<Action>
    package let origin: ActionOrigin
    package let what: String
    package let owner: ID<Organisation>
    package let dueOn: Day
    /// How one will know that it worked.
    package let success: String
    package private(set) var state: State
    package private(set) var doneOn: Day?
    package private(set) var doneBy: ID<Member>?
    package private(set) var evidence: String?
    /// The day the evidence is of.
    package private(set) var evidenceOn: Day?
    package private(set) var closedOn: Day?
    package private(set) var closedBy: ID<Member>?

    package init(
        id: ID<Action>, origin: ActionOrigin, what: String, owner: ID<Organisation>, dueOn: Day, success: String,
        state: State = .open, doneOn: Day? = nil, doneBy: ID<Member>? = nil, evidence: String? = nil,
        evidenceOn: Day? = nil, closedOn: Day? = nil, closedBy: ID<Member>? = nil
    ) {
        self.id = id
        self.origin = origin
        self.what = what
        self.owner = owner
        self.dueOn = dueOn
        self.success = success
        self.state = state
        self.doneOn = doneOn
        self.doneBy = doneBy
        self.evidence = evidence
        self.evidenceOn = evidenceOn
        self.closedOn = closedOn
        self.closedBy = closedBy
    }

    /// Not done, and the day by which it should have been has passed.
    package func isLate(on today: Day) -> Bool {
        state == .open && dueOn < today
    }
}

// How an action moves on.
extension Action {
    /// Those who may say how it goes and that it is done: the owner's own people and the business unit.
    package func isTended(by member: Member) -> Bool {
        member.organisation == owner || member.isOfBusinessUnit
    }

    /// Nobody checks their own work: neither the owner's people nor whoever said that it was done.
    package func isOwn(of member: Member) -> Bool {
        member.organisation == owner || member.id == doneBy
    }

    /// - Parameter day: on which it was done: not after today.
    package func markDone(on day: Day, by member: Member, today: Day) throws(ActionRefusal) -> Action {
        guard isTended(by: member) else { throw .notYours }
        guard state == .open else { throw .notOpen }
        guard day <= today else { throw .doneToCome }
        var action = self
        action.state = .done
        action.doneOn = day
        action.doneBy = member.id
        return action
    }

    /// - Parameters:
    ///   - evidence: what shows that it worked.
    ///   - evidenceOn: the day the evidence is of: not before it was done, not after today.
    package func close(
        evidence: String, evidenceOn: Day, by member: Member, on today: Day
    ) throws(ActionRefusal) -> Action {
        guard state != .closed else { throw .closedAlready }
        guard state == .done, let doneOn else { throw .notDone }
        guard !isOwn(of: member) else { throw .ownAction }
        guard !evidence.trimmed.isEmpty else { throw .noEvidence }
        guard evidenceOn >= doneOn else { throw .evidenceBeforeDone(doneOn) }
        guard evidenceOn <= today else { throw .evidenceToCome }
        guard evidenceOn.adding(days: Self.evidenceLasts) >= today else { throw .evidenceTooOld }
        var action = self
        action.state = .closed
        action.evidence = evidence.trimmed
        action.evidenceOn = evidenceOn
        action.closedOn = today
        action.closedBy = member.id
        return action
    }

    /// Back to the beginning: what was said to be done was not, or did not last.
    package func reopen() throws(ActionRefusal) -> Action {
        guard state != .open else { throw .openAlready }
        return Action(id: id, origin: origin, what: what, owner: owner, dueOn: dueOn, success: success)
    }
}

// What was shown once has to be shown again.
extension Action {
    /// Days for which evidence counts: a year.
    package static let evidenceLasts = 365
    /// Days to show again that it still works.
    package static let daysToShowAgain = 28

    /// The last day on which the evidence it was closed with counts.
    package var evidenceEndsOn: Day? {
        state == .closed ? evidenceOn?.adding(days: Self.evidenceLasts) : nil
    }

    /// Open again, because nobody has shown for a year that it still works.
    package func evidenceRunningOut(on today: Day) throws(ActionRefusal) -> Action {
        guard let end = evidenceEndsOn, end < today else { throw .evidenceCounts }
        return Action(
            id: id, origin: origin, what: what, owner: owner, dueOn: today.adding(days: Self.daysToShowAgain),
            success: success)
    }
}

extension Member {
    /// Arranges the partnership's work: its business manager and coordinators.
    package var isOfBusinessUnit: Bool {
        !roles.isDisjoint(with: [.businessManager, .coordinator])
    }
}

/// One meeting of a group, planned or held.
package struct Meeting: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable, Hashable {
        case planned
        case held

        package var words: String {
            switch self {
            case .planned: "Planned"
            case .held: "Held"
            }
        }
    }

    package let id: ID<Meeting>
    package let group: ID<PartnershipGroup>
    package let title: String
    package let meetsOn: Day
    package let state: State

    package init(id: ID<Meeting>, group: ID<PartnershipGroup>, title: String, meetsOn: Day, state: State) {
        self.id = id
        self.group = group
        self.title = title
        self.meetsOn = meetsOn
        self.state = state
    }

    /// Nothing can have been decided before the day of the meeting.
    package func isStillToCome(on today: Day) -> Bool {
        state == .planned && meetsOn > today
    }

    /// - Returns: the meeting as held. One that was held already stays as it is.
    package func held(on today: Day) throws(MeetingRefusal) -> Meeting {
        guard state == .planned else { return self }
        guard meetsOn <= today else { throw .notYet(meetsOn) }
        return Meeting(id: id, group: group, title: title, meetsOn: meetsOn, state: .held)
    }

    /// - Returns: the meeting under another title or on another day. A held meeting keeps its day.
    package func changed(title: String, meetsOn: Day) throws(MeetingRefusal) -> Meeting {
        guard state == .planned || meetsOn == self.meetsOn else { throw .heldAlready(self.meetsOn) }
        return Meeting(id: id, group: group, title: title, meetsOn: meetsOn, state: state)
    }
}

package enum MeetingRefusal: Refusal, Equatable {
    case notYet(Day)
    case heldAlready(Day)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .notYet(let day): "This meeting is still to come: it is planned for \(day.inWords). Nothing was changed."
        case .heldAlready(let day): "This meeting was held on \(day.inWords), so its date stays. Nothing was changed."
        }
    }
}

import FoundationEssentials

/// What a group answers to those who spoke.
package enum DecisionAnswer: String, Sendable, CaseIterable, Hashable {
    case `do`
    case doing
    case cannot

    package var words: String {
        switch self {
        case .do: "We will do this"
        case .doing: "We are doing this"
        case .cannot: "We cannot do this"
        }
    }
}

extension DecisionAnswer: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let answer = DecisionAnswer(rawValue: text.trimmed.lowercased()) else {
            throw TextProblem("Choose what the group decided")
        }
        self = answer
    }
}

/// What a group decided about one matter, and why.
///
/// Never edited: a group that thinks again records another decision, and this one is kept with the time at which
/// it ended.
package struct Decision: Sendable, Equatable {
    package let id: ID<Decision>
    package let item: ID<AgendaItem>
    package let answer: DecisionAnswer
    package let reason: String
    package let decidedOn: Day
    package let recordedBy: ID<Member>
    package let recordedAt: Date
    /// When another decision took its place. Nil while it is in force.
    package let supersededAt: Date?

    package init(
        id: ID<Decision>, item: ID<AgendaItem>, answer: DecisionAnswer, reason: String, decidedOn: Day,
        recordedBy: ID<Member>, recordedAt: Date, supersededAt: Date? = nil
    ) {
        self.id = id
        self.item = item
        self.answer = answer
        self.reason = reason
        self.decidedOn = decidedOn
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
        self.supersededAt = supersededAt
    }

    package var isInForce: Bool { supersededAt == nil }
}

/// A decision as typed into the form or read from a file.
package struct DecisionDraft: Sendable, Equatable {
    package static let reasonRule = FieldText("a reason", most: 4_000)

    package let answer: DecisionAnswer
    package let reason: String
    package let decidedOn: Day

    /// - Throws: when no reason is given: people who spoke are owed one, whatever the answer.
    package init(answer: DecisionAnswer, reason: String, decidedOn: Day) throws(TextProblem) {
        self.answer = answer
        self.reason = try Self.reasonRule.read(reason)
        self.decidedOn = decidedOn
    }
}

extension Decision {
    /// Always true: a decision has a reason, was taken by the group whose meeting it was, and not before it met.
    ///
    /// - Parameters:
    ///   - isOfGroup: whether `member` is a member of the group that meets.
    ///   - now: when it is written down; `today` is the day of it.
    package static func record(
        _ draft: DecisionDraft, as id: ID<Decision>, about item: AgendaItem, at meeting: Meeting, by member: Member,
        isOfGroup: Bool, on today: Day, at now: Date
    ) throws(DecisionRefusal) -> Decision {
        guard isOfGroup, member.isActive else { throw .notOfGroup }
        guard !meeting.isStillToCome(on: today) else { throw .meetingNotYet(meeting.meetsOn) }
        guard draft.decidedOn >= meeting.meetsOn else { throw .beforeMeeting(meeting.meetsOn) }
        guard draft.decidedOn <= today else { throw .dayToCome }
        return Decision(
            id: id, item: item.id, answer: draft.answer, reason: draft.reason, decidedOn: draft.decidedOn,
            recordedBy: member.id, recordedAt: now)
    }
}

package enum DecisionRefusal: Refusal, Equatable {
    case meetingNotYet(Day)
    case notOfGroup
    case beforeMeeting(Day)
    case dayToCome
    case superseded

    package var kind: RefusalKind {
        self == .notOfGroup ? .notAllowed : .conflict
    }

    package var message: String {
        switch self {
        case .meetingNotYet(let day): "This meeting is still to come. A decision can be recorded from \(day.inWords)."
        case .notOfGroup: "Only members of this group record what it decided. Nothing was changed."
        case .beforeMeeting(let day): "The date must be the day of the meeting, \(day.inWords), or later"
        case .dayToCome: "The date must be today or earlier"
        case .superseded: "The group has decided otherwise since. Go to its latest decision. Nothing was changed."
        }
    }
}

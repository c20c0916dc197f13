import FoundationEssentials

/// Something a scrutineer does: sits in a meeting, reads papers, talks to practitioners or children, visits.
package struct ScrutinyActivity: Sendable, Equatable {
    package let id: ID<ScrutinyActivity>
    package let plan: ID<ScrutinyPlan>
    package let details: ActivityDetails
    package let state: ActivityState
    /// Added before it happened. What was not is roaming, which counts as much.
    package let plannedOn: Day?
    package let by: ID<Member>

    package init(
        id: ID<ScrutinyActivity>, plan: ID<ScrutinyPlan>, details: ActivityDetails, state: ActivityState,
        plannedOn: Day?, by: ID<Member>
    ) {
        self.id = id
        self.plan = plan
        self.details = details
        self.state = state
        self.plannedOn = plannedOn
        self.by = by
    }

    package var isRoaming: Bool { plannedOn == nil }

    package var isDone: Bool { if case .done = state { true } else { false } }
    package var isCancelled: Bool { if case .cancelled = state { true } else { false } }

    /// When it was, or is meant to be.
    package var day: Day? {
        if case .done(let on, _) = state { on } else { plannedOn }
    }
}

package enum ActivityState: Sendable, Equatable {
    case planned
    /// - Parameter halfDays: how long it took, with its preparation.
    case done(on: Day, halfDays: Int)
    case cancelled(reason: String)

    package var words: String {
        switch self {
        case .planned: "Planned"
        case .done: "Done"
        case .cancelled: "Did not happen"
        }
    }
}

/// How something is looked at.
package enum ActivityKind: String, Sendable, CaseIterable, Hashable {
    case meeting
    case documents
    case auditReturns = "audit-returns"
    case auditObserved = "audit-observed"
    case deepDive = "deep-dive"
    case peerReview = "peer-review"
    case practitioners
    case visit
    case families
    case escalation
    case yearlyReport = "yearly-report"
    case briefing

    package var words: String {
        switch self {
        case .meeting: "Observing a meeting"
        case .documents: "Reading documents or data"
        case .auditReturns: "Reading section 11 or 175 returns"
        case .auditObserved: "Observing an audit"
        case .deepDive: "Deep dive"
        case .peerReview: "Peer review"
        case .practitioners: "Talking with practitioners"
        case .visit: "Visit"
        case .families: "Talking with children or families"
        case .escalation: "Helping with a disagreement"
        case .yearlyReport: "Reading the yearly report"
        case .briefing: "Briefing members"
        }
    }

    /// People who spoke openly must not be found out: where they work is said by kind and area, never by name.
    package var isCoarse: Bool { self == .practitioners || self == .families }
}

extension ActivityKind: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let kind = ActivityKind(rawValue: text.folded) else { throw TextProblem("Choose what kind it is") }
        self = kind
    }
}

/// An activity as typed.
package struct ActivityDetails: Sendable, Equatable {
    package static let titleRule = FieldText("what it is", most: 200)
    package static let noteRule = FieldText("your note", most: 20_000)
    package static let cancelRule = FieldText("why it did not happen", most: 500)
    package static let mostHalfDays = 60

    package let kind: ActivityKind
    package let title: String
    package let lines: [ID<LineOfEnquiry>]
    package let meeting: ID<Meeting>?
    package let agendaItem: ID<AgendaItem>?
    package let organisation: ID<Organisation>?
    /// Who was spoken with, no finer than this, where people spoke openly.
    package let spokenWith: OrganisationKind?

    package init(
        kind: ActivityKind, title: String, lines: [ID<LineOfEnquiry>] = [], meeting: ID<Meeting>? = nil,
        agendaItem: ID<AgendaItem>? = nil, organisation: ID<Organisation>? = nil,
        spokenWith: OrganisationKind? = nil
    ) {
        self.kind = kind
        self.title = title
        self.lines = lines
        self.meeting = meeting
        self.agendaItem = agendaItem
        self.organisation = kind.isCoarse ? nil : organisation
        self.spokenWith = kind.isCoarse ? spokenWith : nil
    }
}

// How an activity moves on.
extension ScrutinyActivity {
    package func changed(
        to details: ActivityDetails, plannedOn: Day?, by member: ID<Member>
    ) throws(ActivityRefusal) -> ScrutinyActivity {
        guard member == by else { throw .notYours }
        if case .cancelled = state { throw .cancelledAlready }
        return ScrutinyActivity(
            id: id, plan: plan, details: details, state: state,
            plannedOn: state == .planned ? plannedOn : self.plannedOn,
            by: by)
    }

    /// - Parameter day: on which it was done: not after today.
    package func done(on day: Day, halfDays: Int, today: Day) throws(ActivityRefusal) -> ScrutinyActivity {
        if case .cancelled = state { throw .cancelledAlready }
        guard day <= today else { throw .dayToCome }
        guard (0...ActivityDetails.mostHalfDays).contains(halfDays) else { throw .halfDays }
        return with(.done(on: day, halfDays: halfDays))
    }

    package func cancelled(because reason: String, by member: ID<Member>) throws(ActivityRefusal) -> ScrutinyActivity {
        guard member == by else { throw .notYours }
        guard state == .planned else { throw .notPlanned }
        return with(.cancelled(reason: reason))
    }

    private func with(_ state: ActivityState) -> ScrutinyActivity {
        ScrutinyActivity(id: id, plan: plan, details: details, state: state, plannedOn: plannedOn, by: by)
    }
}

package enum ActivityRefusal: Refusal, Equatable {
    case notYours
    case cancelledAlready
    case notPlanned
    case dayToCome
    case halfDays

    package var kind: RefusalKind { self == .notYours ? .notAllowed : .conflict }

    package var message: String {
        switch self {
        case .notYours: "Only who wrote this down can change it. Nothing was changed."
        case .cancelledAlready: "This did not happen, and was written down so. Add it again if it does."
        case .notPlanned: "Only what is still planned can be called off. Nothing was changed."
        case .dayToCome: "The date must be today or earlier"
        case .halfDays: "Half days must be a whole number from 0 to \(ActivityDetails.mostHalfDays)"
        }
    }
}

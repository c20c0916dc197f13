import FoundationEssentials

/// A question scrutiny sets out to answer, with what is claimed to be so, and what kinds of evidence could tell.
package struct LineOfEnquiry: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable, Hashable {
        case open
        case inEnquiry = "in-enquiry"
        case answered
        case closed

        package var words: String {
            switch self {
            case .open: "Open"
            case .inEnquiry: "In enquiry"
            case .answered: "Answered"
            case .closed: "Closed"
            }
        }
    }

    package let id: ID<LineOfEnquiry>
    package let plan: ID<ScrutinyPlan>
    package let details: LineDetails
    package let state: State
    /// Nil while only scrutineers know of it.
    package let sharedOn: Day?
    /// The line of enquiry whose disagreement led to this one.
    package let follows: ID<LineOfEnquiry>?

    package init(
        id: ID<LineOfEnquiry>, plan: ID<ScrutinyPlan>, details: LineDetails, state: State = .open, sharedOn: Day? = nil,
        follows: ID<LineOfEnquiry>? = nil
    ) {
        self.id = id
        self.plan = plan
        self.details = details
        self.state = state
        self.sharedOn = sharedOn
        self.follows = follows
    }
}

/// A line of enquiry as typed.
package struct LineDetails: Sendable, Equatable {
    package static let questionRule = FieldText("the question", most: 600)
    package static let claimRule = FieldText("what is claimed to be so", most: 400)
    package static let whyNowRule = FieldText("why it is asked now", most: 2_000)
    package static let answererRule = FieldText("who can answer", most: 300)
    /// Fewer can not be set against each other. Source: the domain's own practice of triangulation.
    package static let fewestKinds = 3

    package let area: ID<PlanArea>?
    package let question: String
    /// A sentence that evidence can support or contradict.
    package let claim: String
    package let whyNow: String
    package let answerer: String
    package let wanted: Set<EvidenceKind>

    package init(
        area: ID<PlanArea>?, question: String, claim: String, whyNow: String, answerer: String,
        wanted: Set<EvidenceKind>
    ) throws(TextProblem) {
        guard wanted.count >= Self.fewestKinds else {
            throw TextProblem("Choose at least \(Self.fewestKinds) kinds of evidence, so that they can be compared")
        }
        self.area = area
        self.question = question
        self.claim = claim
        self.whyNow = whyNow
        self.answerer = answerer
        self.wanted = wanted
    }
}

// How a line of enquiry moves on.
extension LineOfEnquiry {
    package func checkOpen() throws(EnquiryRefusal) {
        guard state != .closed else { throw .closed }
    }

    package func changed(to details: LineDetails) throws(EnquiryRefusal) -> LineOfEnquiry {
        try checkOpen()
        return with(details: details)
    }

    /// From the first piece of evidence on somebody is looking into it.
    package var afterEvidence: LineOfEnquiry { state == .open ? with(state: .inEnquiry) : self }

    /// A judgement answers it, also again: evidence may have come since.
    package func answered() throws(EnquiryRefusal) -> LineOfEnquiry {
        guard state != .closed else { throw .closed }
        return with(state: .answered)
    }

    package func closed() throws(EnquiryRefusal) -> LineOfEnquiry {
        guard state != .closed else { throw .closed }
        guard state == .answered else { throw .notAnswered }
        return with(state: .closed)
    }

    package func reopened() throws(EnquiryRefusal) -> LineOfEnquiry {
        guard state == .closed || state == .answered else { throw .openAlready }
        return with(state: .inEnquiry)
    }

    package func shared(on day: Day) -> LineOfEnquiry {
        sharedOn == nil ? with(sharedOn: day) : self
    }

    private func with(
        details: LineDetails? = nil, state: State? = nil, sharedOn: Day? = nil
    ) -> LineOfEnquiry {
        LineOfEnquiry(
            id: id, plan: plan, details: details ?? self.details, state: state ?? self.state,
            sharedOn: sharedOn ?? self.sharedOn, follows: follows)
    }
}

package enum EnquiryRefusal: Refusal, Equatable {
    case closed
    case notAnswered
    case openAlready

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .closed: "This line of enquiry is closed. Open it again to go on. Nothing was changed."
        case .notAnswered: "A line of enquiry is closed once a judgement has answered it. Nothing was changed."
        case .openAlready: "This line of enquiry is open already. Nothing was changed."
        }
    }
}

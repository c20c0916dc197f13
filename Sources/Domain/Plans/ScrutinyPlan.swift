import FoundationEssentials

/// What scrutiny sets out to do in a year: by which principles, about what, in how many days.
///
/// What partners agree to is a version, kept word for word. The scrutineer may go on changing the plan; partners agree
/// again once it is offered again, and what they had agreed to stays what it was.
package struct ScrutinyPlan: Sendable, Equatable {
    package let id: ID<ScrutinyPlan>
    package let details: PlanDetails
    /// How many times it was offered. Nought is a draft that partners do not see.
    package let version: Int
    /// The version that every safeguarding partner agreed to. Nil until then.
    package let agreedVersion: Int?
    /// Whether it was changed since it was last offered.
    package let hasChanges: Bool
    package let publishedOn: Day?
    package let closedOn: Day?

    package init(
        id: ID<ScrutinyPlan>, details: PlanDetails, version: Int = 0, agreedVersion: Int? = nil,
        hasChanges: Bool = false, publishedOn: Day? = nil, closedOn: Day? = nil
    ) {
        self.id = id
        self.details = details
        self.version = version
        self.agreedVersion = agreedVersion
        self.hasChanges = hasChanges
        self.publishedOn = publishedOn
        self.closedOn = closedOn
    }

    package enum Standing: String, Sendable, CaseIterable {
        case draft
        case offered
        case agreed
        case published
        case closed

        package var words: String {
            switch self {
            case .draft: "Draft"
            case .offered: "Offered to partners"
            case .agreed: "Agreed"
            case .published: "Published"
            case .closed: "Closed"
            }
        }
    }

    package var standing: Standing {
        if closedOn != nil { return .closed }
        if publishedOn != nil { return .published }
        if version == 0 { return .draft }
        return agreedVersion == version ? .agreed : .offered
    }

    package var isOffered: Bool { version > 0 }

    /// Partners owe an answer to what was offered last, also where an earlier version is public.
    package var awaitsAgreement: Bool { closedOn == nil && version > 0 && agreedVersion != version }
}

/// A plan as typed.
package struct PlanDetails: Sendable, Equatable {
    package static let titleRule = FieldText("a title", most: 100)
    package static let principleRule = FieldText("a principle", most: 400)
    package static let mostPrinciples = 20

    package let title: String
    package let startsOn: Day
    package let endsOn: Day
    /// The days agreed for scrutiny in the year. Nil where nothing was agreed.
    package let days: Int?
    /// Which framework its prompts come from.
    package let framework: String?
    package let principles: [String]

    package init(
        title: String, startsOn: Day, endsOn: Day, days: Int?, framework: String?, principles: [String]
    ) {
        self.title = title
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.days = days
        self.framework = framework
        self.principles = principles
    }

    package static let mostDays = 366

    package func check() throws(PlanRefusal) {
        guard endsOn > startsOn else { throw .endsBeforeStart }
        guard endsOn.number - startsOn.number <= 2 * Self.mostDays else { throw .tooLong }
    }
}

/// A part of a plan: one subject that several lines of enquiry look into, such as exploited children.
package struct PlanArea: Sendable, Equatable {
    package static let titleRule = FieldText("a title", most: 120)
    package static let reasonRule = FieldText("why it was chosen", most: 1_000)

    package let id: ID<PlanArea>
    package let plan: ID<ScrutinyPlan>
    package let title: String
    package let reason: String

    package init(id: ID<PlanArea>, plan: ID<ScrutinyPlan>, title: String, reason: String) {
        self.id = id
        self.plan = plan
        self.title = title
        self.reason = reason
    }
}

/// The words of a plan as they were offered: they stay so.
package struct PlanVersion: Sendable, Equatable {
    package let plan: ID<ScrutinyPlan>
    package let version: Int
    package let title: String
    package let startsOn: Day
    package let endsOn: Day
    package let principles: [String]
    package let questions: [String]
    package let offeredOn: Day
    package let offeredBy: ID<Member>

    package init(
        plan: ID<ScrutinyPlan>, version: Int, title: String, startsOn: Day, endsOn: Day, principles: [String],
        questions: [String], offeredOn: Day,
        offeredBy: ID<Member>
    ) {
        self.plan = plan
        self.version = version
        self.title = title
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.principles = principles
        self.questions = questions
        self.offeredOn = offeredOn
        self.offeredBy = offeredBy
    }
}

/// That a partner agreed to one version of a plan.
package struct PlanAgreement: Sendable, Equatable {
    package let version: Int
    package let organisation: ID<Organisation>
    package let member: ID<Member>
    package let on: Day

    package init(version: Int, organisation: ID<Organisation>, member: ID<Member>, on: Day) {
        self.version = version
        self.organisation = organisation
        self.member = member
        self.on = on
    }
}

// How a plan moves on.
extension ScrutinyPlan {
    package func changed(to details: PlanDetails) throws(PlanRefusal) -> ScrutinyPlan {
        try checkOpen()
        try details.check()
        return with(details: details, hasChanges: version > 0)
    }

    /// - Parameter questions: of its lines of enquiry, which partners see from now on.
    package func offered(
        questions: [String], by member: ID<Member>, on today: Day
    ) throws(PlanRefusal) -> (plan: ScrutinyPlan, version: PlanVersion) {
        try checkOpen()
        guard !details.principles.isEmpty else { throw .noPrinciple }
        guard !questions.isEmpty else { throw .noQuestion }
        guard version == 0 || hasChanges else { throw .offeredAlready }
        let plan = with(version: version + 1, hasChanges: false)
        let words = PlanVersion(
            plan: id, version: plan.version, title: details.title, startsOn: details.startsOn, endsOn: details.endsOn,
            principles: details.principles, questions: questions, offeredOn: today,
            offeredBy: member)
        return (plan, words)
    }

    /// Agreed once every safeguarding partner that is there has agreed to the version that was offered last.
    ///
    /// - Parameters:
    ///   - agreement: the one that has just been given.
    ///   - earlier: to the same version.
    ///   - partners: organisations that are safeguarding partners on that day. Where none is known, one agreement is
    ///     enough.
    package func agreed(
        _ agreement: PlanAgreement, after earlier: [PlanAgreement], partners: [ID<Organisation>]
    ) throws(PlanRefusal) -> ScrutinyPlan {
        try checkOpen()
        guard version > 0 else { throw .notOffered }
        guard agreement.version == version else { throw .offeredAgain(version) }
        guard partners.isEmpty || partners.contains(agreement.organisation) else { throw .notPartner }
        let agreed = Set((earlier + [agreement]).filter { $0.version == version }.map(\.organisation))
        return agreed.isSuperset(of: partners) ? with(agreedVersion: version) : self
    }

    package func published(on today: Day) throws(PlanRefusal) -> ScrutinyPlan {
        try checkOpen()
        guard agreedVersion != nil else { throw .notAgreed }
        return publishedOn == nil ? with(publishedOn: today) : self
    }

    package func closed(on today: Day) throws(PlanRefusal) -> ScrutinyPlan {
        try checkOpen()
        guard details.endsOn <= today else { throw .yearGoesOn(details.endsOn) }
        return with(closedOn: today)
    }

    /// Something partners agreed to is no longer as it was: an area or a line of enquiry was added or changed.
    package func withChanges() throws(PlanRefusal) -> ScrutinyPlan {
        try checkOpen()
        return with(hasChanges: version > 0)
    }

    package func checkOpen() throws(PlanRefusal) {
        guard closedOn == nil else { throw .closed }
    }

    private func with(
        details: PlanDetails? = nil, version: Int? = nil, agreedVersion: Int? = nil, hasChanges: Bool? = nil,
        publishedOn: Day? = nil, closedOn: Day? = nil
    ) -> ScrutinyPlan {
        ScrutinyPlan(
            id: id, details: details ?? self.details, version: version ?? self.version,
            agreedVersion: agreedVersion ?? self.agreedVersion, hasChanges: hasChanges ?? self.hasChanges,
            publishedOn: publishedOn ?? self.publishedOn, closedOn: closedOn ?? self.closedOn)
    }
}

package enum PlanRefusal: Refusal, Equatable {
    case closed
    case endsBeforeStart
    case tooLong
    case noPrinciple
    case noQuestion
    case offeredAlready
    case notOffered
    case offeredAgain(Int)
    case notPartner
    case notAgreed
    case yearGoesOn(Day)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .closed: "This plan is closed. Nothing was changed."
        case .endsBeforeStart: "The last day must be after the first"
        case .tooLong: "A plan covers two years at most"
        case .noPrinciple: "A plan is offered with at least one principle. Add one first."
        case .noQuestion: "A plan is offered with at least one line of enquiry. Add one first."
        case .offeredAlready: "This plan is as it was when it was offered. There is nothing new to agree to."
        case .notOffered: "This plan has not been offered to partners yet."
        case .offeredAgain(let version):
            "This plan was offered again while you read it. Read version \(version) before you agree to it."
        case .notPartner: "The safeguarding partners agree the plan: the council, the health commissioner, the police."
        case .notAgreed: "A plan is published once every safeguarding partner has agreed to it."
        case .yearGoesOn(let day): "This plan goes on until \(day.inWords). It can be closed from that day."
        }
    }
}

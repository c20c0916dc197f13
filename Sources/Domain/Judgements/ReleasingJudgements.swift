import FoundationEssentials

extension Judgement {
    /// What a draft needs before anybody else may read it.
    ///
    /// - Parameters:
    ///   - evidence: what it rests on, with what has been withdrawn left out.
    ///   - groups: to whom it is released, with the day on which a group closed, if it has.
    package static func release(
        _ draft: JudgementDraft, as id: ID<Judgement>, about line: LineOfEnquiry, after earlier: Int,
        resting evidence: [ID<Evidence>], of triangulation: Triangulation, to groups: [ReleaseGroup],
        by member: ID<Member>, at now: Date, on today: Day
    ) throws(JudgementRefusal) -> Judgement {
        guard line.state != .closed else { throw .lineClosed }
        guard let assurance = draft.assurance else { throw .noAssurance }
        guard !draft.reasons.trimmed.isEmpty else { throw .noReasons }
        guard assurance == .notEnoughEvidence || !evidence.isEmpty else { throw .noEvidence }
        try ReleaseGroup.check(groups, on: today)
        return Judgement(
            id: id, line: line.id, question: line.details.question, claim: line.details.claim, version: earlier + 1,
            assurance: assurance, reasons: draft.reasons.trimmed,
            confidenceWords: draft.confidence.trimmed, confidence: triangulation.confidence, evidence: evidence,
            by: member, releasedAt: now, releasedOn: today)
    }
}

/// A group to which something is released.
package struct ReleaseGroup: Sendable, Equatable {
    package let id: ID<PartnershipGroup>
    package let name: String
    /// How many people will be able to read it.
    package let readers: Int
    package let closedOn: Day?

    package init(id: ID<PartnershipGroup>, name: String, readers: Int, closedOn: Day?) {
        self.id = id
        self.name = name
        self.readers = readers
        self.closedOn = closedOn
    }

    package func isOpen(on today: Day) -> Bool {
        closedOn.map { $0 > today } ?? true
    }

    package static func check(_ groups: [ReleaseGroup], on today: Day) throws(JudgementRefusal) {
        guard !groups.isEmpty else { throw .noGroup }
        for group in groups {
            if let closed = group.closedOn, !group.isOpen(on: today) { throw .groupClosed(group.name, closed) }
        }
    }
}

package enum JudgementRefusal: Refusal, Equatable {
    case lineClosed
    case noAssurance
    case noReasons
    case noEvidence
    case noGroup
    case groupClosed(String, Day)
    case notReleasedToGroup
    case followed
    case notYours

    package var kind: RefusalKind { self == .notReleasedToGroup || self == .notYours ? .notAllowed : .conflict }

    package var message: String {
        switch self {
        case .lineClosed: "This line of enquiry is closed. Open it again to judge anew. Nothing was released."
        case .noAssurance: "Choose a judgement"
        case .noReasons: "Enter your reasons"
        case .noEvidence:
            "A judgement rests on evidence that holds today, and there is none on the board. "
                + "Add some, or judge “Not enough evidence”."
        case .noGroup: "Choose at least one group"
        case .groupClosed(let name, let day): "\(name) closed on \(day.inWords), so nothing is released to it"
        case .notReleasedToGroup: "This judgement was not released to that group, or you are not in it."
        case .followed: "Another judgement has followed this one. Go to the newer one. Nothing was changed."
        case .notYours: "Only who made this judgement releases it to further groups. Nothing was released."
        }
    }
}

import FoundationEssentials

/// How sure one can be that children are safeguarded in what was looked at.
package enum Assurance: String, Sendable, CaseIterable, Hashable {
    case assured
    case reasonable
    case limited
    case none
    case notEnoughEvidence = "not-enough-evidence"

    package var words: String {
        switch self {
        case .assured: "Assured"
        case .reasonable: "Reasonable assurance"
        case .limited: "Limited assurance"
        case .none: "No assurance"
        case .notEnoughEvidence: "Not enough evidence"
        }
    }

    package var meaning: String {
        switch self {
        case .assured: "It works for children, and the evidence shows it from every side"
        case .reasonable: "It works for most children; some of it has to get better"
        case .limited: "It works for some children; much of it has to get better"
        case .none: "It does not work for children, or nobody can show that it does"
        case .notEnoughEvidence: "Nothing can be said yet, and what is missing is named"
        }
    }
}

extension Assurance: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let assurance = Assurance(rawValue: text.folded) else { throw TextProblem("Choose a judgement") }
        self = assurance
    }
}

/// What a scrutineer is writing and nobody else can open.
package struct JudgementDraft: Sendable, Equatable, Codable {
    package static let reasonsRule = FieldText("your reasons", most: 8_000)
    package static let confidenceRule = FieldText("how sure you are", most: 1_000)

    package let assurance: Assurance?
    package let reasons: String
    /// In the scrutineer's own words, beside what the board works out.
    package let confidence: String

    package init(assurance: Assurance?, reasons: String, confidence: String) {
        self.assurance = assurance
        self.reasons = reasons
        self.confidence = confidence
    }
}

extension Assurance: Codable {}

/// What a scrutineer judged about a line of enquiry, as it was released: it stays so, word for word.
///
/// Whoever thinks again releases another version; this one is kept and says that it was followed.
package struct Judgement: Sendable, Equatable {
    package let id: ID<Judgement>
    package let line: ID<LineOfEnquiry>
    /// As they stood when it was judged.
    package let question: String
    package let claim: String
    /// From 1, for each line of enquiry.
    package let version: Int
    package let assurance: Assurance
    package let reasons: String
    package let confidenceWords: String
    /// What the board worked out when it was released.
    package let confidence: Confidence
    package let evidence: [ID<Evidence>]
    package let by: ID<Member>
    package let releasedAt: Date
    package let releasedOn: Day

    package init(
        id: ID<Judgement>, line: ID<LineOfEnquiry>, question: String, claim: String, version: Int, assurance: Assurance,
        reasons: String,
        confidenceWords: String, confidence: Confidence, evidence: [ID<Evidence>], by: ID<Member>, releasedAt: Date,
        releasedOn: Day
    ) {
        self.id = id
        self.line = line
        self.question = question
        self.claim = claim
        self.version = version
        self.assurance = assurance
        self.reasons = reasons
        self.confidenceWords = confidenceWords
        self.confidence = confidence
        self.evidence = evidence
        self.by = by
        self.releasedAt = releasedAt
        self.releasedOn = releasedOn
    }
}

/// What a group says to a judgement: recorded beside it, never in place of it.
package struct JudgementReply: Sendable, Equatable {
    package static let wordsRule = FieldText("your reply", most: 4_000)

    package let id: ID<JudgementReply>
    package let judgement: ID<Judgement>
    package let group: ID<PartnershipGroup>
    package let by: ID<Member>
    package let words: String
    package let at: Date

    package init(
        id: ID<JudgementReply>, judgement: ID<Judgement>, group: ID<PartnershipGroup>, by: ID<Member>, words: String,
        at: Date
    ) {
        self.id = id
        self.judgement = judgement
        self.group = group
        self.by = by
        self.words = words
        self.at = at
    }
}

extension JudgementReply {
    /// - Parameters:
    ///   - isMember: whether who replies belongs to the group.
    ///   - isReleased: whether the judgement was released to it.
    ///   - isLatest: whether no newer judgement has followed.
    package static func check(isMember: Bool, isReleased: Bool, isLatest: Bool) throws(JudgementRefusal) {
        guard isMember, isReleased else { throw .notReleasedToGroup }
        guard isLatest else { throw .followed }
    }
}

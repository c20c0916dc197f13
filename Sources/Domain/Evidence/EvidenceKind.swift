/// Where a piece of evidence comes from. Each kind stands on one side of the triangulation.
package enum EvidenceKind: String, Sendable, CaseIterable, Hashable {
    case performanceData = "performance-data"
    case selfAssessment = "self-assessment"
    case inspection
    case caseAudit = "case-audit"
    case reviewLearning = "review-learning"
    case staffSurvey = "staff-survey"
    case practitionerFeedback = "practitioner-feedback"
    case observation
    case voice

    package var words: String {
        switch self {
        case .performanceData: "Performance data"
        case .selfAssessment: "Self-assessment"
        case .inspection: "Inspection"
        case .caseAudit: "Case audit"
        case .reviewLearning: "Learning from a review"
        case .staffSurvey: "Staff survey"
        case .practitionerFeedback: "Practitioner feedback"
        case .observation: "Observation"
        case .voice: "Child or family voice"
        }
    }

    package var side: EvidenceSide {
        switch self {
        case .performanceData, .selfAssessment, .inspection: .performance
        case .caseAudit, .reviewLearning, .staffSurvey, .practitionerFeedback, .observation: .practice
        case .voice: .voice
        }
    }
}

extension EvidenceKind: Readable {
    package init(_ text: String) throws(TextProblem) {
        let typed = text.folded
        guard let kind = Self.allCases.first(where: { $0.rawValue == typed || $0.words.folded == typed }) else {
            throw TextProblem("Choose what kind of evidence it is")
        }
        self = kind
    }
}

/// The three sides that scrutiny sets beside each other: what is counted and reported, what is done in practice,
/// and what children and families say.
package enum EvidenceSide: String, Sendable, CaseIterable, Hashable {
    case performance
    case practice
    case voice

    package var words: String {
        switch self {
        case .performance: "Performance"
        case .practice: "Practice"
        case .voice: "Voice"
        }
    }

    /// What belongs there, for whoever meets the word for the first time.
    package var meaning: String {
        switch self {
        case .performance: "What is counted, reported and inspected"
        case .practice: "What is done, seen and said by those who do it"
        case .voice: "What children and families say"
        }
    }

    package var kinds: [EvidenceKind] { EvidenceKind.allCases.filter { $0.side == self } }
}

/// How much a piece of evidence can carry.
package enum EvidenceStrength: Int, Sendable, CaseIterable, Hashable, Comparable {
    case weak = 1
    case fair = 2
    case strong = 3

    package static func < (one: EvidenceStrength, other: EvidenceStrength) -> Bool {
        one.rawValue < other.rawValue
    }

    package var words: String {
        switch self {
        case .weak: "1, weak"
        case .fair: "2, fair"
        case .strong: "3, strong"
        }
    }

    package var meaning: String {
        switch self {
        case .weak: "One account, a small or chosen sample, or nobody else has looked at it"
        case .fair: "Several accounts or cases, gathered in a way that can be described"
        case .strong: "A whole or drawn sample, checked by somebody independent, and it can be derived again"
        }
    }
}

extension EvidenceStrength: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let number = Int(text.trimmed), let strength = EvidenceStrength(rawValue: number) else {
            throw TextProblem("Choose how strong it is, from 1 to 3")
        }
        self = strength
    }
}

/// With how much care a piece of evidence is handled.
package enum Sensitivity: String, Sendable, CaseIterable, Hashable {
    case open
    case careful
    case restricted

    package var words: String {
        switch self {
        case .open: "Open"
        case .careful: "With care"
        case .restricted: "Restricted"
        }
    }

    package var meaning: String {
        switch self {
        case .open: "It could stand in a published report"
        case .careful: "For the partnership’s groups; not for publication"
        case .restricted: "For scrutineers alone, such as what a few practitioners said in confidence"
        }
    }
}

extension Sensitivity: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let found = Sensitivity(rawValue: text.folded) else { throw TextProblem("Choose how it is handled") }
        self = found
    }
}

/// Whether something is so: the answer of audits and returns.
package enum Fulfilment: String, Hashable, Sendable, CaseIterable {
    case yes
    case partly
    case no
    case notApplicable = "not-applicable"

    package var label: Wording {
        switch self {
        case .yes: Wording("Yes", variants: ["cy": "Ydy"])
        case .partly: Wording("Partly", variants: ["cy": "Yn rhannol"])
        case .no: Wording("No", variants: ["cy": "Nac ydy"])
        case .notApplicable: Wording("Does not apply", variants: ["cy": "Ddim yn berthnasol"])
        }
    }
}

/// How far somebody agrees: R. Likert, *A technique for the measurement of attitudes* (1932), five points.
package enum Agreement: String, Hashable, Sendable, CaseIterable {
    case stronglyDisagree = "1"
    case disagree = "2"
    case neither = "3"
    case agree = "4"
    case stronglyAgree = "5"
    case dontKnow = "dont-know"

    /// 1 to 5; nil for "don't know", which has no place on the scale.
    package var points: Int? { Int(rawValue) }

    package var label: Wording {
        switch self {
        case .stronglyDisagree:
            Wording("Strongly disagree", variants: ["children": "I disagree a lot", "cy": "Anghytuno’n gryf"])
        case .disagree: Wording("Disagree", variants: ["children": "I disagree", "cy": "Anghytuno"])
        case .neither:
            Wording(
                "Neither agree nor disagree",
                variants: ["children": "In the middle", "cy": "Ddim yn cytuno nac yn anghytuno"])
        case .agree: Wording("Agree", variants: ["children": "I agree", "cy": "Cytuno"])
        case .stronglyAgree:
            Wording("Strongly agree", variants: ["children": "I agree a lot", "cy": "Cytuno’n gryf"])
        case .dontKnow: Wording("Don’t know", variants: ["children": "I don’t know", "cy": "Ddim yn gwybod"])
        }
    }

    /// Strongest agreement first, as it is shown.
    package static func offered(dontKnow: Bool) -> [Agreement] {
        [.stronglyAgree, .agree, .neither, .disagree, .stronglyDisagree] + (dontKnow ? [.dontKnow] : [])
    }

    package static func points(offersDontKnow: Bool) -> [QuestionChoice] {
        offered(dontKnow: offersDontKnow).map { QuestionChoice($0.rawValue, $0.label) }
    }
}

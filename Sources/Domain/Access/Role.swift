/// What somebody is in the partnership. A member may have several.
package enum Role: String, Sendable, CaseIterable, Hashable {
    case administrator
    case businessManager = "business-manager"
    case coordinator
    case scrutineer
    case executiveMember = "executive-member"
    case strategicMember = "strategic-member"
    case agencyLead = "agency-lead"
    case schoolLead = "school-lead"
    case practitioner
    case electedMember = "elected-member"
    /// Reads what young people wrote before anybody else does.
    case trainedReader = "trained-reader"
    case youngScrutineer = "young-scrutineer"
    case guestReader = "guest-reader"

    package var words: String {
        switch self {
        case .administrator: "Administrator"
        case .businessManager: "Business manager"
        case .coordinator: "Coordinator"
        case .scrutineer: "Independent scrutineer"
        case .executiveMember: "Executive group member"
        case .strategicMember: "Strategic group member"
        case .agencyLead: "Agency safeguarding lead"
        case .schoolLead: "School safeguarding lead"
        case .practitioner: "Practitioner"
        case .electedMember: "Elected member"
        case .trainedReader: "Trained reader"
        case .youngScrutineer: "Young scrutineer"
        case .guestReader: "Guest reader"
        }
    }
}

extension Role: Readable {
    package init(_ text: String) throws(TextProblem) {
        let typed = text.trimmed.lowercased().split { " _-".contains($0) }.joined(separator: "-")
        guard let role = Role(rawValue: typed) else {
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw TextProblem("Role must be one of: \(known)")
        }
        self = role
    }
}

/// What sort of body an organisation is.
package enum OrganisationKind: String, Sendable, CaseIterable, Hashable {
    case countyCouncil = "county-council"
    case districtCouncil = "district-council"
    case police
    case healthProvider = "health-provider"
    case healthCommissioner = "health-commissioner"
    case school
    case college
    case earlyYears = "early-years"
    case youthService = "youth-service"
    case voluntary
    case housing
    case probation
    case fire
    case other

    package var words: String {
        switch self {
        case .countyCouncil: "County or unitary council"
        case .districtCouncil: "District or borough council"
        case .police: "Police"
        case .healthProvider: "Health provider"
        case .healthCommissioner: "Health commissioner"
        case .school: "School"
        case .college: "College"
        case .earlyYears: "Early years setting"
        case .youthService: "Youth service"
        case .voluntary: "Voluntary or community organisation"
        case .housing: "Housing provider"
        case .probation: "Probation"
        case .fire: "Fire and rescue"
        case .other: "Other"
        }
    }
}

extension OrganisationKind: Readable {
    /// Reads the word we keep or the words people see, in any case.
    package init(_ text: String) throws(TextProblem) {
        let typed = text.folded
        guard !typed.isEmpty else { throw TextProblem("Choose what kind of organisation it is") }
        let found = Self.allCases.first { $0.rawValue == typed || $0.words.folded == typed }
        guard let found else {
            throw TextProblem("Kind must be one of: \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = found
    }
}

/// Whom an organisation works for.
package enum Sector: String, Sendable, CaseIterable, Hashable {
    case children
    case adults
    case both

    package var words: String {
        switch self {
        case .children: "Children"
        case .adults: "Adults"
        case .both: "Children and adults"
        }
    }
}

extension Sector: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let sector = Sector(rawValue: text.trimmed.lowercased()) else {
            throw TextProblem("Choose whom the organisation works for")
        }
        self = sector
    }
}

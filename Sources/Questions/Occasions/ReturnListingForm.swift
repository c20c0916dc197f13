import Domain
import Partnership
import Platform

/// Which organisations are put on a list of returns, as it was typed.
struct ReturnListingForm: Sendable {
    static let mostRoleWords = 80

    let kind: String?
    let area: ID<Area>?
    let role: String?

    init() {
        (kind, area, role) = (nil, nil, nil)
    }

    init(_ fields: FormFields) {
        (kind, area, role) = (fields["kind"], fields.id("area", of: Area.self), fields["role"])
    }

    /// - Throws: ``FormProblems`` with what is wrong.
    func read() throws -> ReturnListing {
        let words = (role ?? "").trimmed
        guard words.count <= Self.mostRoleWords else {
            throw FormProblems("role", "Words in a role must be \(Self.mostRoleWords) characters or fewer")
        }
        return ReturnListing(
            kind: kind.flatMap(OrganisationKind.init(rawValue:)), area: area,
            roleWords: words.isEmpty ? nil : words)
    }
}

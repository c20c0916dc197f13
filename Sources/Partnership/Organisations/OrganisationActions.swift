import Domain
import Foundation
import Platform
import Storage

/// Saying which organisations there are.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice adds one organisation.
    /// - Throws: ``OrganisationRefusal``, or ``NotFound`` when what it refers to is not there.
    @discardableResult
    package func addOrganisation(
        _ draft: OrganisationDraft, id: ID<Organisation>? = nil, by actor: Actor
    ) async throws -> Organisation {
        let (now, id) = (now(), id ?? newID())
        return try await database.write { db in
            let organisation = try Self.organisation(draft, id: id, on: db)
            guard try OrganisationStore.add(organisation, on: db) else {
                return try OrganisationStore.organisation(id, on: db)
            }
            try AuditTrail.record(
                .organisationAdded, by: actor, subject: AuditSubject("organisation", id),
                detail: draft.kind.rawValue, at: now, on: db)
            return organisation
        }
    }

    /// Nothing is written when nothing is different.
    package func changeOrganisation(
        _ id: ID<Organisation>, _ draft: OrganisationDraft, by actor: Actor
    ) async throws {
        let now = now()
        try await database.write { db in
            let old = try OrganisationStore.organisation(id, on: db)
            let organisation = try Self.organisation(draft, id: id, on: db)
            guard organisation != old else { return }
            try OrganisationStore.keep(organisation, on: db)
            try AuditTrail.record(
                .organisationChanged, by: actor, subject: AuditSubject("organisation", id), at: now, on: db)
        }
    }

    private static func organisation(
        _ draft: OrganisationDraft, id: ID<Organisation>, on db: any Connection
    ) throws -> Organisation {
        let referred = [draft.parent, draft.predecessor].compactMap { $0 }.filter { $0 != id }
        guard try OrganisationStore.names(of: referred, on: db).count == Set(referred).count else {
            throw NotFound("organisation")
        }
        if let area = draft.area { _ = try AreaStore.area(area, on: db) }
        let organisation = Organisation(draft, id: id)
        try OrganisationStore.lineage(on: db).check(organisation)
        return organisation
    }
}

extension AuditAction {
    static let organisationAdded = AuditAction("organisation.added", "Added an organisation")
    static let organisationChanged = AuditAction("organisation.changed", "Changed an organisation")
}

import Domain
import Foundation
import Platform
import Storage

/// Starting and changing hubs.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice starts one hub.
    @discardableResult
    package func addHub(_ draft: HubDraft, id: ID<Hub>? = nil, by actor: Actor) async throws -> Hub {
        let (now, hub) = (now(), draft.hub(id ?? newID()))
        return try await database.write { db in
            if let other = try HubStore.found(titled: hub.title, on: db) {
                guard other.id == hub.id else { throw FormProblems("title", HubRefusal.titleTaken) }
                return other
            }
            guard try HubStore.add(hub, at: now, on: db) else { return try HubStore.hub(hub.id, on: db) }
            try AuditTrail.record(.hubAdded, by: actor, subject: AuditSubject("hub", hub.id), at: now, on: db)
            return hub
        }
    }

    package func changeHub(_ id: ID<Hub>, _ draft: HubDraft, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try HubStore.hub(id, on: db)
            if let other = try HubStore.found(titled: draft.title, on: db), other.id != id {
                throw FormProblems("title", HubRefusal.titleTaken)
            }
            let hub = draft.hub(id, after: old)
            guard hub != old else { return }
            try HubStore.keep(hub, on: db)
            try AuditTrail.record(.hubChanged, by: actor, subject: AuditSubject("hub", id), at: now, on: db)
        }
    }
}

enum HubRefusal {
    static let titleTaken = "Another hub has this theme. Choose other words, or add the year"
}

extension AuditAction {
    static let hubAdded = AuditAction("hub.added", "Started a hub")
    static let hubChanged = AuditAction("hub.changed", "Changed a hub")
}

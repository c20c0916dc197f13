import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Passing on what was heard, and making public what came of it.
extension Services {
    /// Puts a theme on the agenda of a meeting that is still to come. Sent twice it stands there once.
    @discardableResult
    package func send(
        _ theme: ID<Theme>, of hub: ID<Hub>, to meeting: ID<Meeting>, by actor: Actor
    ) async throws -> AgendaItem {
        let standing = try await database.read { db in
            try LoopStore.standing(of: ThemeStore.theme(theme, of: hub, on: db), on: db)
        }
        guard let standing else { throw NotFound("theme") }
        if let refusal = standing.refusalToSend { throw refusal }
        return try await addAgendaItem(
            to: meeting, title: standing.theme.name,
            words: "\(standing.theme.summary ?? "")\n\n\(standing.tally.words).", subject: .theme(theme), by: actor)
    }

    /// Makes "You said, we did" public. Asking twice changes nothing more.
    package func publish(_ hub: ID<Hub>, by actor: Actor) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let found = try HubStore.hub(hub, on: db)
            guard !found.isPublished else { return }
            try HubStore.publish(hub, on: today, on: db)
            try AuditTrail.record(.hubPublished, by: actor, subject: AuditSubject("hub", hub), at: now, on: db)
        }
    }

    package func withdraw(_ hub: ID<Hub>, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            guard try HubStore.hub(hub, on: db).isPublished else { return }
            try HubStore.publish(hub, on: nil, on: db)
            try AuditTrail.record(.hubWithdrawn, by: actor, subject: AuditSubject("hub", hub), at: now, on: db)
        }
    }
}

extension AuditAction {
    static let hubPublished = AuditAction("hub.published", "Published what was said and done")
    static let hubWithdrawn = AuditAction("hub.withdrawn", "Withdrew what was said and done")
    static let decisionsTold = AuditAction("decisions.told", "Told people what was decided")
}

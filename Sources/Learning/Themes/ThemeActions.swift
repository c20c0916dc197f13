import Domain
import Foundation
import Platform
import Storage

/// Naming and summing up what comments have in common.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice names one theme.
    @discardableResult
    package func addTheme(
        to hub: ID<Hub>, _ draft: ThemeDraft, id: ID<Theme>? = nil, by actor: Actor
    ) async throws -> Theme {
        let (now, id) = (now(), id ?? newID())
        return try await database.write { db in
            _ = try HubStore.title(of: hub, on: db)
            let theme = Theme(id: id, hub: hub, name: draft.name, summary: draft.summary)
            if let other = try ThemeStore.found(named: draft.name, of: hub, on: db) {
                guard other.id == id else { throw ThemeRefusal.nameTaken(draft.name).problem }
                return other
            }
            guard try ThemeStore.add(theme, on: db) else { return try ThemeStore.theme(id, of: hub, on: db) }
            try AuditTrail.record(.themeAdded, by: actor, subject: AuditSubject("theme", id), at: now, on: db)
            return theme
        }
    }

    package func changeTheme(_ id: ID<Theme>, of hub: ID<Hub>, _ draft: ThemeDraft, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try ThemeStore.theme(id, of: hub, on: db)
            if let other = try ThemeStore.found(named: draft.name, of: hub, on: db), other.id != id {
                throw ThemeRefusal.nameTaken(draft.name).problem
            }
            let theme = Theme(id: id, hub: hub, name: draft.name, summary: draft.summary)
            guard theme != old else { return }
            try ThemeStore.keep(theme, on: db)
            try AuditTrail.record(.themeChanged, by: actor, subject: AuditSubject("theme", id), at: now, on: db)
        }
    }
}

extension ThemeRefusal {
    /// What can be put right in the form is said at its field.
    fileprivate var problem: FormProblems { FormProblems("name", message) }
}

extension AuditAction {
    static let themeAdded = AuditAction("theme.added", "Named a theme")
    static let themeChanged = AuditAction("theme.changed", "Changed a theme")
}

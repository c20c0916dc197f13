import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Taking comments in, and putting them under themes.
extension Services {
    /// - Parameters:
    ///   - themes: it is put under these at once.
    ///   - id: made when the form was shown, so that sending it twice takes in one comment.
    @discardableResult
    package func addComment(
        to hub: ID<Hub>, _ words: CommentWords, under themes: [ID<Theme>] = [], id: ID<Comment>? = nil,
        by actor: Actor
    ) async throws -> Comment {
        let (now, today, id) = (now(), today, id ?? ID(makeRandomID()))
        return try await database.write { db in
            if try CommentStore.contains(id, on: db) { return try CommentStore.comment(id, of: hub, on: db).comment }
            _ = try HubStore.title(of: hub, on: db)
            for theme in themes { _ = try ThemeStore.theme(theme, of: hub, on: db) }
            let comment = Comment(id: id, number: try CommentStore.count(of: hub, on: db) + 1, words: words)
            let new = CommentStore.New(
                comment: comment, identity: try Self.unusedIdentity(words, in: hub, on: db), how: .typed)
            try CommentStore.add([new], to: hub, on: today, db)
            for theme in themes { _ = try CommentStore.put([id], of: hub, under: theme, on: db) }
            try CommentStore.recount(themes, on: db)
            try AuditTrail.record(
                .commentAdded, by: actor, subject: AuditSubject("hub", hub), detail: "number \(comment.number)",
                at: now, on: db)
            return comment
        }
    }

    /// The same words may be said twice; each is counted.
    private static func unusedIdentity(
        _ words: CommentWords, in hub: ID<Hub>, on db: any Connection
    ) throws -> String {
        var occurrence = 1
        while true {
            let identity = Secrets.hash(words.identity(occurrence: occurrence))
            if try !CommentStore.contains(identity: identity, of: hub, on: db) { return identity }
            occurrence += 1
        }
    }

    /// Puts comments under a theme, or takes them off it.
    ///
    /// - Returns: how many were changed by it.
    package func theme(
        _ choice: CommentChoice, of hub: ID<Hub>, _ change: ThemingChange, _ theme: ID<Theme>, by actor: Actor
    ) async throws -> Int {
        let now = now()
        return try await database.write { db in
            _ = try ThemeStore.theme(theme, of: hub, on: db)
            let changed =
                switch (change, choice) {
                case (.put, .chosen(let ids)): try CommentStore.put(ids, of: hub, under: theme, on: db)
                case (.put, .all(let filter)): try CommentStore.put(allLike: filter, of: hub, under: theme, on: db)
                case (.takeOff, .chosen(let ids)): try CommentStore.take(ids, off: theme, on: db)
                case (.takeOff, .all(let filter)):
                    try CommentStore.take(allLike: filter, of: hub, off: theme, on: db)
                }
            guard changed > 0 else { return 0 }
            try CommentStore.recount([theme], on: db)
            try AuditTrail.record(
                change == .put ? .commentsPut : .commentsTakenOff, by: actor, subject: AuditSubject("theme", theme),
                detail: "\(changed) comments", at: now, on: db)
            return changed
        }
    }

    /// Says exactly which themes one comment is under.
    package func setThemes(
        _ themes: Set<ID<Theme>>, of comment: ID<Comment>, in hub: ID<Hub>, by actor: Actor
    ) async throws {
        let now = now()
        try await database.write { db in
            _ = try CommentStore.comment(comment, of: hub, on: db)
            for theme in themes { _ = try ThemeStore.theme(theme, of: hub, on: db) }
            let before = try Set(CommentStore.themes(of: [comment], on: db)[comment] ?? [])
            for theme in before.subtracting(themes) {
                _ = try CommentStore.take([comment], off: theme, on: db)
            }
            for theme in themes.subtracting(before) {
                _ = try CommentStore.put([comment], of: hub, under: theme, on: db)
            }
            guard before != themes else { return }
            try CommentStore.recount(Array(before.symmetricDifference(themes)), on: db)
            try AuditTrail.record(
                .commentThemesChanged, by: actor, subject: AuditSubject("hub", hub),
                detail: "\(before.count) to \(themes.count) themes", at: now, on: db)
        }
    }
}

/// Which comments are meant.
package enum CommentChoice: Sendable {
    case chosen([ID<Comment>])
    /// All the filter finds, also those on other pages of the list.
    case all(CommentFilter)
}

package enum ThemingChange: String, Sendable {
    case put
    case takeOff = "take-off"
}

extension AuditAction {
    static let commentAdded = AuditAction("comment.added", "Took in a comment")
    static let commentsImported = AuditAction("comments.imported", "Took in comments from a file")
    static let commentsPut = AuditAction("comments.put", "Put comments under a theme")
    static let commentsTakenOff = AuditAction("comments.taken-off", "Took comments off a theme")
    static let commentThemesChanged = AuditAction("comment.themes-changed", "Changed a comment's themes")
    static let commentsExported = AuditAction("comments.exported", "Exported a hub's comments")
}

import Domain
import Foundation
import Platform
import Storage

/// How much was said under one theme.
package struct ThemeTally: Sendable, Equatable {
    package let comments: Int
    /// Of how many sources they came.
    package let sources: Int
    package let lastHeard: Day?

    static let none = ThemeTally(comments: 0, sources: 0, lastHeard: nil)
}

// Which comment is under which theme.
extension CommentStore {
    /// Themes of these comments, in the order of the hub's themes, in one query.
    static func themes(
        of comments: [ID<Comment>], on db: any Connection
    ) throws -> [ID<Comment>: [ID<Theme>]] {
        guard !comments.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT comment_id, theme_id FROM comment_theme WHERE comment_id IN (\(SQL.list(comments)))
            ORDER BY theme_id
            """)
        return try Dictionary(grouping: rows) { try $0["comment_id"] as ID<Comment> }
            .mapValues { try $0.map { try $0["theme_id"] } }
    }

    /// What was said under each of these themes, in one query.
    package static func tallies(
        of themes: [ID<Theme>], on db: any Connection
    ) throws -> [ID<Theme>: ThemeTally] {
        guard !themes.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT theme_id, sum(comments) AS comments, count(*) AS sources, max(last_heard_on) AS last
            FROM theme_tally WHERE theme_id IN (\(SQL.list(themes))) GROUP BY theme_id
            """)
        let pairs: [(ID<Theme>, ThemeTally)] = try rows.map { row in
            try (
                row["theme_id"],
                ThemeTally(comments: row["comments"], sources: row["sources"], lastHeard: row["last"])
            )
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Counts anew what is under these themes. Called in the transaction of whatever changed it.
    static func recount(_ themes: [ID<Theme>], on db: any Connection) throws {
        guard !themes.isEmpty else { return }
        try db.run("DELETE FROM theme_tally WHERE theme_id IN (\(SQL.list(themes)))")
        try db.run(
            """
            INSERT INTO theme_tally (theme_id, source, source_detail, comments, last_heard_on)
            SELECT comment_theme.theme_id, comment.source, coalesce(comment.source_detail, ''), count(*),
                max(comment.taken_in_on)
            FROM comment_theme JOIN comment ON comment.id = comment_theme.comment_id
            WHERE comment_theme.theme_id IN (\(SQL.list(themes)))
            GROUP BY comment_theme.theme_id, comment.source, coalesce(comment.source_detail, '')
            """)
    }

    /// How many of the hub's comments are under at least one theme.
    package static func themed(of hub: ID<Hub>, on db: any Connection) throws -> Int {
        let found = try db.rows(
            """
            SELECT count(*) AS number FROM comment WHERE hub_id = \(hub)
                AND EXISTS (SELECT 1 FROM comment_theme WHERE comment_id = comment.id)
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// Hubs that have comments under no theme, with how many, in one query.
    static func unthemed(on db: any Connection) throws -> [(id: ID<Hub>, title: String, comments: Int)] {
        try db.rows(
            """
            SELECT hub.id, hub.title, count(*) AS comments FROM comment JOIN hub ON hub.id = comment.hub_id
            WHERE NOT EXISTS (SELECT 1 FROM comment_theme WHERE comment_id = comment.id)
            GROUP BY hub.id, hub.title ORDER BY hub.title, hub.id
            """
        ).map { try ($0["id"], $0["title"], $0["comments"]) }
    }

    /// - Returns: how many of them were not under it before.
    static func put(
        _ comments: [ID<Comment>], of hub: ID<Hub>, under theme: ID<Theme>, on db: any Connection
    ) throws -> Int {
        guard !comments.isEmpty else { return 0 }
        return try put("comment.hub_id = \(hub) AND comment.id IN (\(SQL.list(comments)))", under: theme, on: db)
    }

    static func put(
        allLike filter: CommentFilter, of hub: ID<Hub>, under theme: ID<Theme>, on db: any Connection
    ) throws -> Int {
        try put(filter.condition(in: hub), under: theme, on: db)
    }

    private static func put(_ condition: SQL, under theme: ID<Theme>, on db: any Connection) throws -> Int {
        try db.run(
            """
            INSERT INTO comment_theme (theme_id, comment_id)
            SELECT theme.id, comment.id FROM comment JOIN theme ON theme.id = \(theme)
            WHERE \(condition) ON CONFLICT DO NOTHING
            """)
    }

    /// Pairs that may be there already, several in one statement.
    static func put(
        _ pairs: ArraySlice<(theme: ID<Theme>, comment: ID<Comment>)>, on db: any Connection
    ) throws -> Int {
        guard !pairs.isEmpty else { return 0 }
        let values: [SQL] = pairs.map { "(\($0.theme), \($0.comment))" }
        return try db.run(
            """
            INSERT INTO comment_theme (theme_id, comment_id) VALUES \(SQL.joined(values, by: ", "))
            ON CONFLICT DO NOTHING
            """)
    }

    /// - Returns: how many of them were under it.
    static func take(
        _ comments: [ID<Comment>], off theme: ID<Theme>, on db: any Connection
    ) throws -> Int {
        guard !comments.isEmpty else { return 0 }
        return try db.run(
            "DELETE FROM comment_theme WHERE theme_id = \(theme) AND comment_id IN (\(SQL.list(comments)))")
    }

    static func take(
        allLike filter: CommentFilter, of hub: ID<Hub>, off theme: ID<Theme>, on db: any Connection
    ) throws -> Int {
        try db.run(
            """
            DELETE FROM comment_theme WHERE theme_id = \(theme)
                AND comment_id IN (SELECT comment.id FROM comment WHERE \(filter.condition(in: hub)))
            """)
    }
}

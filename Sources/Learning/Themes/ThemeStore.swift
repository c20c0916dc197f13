import Domain
import Foundation
import Platform
import Storage

/// How themes are kept.
package enum ThemeStore {
    /// In the order in which they were named.
    package static func themes(of hub: ID<Hub>, on db: any Connection) throws -> [Theme] {
        try db.rows(
            "SELECT id, hub_id, name, summary FROM theme WHERE hub_id = \(hub) ORDER BY position, id"
        ).map(Theme.init)
    }

    /// Of every hub.
    package static func all(on db: any Connection) throws -> [Theme] {
        try db.rows("SELECT id, hub_id, name, summary FROM theme ORDER BY hub_id, position, id").map(Theme.init)
    }

    /// Those of them that are there, in one query.
    static func themes(_ ids: [ID<Theme>], on db: any Connection) throws -> [Theme] {
        let asked: SQL = ids.isEmpty ? "1 = 0" : "id IN (\(SQL.list(ids)))"
        return try db.rows("SELECT id, hub_id, name, summary FROM theme WHERE \(asked)").map(Theme.init)
    }

    package static func theme(_ id: ID<Theme>, on db: any Connection) throws -> Theme {
        let found = try db.rows("SELECT id, hub_id, name, summary FROM theme WHERE id = \(id)")
        guard let row = found.first else { throw NotFound("theme") }
        return try Theme(row)
    }

    /// A theme of another hub is as unknown as one that does not exist.
    package static func theme(_ id: ID<Theme>, of hub: ID<Hub>, on db: any Connection) throws -> Theme {
        let theme = try theme(id, on: db)
        guard theme.hub == hub else { throw NotFound("theme") }
        return theme
    }

    package static func found(
        named name: String, of hub: ID<Hub>, on db: any Connection
    ) throws -> Theme? {
        try db.rows(
            "SELECT id, hub_id, name, summary FROM theme WHERE hub_id = \(hub) AND name_folded = \(name.folded)"
        ).first.map(Theme.init)
    }

    /// - Returns: whether it is new.
    static func add(_ theme: Theme, on db: any Connection) throws -> Bool {
        let last = try db.rows("SELECT max(position) AS last FROM theme WHERE hub_id = \(theme.hub)").first
        let position: Int? = try last.flatMap { try $0["last"] }
        return try db.run(
            """
            INSERT INTO theme (id, hub_id, position, name, name_folded, summary)
            VALUES (\(theme.id), \(theme.hub), \((position ?? 0) + 1), \(theme.name), \(theme.name.folded),
                \(theme.summary))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ theme: Theme, on db: any Connection) throws {
        try db.run(
            """
            UPDATE theme SET name = \(theme.name), name_folded = \(theme.name.folded), summary = \(theme.summary)
            WHERE id = \(theme.id)
            """)
    }
}

extension Theme {
    fileprivate init(_ row: Row) throws {
        try self.init(id: row["id"], hub: row["hub_id"], name: row["name"], summary: row["summary"])
    }
}

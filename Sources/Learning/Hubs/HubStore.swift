import Domain
import Foundation
import Platform
import Storage

/// How hubs are kept.
package enum HubStore {
    package static func hub(_ id: ID<Hub>, on db: any Connection) throws -> Hub {
        guard let hub = try hubs("WHERE id = \(id)", on: db).first else { throw NotFound("hub") }
        return hub
    }

    /// Newest first.
    package static func all(on db: any Connection) throws -> [Hub] {
        try hubs("", on: db)
    }

    /// What is public, most recently published first.
    package static func published(on db: any Connection) throws -> [Hub] {
        try hubs("WHERE published_on IS NOT NULL", on: db)
            .sorted { ($0.publishedOn ?? .init(number: 0)) > ($1.publishedOn ?? .init(number: 0)) }
    }

    /// - Parameter title: in any case, with any spacing.
    package static func found(titled title: String, on db: any Connection) throws -> Hub? {
        try hubs("WHERE title_folded = \(title.folded)", on: db).first
    }

    /// Title of one hub, where nothing else of it is needed.
    package static func title(of id: ID<Hub>, on db: any Connection) throws -> String {
        guard let row = try db.rows("SELECT title FROM hub WHERE id = \(id)").first else { throw NotFound("hub") }
        return try row["title"]
    }

    /// Titles of several hubs, in one query.
    package static func titles(of ids: Set<ID<Hub>>, on db: any Connection) throws -> [ID<Hub>: String] {
        guard !ids.isEmpty else { return [:] }
        let asked = ids.sorted { $0.text < $1.text }
        let rows = try db.rows("SELECT id, title FROM hub WHERE id IN (\(SQL.list(asked)))")
        return try Dictionary(rows.map { try ($0["id"], $0["title"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Returns: whether it is new.
    static func add(_ hub: Hub, at now: Date, on db: any Connection) throws -> Bool {
        let isNew =
            try db.run(
                """
                INSERT INTO hub (id, title, title_folded, season, why_children, why_adults, is_children_board,
                    is_adults_board, added_at)
                VALUES (\(hub.id), \(hub.title), \(hub.title.folded), \(hub.season), \(hub.whyChildren),
                    \(hub.whyAdults), \(hub.boards.contains(.children)), \(hub.boards.contains(.adults)), \(now))
                ON CONFLICT (id) DO NOTHING
                """) > 0
        if isNew { try keepParts(of: hub, on: db) }
        return isNew
    }

    static func keep(_ hub: Hub, on db: any Connection) throws {
        try db.run(
            """
            UPDATE hub SET title = \(hub.title), title_folded = \(hub.title.folded), season = \(hub.season),
                why_children = \(hub.whyChildren), why_adults = \(hub.whyAdults),
                is_children_board = \(hub.boards.contains(.children)),
                is_adults_board = \(hub.boards.contains(.adults))
            WHERE id = \(hub.id)
            """)
        try keepParts(of: hub, on: db)
    }

    package static func publish(_ hub: ID<Hub>, on day: Day?, on db: any Connection) throws {
        try db.run("UPDATE hub SET published_on = \(day) WHERE id = \(hub)")
    }

    /// Notes the day on which a stage happened, if none was noted before.
    package static func markDone(
        _ stage: HubStage.Kind, of hub: ID<Hub>, on day: Day, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO hub_stage (hub_id, kind, done_on) VALUES (\(hub), \(stage), \(day))
            ON CONFLICT (hub_id, kind) DO UPDATE SET done_on = coalesce(hub_stage.done_on, excluded.done_on)
            """)
    }

    private static func keepParts(of hub: Hub, on db: any Connection) throws {
        try db.run("DELETE FROM hub_question WHERE hub_id = \(hub.id)")
        for (index, words) in hub.questions.enumerated() {
            try db.run("INSERT INTO hub_question (hub_id, position, words) VALUES (\(hub.id), \(index + 1), \(words))")
        }
        try db.run("DELETE FROM hub_stage WHERE hub_id = \(hub.id)")
        for stage in hub.stages {
            try db.run(
                """
                INSERT INTO hub_stage (hub_id, kind, planned_on, done_on)
                VALUES (\(hub.id), \(stage.kind), \(stage.plannedOn), \(stage.doneOn))
                """)
        }
    }

    /// Three queries, whatever the number of hubs.
    private static func hubs(_ condition: SQL, on db: any Connection) throws -> [Hub] {
        let rows = try db.rows(
            """
            SELECT id, title, season, why_children, why_adults, is_children_board, is_adults_board, published_on
            FROM hub \(condition) ORDER BY added_at DESC, id DESC
            """)
        guard !rows.isEmpty else { return [] }
        let ids: [ID<Hub>] = try rows.map { try $0["id"] }
        let questions = try db.rows(
            "SELECT hub_id, words FROM hub_question WHERE hub_id IN (\(SQL.list(ids))) ORDER BY hub_id, position")
        let stages = try db.rows(
            "SELECT hub_id, kind, planned_on, done_on FROM hub_stage WHERE hub_id IN (\(SQL.list(ids)))")
        let questionsOf = try Dictionary(grouping: questions) { try $0["hub_id"] as ID<Hub> }
        let stagesOf = try Dictionary(grouping: stages) { try $0["hub_id"] as ID<Hub> }
        return try zip(ids, rows).map { id, row in
            try Hub(
                row, id: id, questions: (questionsOf[id] ?? []).map { try $0["words"] },
                stages: (stagesOf[id] ?? []).map(HubStage.init))
        }
    }
}

extension HubStage.Kind: Storable, Loadable {}

extension HubStage {
    fileprivate init(_ row: Row) throws {
        try self.init(row["kind"], plannedOn: row["planned_on"], doneOn: row["done_on"])
    }
}

extension Hub {
    fileprivate init(_ row: Row, id: ID<Hub>, questions: [String], stages: [HubStage]) throws {
        let boards: [Board?] = try [
            row["is_children_board"] ? .children : nil, row["is_adults_board"] ? .adults : nil,
        ]
        let order = HubStage.Kind.allCases
        try self.init(
            id: id, title: row["title"], season: row["season"], whyChildren: row["why_children"],
            whyAdults: row["why_adults"], boards: Set(boards.compactMap { $0 }), questions: questions,
            stages: stages.sorted { (order.firstIndex(of: $0.kind) ?? 0) < (order.firstIndex(of: $1.kind) ?? 0) },
            publishedOn: row["published_on"])
    }
}

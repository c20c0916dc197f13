import Domain
import Foundation
import Platform
import Storage

/// How many actions somebody sees, by how they stand. Late ones are open too.
package struct ActionCounts: Sendable, Equatable {
    package let open: Int
    package let late: Int
    package let done: Int
    package let closed: Int

    package var all: Int { open + done + closed }
}

/// An action with the name of the organisation that owns it.
package struct ListedAction: Sendable, Equatable {
    package let action: Action
    package let ownerName: String
}

/// How actions are kept and who sees which.
package enum ActionStore {
    /// Soonest due first; those before one backwards from it.
    ///
    /// - Parameter limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func list(
        for viewer: Viewer, _ filter: ActionFilter = .init(), on today: Day, _ turn: Turn<RowPlace> = .start,
        limit: Int, _ db: any Connection
    ) throws -> [ListedAction] {
        let place = turn.sql(by: "action.due_on", "action.id")
        let conditions = [seen(by: viewer), place.condition] + conditions(of: filter, on: today)
        return try listed(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(
        for viewer: Viewer, _ filter: ActionFilter, on today: Day, _ db: any Connection
    ) throws -> Int {
        let conditions = [seen(by: viewer)] + conditions(of: filter, on: today)
        let found = try db.rows("SELECT count(*) AS number FROM action WHERE \(SQL.joined(conditions, by: " AND "))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    package static func counts(for viewer: Viewer, on today: Day, _ db: any Connection) throws -> ActionCounts {
        let found = try db.rows(
            """
            SELECT count(CASE WHEN state = 'open' THEN 1 END) AS open_count,
                count(CASE WHEN state = 'open' AND due_on < \(today) THEN 1 END) AS late_count,
                count(CASE WHEN state = 'done' THEN 1 END) AS done_count,
                count(CASE WHEN state = 'closed' THEN 1 END) AS closed_count
            FROM action WHERE \(seen(by: viewer))
            """)
        guard let row = found.first else { return ActionCounts(open: 0, late: 0, done: 0, closed: 0) }
        return try ActionCounts(
            open: row["open_count"], late: row["late_count"], done: row["done_count"], closed: row["closed_count"])
    }

    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    package static func action(
        _ id: ID<Action>, for viewer: Viewer, on db: any Connection
    ) throws -> ListedAction {
        let found = try listed("WHERE action.id = \(id) AND \(seen(by: viewer))", on: db)
        guard let action = found.first else { throw NotFound("action") }
        return action
    }

    /// Those of them that this person sees, in one query.
    static func actions(
        _ ids: [ID<Action>], for viewer: Viewer, on db: any Connection
    ) throws -> [ID<Action>: ListedAction] {
        let asked: SQL = ids.isEmpty ? "1 = 0" : "action.id IN (\(SQL.list(ids)))"
        let found = try listed("WHERE \(asked) AND \(seen(by: viewer))", on: db)
        return Dictionary(found.map { ($0.action.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What was agreed about each of these decisions, also under one that it took the place of: a group that
    /// thinks again does not undo what was already agreed. In one query, soonest due first.
    package static func actions(
        ofDecisions decisions: [ID<Decision>], on db: any Connection
    ) throws -> [ID<Decision>: [ListedAction]] {
        guard !decisions.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT \(columns), asked.id AS asked_id
            FROM decision AS asked JOIN decision AS made ON made.agenda_item_id = asked.agenda_item_id
            JOIN action ON action.decision_id = made.id JOIN organisation ON organisation.id = action.owner_id
            WHERE asked.id IN (\(SQL.list(decisions))) ORDER BY action.due_on, action.id
            """)
        return try Dictionary(grouping: rows) { try $0["asked_id"] as ID<Decision> }
            .mapValues { try $0.map { try ListedAction($0) } }
    }

    /// What was agreed about a record of another wing, as far as this person sees it, soonest due first.
    package static func actions(
        about record: RecordReference, for viewer: Viewer, on db: any Connection
    ) throws -> [ListedAction] {
        try listed(
            """
            WHERE action.about_id = \(record.id) AND action.about_kind = \(record.kind) AND \(seen(by: viewer))
            ORDER BY action.due_on, action.id
            """, on: db)
    }

    /// Organisations that own an action this person sees, by name, for the filter.
    static func owners(
        for viewer: Viewer, on db: any Connection
    ) throws -> [(id: ID<Organisation>, name: String)] {
        try db.rows(
            """
            SELECT DISTINCT organisation.id, organisation.name, organisation.name_folded
            FROM action JOIN organisation ON organisation.id = action.owner_id WHERE \(seen(by: viewer))
            ORDER BY organisation.name_folded, organisation.id
            """
        ).map { try ($0["id"], $0["name"]) }
    }

    /// Organisations an action can be given to, by name: those that have not ended.
    package static func possibleOwners(
        on today: Day, _ db: any Connection
    ) throws -> [(id: ID<Organisation>, name: String)] {
        try db.rows(
            """
            SELECT id, name FROM organisation WHERE valid_to IS NULL OR valid_to >= \(today)
            ORDER BY name_folded, id
            """
        ).map { try ($0["id"], $0["name"]) }
    }

    /// Newest first.
    package static func updates(of action: ID<Action>, on db: any Connection) throws -> [ActionUpdate] {
        try db.rows(
            """
            SELECT id, action_id, member_id, words, made_at FROM action_update WHERE action_id = \(action)
            ORDER BY made_at DESC, id DESC
            """
        ).map { row in
            try ActionUpdate(
                id: row["id"], action: row["action_id"], by: row["member_id"], words: row["words"], at: row["made_at"])
        }
    }
}

// For somebody's day.
extension ActionStore {
    /// Done, and neither by this member nor by their organisation. Those that were due first come first.
    static func toCheck(
        for viewer: Viewer, by member: Member, limit: Int, _ db: any Connection
    ) throws -> [ListedAction] {
        var conditions: [SQL] = [
            seen(by: viewer), "action.state = \(Action.State.done)", "action.done_by <> \(member.id)",
        ]
        if let own = member.organisation { conditions.append("action.owner_id <> \(own)") }
        return try listed(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY action.due_on, action.id LIMIT \(limit)", on: db)
    }
}

// Who sees which.
extension ActionStore {
    /// The business unit, the groups and the scrutineer see every action, an organisation's people those it owns.
    private static func seen(by viewer: Viewer) -> SQL {
        guard viewer.may(.readActions), let member = viewer.member else { return "1 = 0" }
        if viewer.seesWholePartnership { return "1 = 1" }
        guard let own = member.organisation else { return "1 = 0" }
        return "action.owner_id = \(own)"
    }

    private static func conditions(of filter: ActionFilter, on today: Day) -> [SQL] {
        var conditions: [SQL] = []
        if let state = filter.state { conditions.append("action.state = \(state)") }
        if filter.isLate { conditions.append("action.state = \(Action.State.open) AND action.due_on < \(today)") }
        if let owner = filter.owner { conditions.append("action.owner_id = \(owner)") }
        return conditions
    }

    static func listed(_ rest: SQL, on db: any Connection) throws -> [ListedAction] {
        try db.rows(
            "SELECT \(columns) FROM action JOIN organisation ON organisation.id = action.owner_id \(rest)"
        ).map { try ListedAction($0) }
    }

    private static let columns: SQL = """
        action.id, action.decision_id, action.about_kind, action.about_id, action.about_title, action.what,
        action.owner_id, action.due_on, action.success, action.state, action.done_on, action.done_by, action.evidence,
        action.evidence_on, action.closed_on, action.closed_by, organisation.name AS owner_name
        """
}

import Domain
import Foundation
import Platform
import Storage

extension ActivityKind: Storable, Loadable {}

/// An activity as it is kept: with where its note lies.
struct KeptActivity: Sendable {
    let activity: ScrutinyActivity
    let note: ID<SealedText>?
}

/// How activities are kept.
enum ActivityStore {
    static func kept(_ id: ID<ScrutinyActivity>, on db: any Connection) throws -> KeptActivity {
        guard let found = try kept("WHERE id = \(id)", on: db).first else { throw NotFound("activity") }
        return found
    }

    /// Of one plan, in the order in which they were written down.
    static func activities(of plan: ID<ScrutinyPlan>, on db: any Connection) throws -> [ScrutinyActivity] {
        try kept("WHERE plan_id = \(plan) ORDER BY added_at, id", on: db).map(\.activity)
    }

    static func activities(
        _ ids: [ID<ScrutinyActivity>], on db: any Connection
    ) throws -> [ScrutinyActivity] {
        try ids.isEmpty ? [] : kept("WHERE id IN (\(SQL.list(ids)))", on: db).map(\.activity)
    }

    static func newest(_ limit: Int, on db: any Connection) throws -> [ScrutinyActivity] {
        try kept("ORDER BY added_at DESC, id DESC LIMIT \(limit)", on: db).map(\.activity)
    }

    static func contains(_ id: ID<ScrutinyActivity>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM scrutiny_activity WHERE id = \(id)").isEmpty
    }

    static func add(
        _ activity: ScrutinyActivity, note: ID<SealedText>?, at now: Date, on db: any Connection
    ) throws {
        let (details, columns) = (activity.details, StateColumns(activity.state))
        try db.run(
            """
            INSERT INTO scrutiny_activity (id, plan_id, kind, title, state, planned_on, done_on, half_days,
                cancelled_why, meeting_id, agenda_item_id, organisation_id, spoken_with, sealed_text_id, made_by,
                added_at)
            VALUES (\(activity.id), \(activity.plan), \(details.kind), \(details.title), \(columns.state),
                \(activity.plannedOn), \(columns.doneOn), \(columns.halfDays), \(columns.why), \(details.meeting),
                \(details.agendaItem), \(details.organisation), \(details.spokenWith), \(note), \(activity.by), \(now))
            """)
        try setLines(of: activity, on: db)
    }

    static func keep(_ activity: ScrutinyActivity, note: ID<SealedText>?, on db: any Connection) throws {
        let (details, columns) = (activity.details, StateColumns(activity.state))
        try db.run(
            """
            UPDATE scrutiny_activity SET kind = \(details.kind), title = \(details.title), state = \(columns.state),
                planned_on = \(activity.plannedOn), done_on = \(columns.doneOn), half_days = \(columns.halfDays),
                cancelled_why = \(columns.why), meeting_id = \(details.meeting),
                agenda_item_id = \(details.agendaItem), organisation_id = \(details.organisation),
                spoken_with = \(details.spokenWith), sealed_text_id = \(note)
            WHERE id = \(activity.id)
            """)
        try setLines(of: activity, on: db)
    }

    private static func setLines(of activity: ScrutinyActivity, on db: any Connection) throws {
        try db.run("DELETE FROM activity_line WHERE activity_id = \(activity.id)")
        for line in activity.details.lines {
            try db.run("INSERT INTO activity_line (activity_id, line_id) VALUES (\(activity.id), \(line))")
        }
    }

    private static func kept(_ rest: SQL, on db: any Connection) throws -> [KeptActivity] {
        let rows = try db.rows("SELECT * FROM scrutiny_activity \(rest)")
        let ids: [ID<ScrutinyActivity>] = try rows.map { try $0["id"] }
        guard !ids.isEmpty else { return [] }
        let pairs = try db.rows(
            "SELECT activity_id, line_id FROM activity_line WHERE activity_id IN (\(SQL.list(ids))) ORDER BY line_id")
        let lines = try Dictionary(grouping: pairs) { try $0["activity_id"] as ID<ScrutinyActivity> }
            .mapValues { try $0.map { try $0["line_id"] as ID<LineOfEnquiry> } }
        return try rows.map { row in
            try KeptActivity(activity: ScrutinyActivity(row, lines: lines), note: row["sealed_text_id"])
        }
    }
}

/// How a state stands in the columns of the table.
private struct StateColumns {
    let state: String
    let doneOn: Day?
    let halfDays: Int?
    let why: String?

    init(_ state: ActivityState) {
        switch state {
        case .planned: (self.state, doneOn, halfDays, why) = ("planned", nil, nil, nil)
        case .done(let day, let halfDays): (self.state, doneOn, self.halfDays, why) = ("done", day, halfDays, nil)
        case .cancelled(let reason): (self.state, doneOn, halfDays, why) = ("cancelled", nil, nil, reason)
        }
    }
}

extension ScrutinyActivity {
    fileprivate init(_ row: Row, lines: [ID<ScrutinyActivity>: [ID<LineOfEnquiry>]]) throws {
        let id: ID<ScrutinyActivity> = try row["id"]
        let details = try ActivityDetails(
            kind: row["kind"], title: row["title"], lines: lines[id] ?? [], meeting: row["meeting_id"],
            agendaItem: row["agenda_item_id"], organisation: row["organisation_id"], spokenWith: row["spoken_with"])
        try self.init(
            id: id, plan: row["plan_id"], details: details, state: ActivityState(row), plannedOn: row["planned_on"],
            by: row["made_by"])
    }
}

extension ActivityState {
    fileprivate init(_ row: Row) throws {
        let (state, why): (String, String?) = try (row["state"], row["cancelled_why"])
        if let day: Day = try row["done_on"] {
            self = .done(on: day, halfDays: try row["half_days"] ?? 0)
        } else {
            self = state == "cancelled" ? .cancelled(reason: why ?? "") : .planned
        }
    }
}

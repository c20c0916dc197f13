import Domain
import Foundation
import Platform
import Storage

// Writing actions and what is said about them.
extension ActionStore {
    /// - Returns: false when there is one with this id.
    static func add(_ action: Action, at now: Date, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO action (id, decision_id, about_kind, about_id, about_title, what, owner_id, due_on, success,
                state, added_at)
            VALUES (\(action.id), \(action.origin.decision), \(action.origin.record?.subject.kind),
                \(action.origin.record?.subject.id), \(action.origin.record?.title), \(action.what), \(action.owner),
                \(action.dueOn), \(action.success), \(action.state), \(now))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    /// For a rule to be applied to, whoever asks.
    static func known(_ id: ID<Action>, on db: any Connection) throws -> Action {
        guard let found = try listed("WHERE action.id = \(id)", on: db).first else { throw NotFound("action") }
        return found.action
    }

    /// Keeps how an action stands now.
    static func keep(_ action: Action, on db: any Connection) throws {
        try db.run(
            """
            UPDATE action SET state = \(action.state), due_on = \(action.dueOn), done_on = \(action.doneOn),
                done_by = \(action.doneBy), evidence = \(action.evidence), evidence_on = \(action.evidenceOn),
                closed_on = \(action.closedOn), closed_by = \(action.closedBy)
            WHERE id = \(action.id)
            """)
    }

    /// - Returns: false when there is one with this id.
    static func add(_ update: ActionUpdate, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO action_update (id, action_id, member_id, words, made_at)
            VALUES (\(update.id), \(update.action), \(update.by), \(update.words), \(update.at))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }
}

extension Action.State: Storable, Loadable {}

extension ActionOrigin {
    fileprivate init(_ row: Row) throws {
        if let decision: ID<Decision> = try row["decision_id"] {
            self = .decision(decision)
        } else {
            let subject = try RecordReference(kind: row["about_kind"], id: row["about_id"])
            self = .record(subject, title: try row["about_title"])
        }
    }
}

extension ListedAction {
    init(_ row: Row) throws {
        try self.init(
            action: Action(
                id: row["id"], origin: ActionOrigin(row), what: row["what"], owner: row["owner_id"],
                dueOn: row["due_on"], success: row["success"], state: row["state"], doneOn: row["done_on"],
                doneBy: row["done_by"], evidence: row["evidence"], evidenceOn: row["evidence_on"],
                closedOn: row["closed_on"], closedBy: row["closed_by"]),
            ownerName: row["owner_name"])
    }
}

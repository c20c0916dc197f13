import Domain
import Foundation
import Platform
import Storage

/// What people do with actions.
extension Services {
    /// Agrees on an action about a decision in force.
    ///
    /// - Parameter id: made when the form was shown, so that sending it twice adds one action.
    @discardableResult
    package func addAction(
        to decision: ID<Decision>, _ draft: ActionDraft, id: ID<Action>? = nil, by actor: Actor
    ) async throws -> Action {
        let now = now()
        let action = Action(
            id: id ?? newID(), origin: .decision(decision), what: draft.what, owner: draft.owner, dueOn: draft.dueOn,
            success: draft.success)
        return try await database.write { db in
            guard try DecisionStore.decision(decision, on: db).isInForce else { throw DecisionRefusal.superseded }
            guard try ActionStore.add(action, at: now, on: db) else { return try ActionStore.known(action.id, on: db) }
            try AuditTrail.record(
                .actionAdded, by: actor, subject: AuditSubject("action", action.id), detail: draft.dueOn.iso, at: now,
                on: db)
            return action
        }
    }

    /// Agrees on an action about a record of another wing, which has decided that this person may.
    ///
    /// - Parameters:
    ///   - title: the words people call the record by.
    ///   - id: made when the form was shown, so that sending it twice adds one action.
    @discardableResult
    package func addAction(
        about record: RecordReference, titled title: String, _ draft: ActionDraft, id: ID<Action>, by actor: Actor
    ) async throws -> Action {
        let now = now()
        let action = Action(
            id: id, origin: .record(record, title: title), what: draft.what, owner: draft.owner, dueOn: draft.dueOn,
            success: draft.success)
        return try await database.write { db in
            guard try ActionStore.add(action, at: now, on: db) else { return try ActionStore.known(action.id, on: db) }
            try AuditTrail.record(
                .actionAdded, by: actor, subject: AuditSubject("action", action.id), detail: draft.dueOn.iso, at: now,
                on: db)
            return action
        }
    }

    /// Keeps what somebody says about how an action goes.
    package func updateAction(
        _ id: ID<Action>, words: String, update: ID<ActionUpdate>? = nil, by member: Member
    ) async throws {
        let now = now()
        let update = ActionUpdate(id: update ?? newID(), action: id, by: member.id, words: words, at: now)
        try await database.write { db in
            let action = try ActionStore.known(id, on: db)
            guard action.isTended(by: member) else { throw ActionRefusal.notYours }
            guard try ActionStore.add(update, on: db) else { return }
            try AuditTrail.record(
                .actionUpdated, by: .member(member.id), subject: AuditSubject("action", id), at: now, on: db)
        }
    }

    /// - Parameter day: on which it was done, today or earlier.
    package func markActionDone(_ id: ID<Action>, on day: Day, by member: Member) async throws {
        let today = today
        try await moveAction(id, .actionDone, detail: day.iso, by: member) { action in
            try action.markDone(on: day, by: member, today: today)
        }
    }

    /// - Parameter evidenceOn: the day the evidence is of.
    package func closeAction(
        _ id: ID<Action>, evidence: String, evidenceOn: Day, by member: Member
    ) async throws {
        let (today, job) = (today, makeID())
        try await moveAction(id, .actionClosed, detail: evidenceOn.iso, by: member) { action in
            try action.close(evidence: evidence, evidenceOn: evidenceOn, by: member, on: today)
        } noting: { _, db in
            try ReopenAction.queue(id, evidenceOn: evidenceOn, id: job, on: db)
        }
    }

    /// Opens an action again. Why, and the evidence it had been closed with, stay among its updates.
    package func reopenAction(_ id: ID<Action>, words: String, by member: Member) async throws {
        let update = newID(ActionUpdate.self)
        let now = now()
        try await moveAction(id, .actionReopened, by: member) { action in
            try action.reopen()
        } noting: { old, db in
            let words = ["Opened again: \(words)", old.evidenceWords].compactMap { $0 }.joined(separator: "\n")
            let said = ActionUpdate(id: update, action: id, by: member.id, words: words, at: now)
            _ = try ActionStore.add(said, on: db)
        }
    }

    /// Applies a rule to the action as it is now and keeps what comes out, in one transaction.
    private func moveAction(
        _ id: ID<Action>, _ what: AuditAction, detail: String = "", by member: Member,
        rule: @escaping @Sendable (Action) throws -> Action,
        noting: @escaping @Sendable (Action, any Connection) throws -> Void = { _, _ in }
    ) async throws {
        let now = now()
        try await database.write { db in
            let old = try ActionStore.known(id, on: db)
            try ActionStore.keep(try rule(old), on: db)
            try noting(old, db)
            try AuditTrail.record(
                what, by: .member(member.id), subject: AuditSubject("action", id), detail: detail, at: now, on: db)
        }
    }
}

extension Action {
    var evidenceWords: String? {
        guard let evidence, let evidenceOn else { return nil }
        return "It had been closed with evidence of \(evidenceOn.inWords): \(evidence)"
    }
}

extension AuditAction {
    static let actionAdded = AuditAction("action.added", "Agreed an action")
    static let actionUpdated = AuditAction("action.updated", "Said how an action goes")
    static let actionDone = AuditAction("action.done", "Marked an action as done")
    static let actionClosed = AuditAction("action.closed", "Closed an action")
    static let actionReopened = AuditAction("action.reopened", "Opened an action again")
}

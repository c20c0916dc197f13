import Domain
import Foundation
import Platform
import Storage

/// An activity as typed, with the note that goes with it.
package struct ActivityDraft: Sendable {
    package let details: ActivityDetails
    /// Nil when it has already been: then it is done and, not having been planned, roaming.
    package let plannedOn: Day?
    package let done: (on: Day, halfDays: Int)?
    package let note: String?

    package init(
        details: ActivityDetails, plannedOn: Day?, done: (on: Day, halfDays: Int)?, note: String? = nil
    ) {
        self.details = details
        self.plannedOn = plannedOn
        self.done = done
        self.note = note
    }
}

/// What scrutineers do, as they write it down.
extension Services {
    /// - Parameters:
    ///   - space: nil where there is no note to be sealed.
    ///   - id: made when the form was shown, so that sending it twice adds one activity.
    package func addActivity(
        _ draft: ActivityDraft, to plan: ID<ScrutinyPlan>, id: ID<ScrutinyActivity>? = nil, in space: OpenSpace?,
        by member: ID<Member>
    ) async throws {
        let (now, today, id) = (now(), today, id ?? newID())
        let planned = ScrutinyActivity(
            id: id, plan: plan, details: draft.details, state: .planned, plannedOn: draft.plannedOn, by: member)
        let activity =
            try draft.done.map { try planned.done(on: $0.on, halfDays: $0.halfDays, today: today) } ?? planned
        let text = newID(SealedText.self)
        try await database.write { db in
            guard try !ActivityStore.contains(id, on: db) else { return }
            try PlanStore.known(plan, on: db).checkOpen()
            let note = try ActivityStore.put(draft.note, as: nil, new: text, in: space, at: now, db)
            try ActivityStore.add(activity, note: note, at: now, on: db)
            try AuditTrail.record(.activityAdded, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    /// - Parameter note: nil leaves the note as it is.
    func changeActivity(
        _ id: ID<ScrutinyActivity>, _ draft: ActivityDraft, expecting version: Int?, in space: OpenSpace?,
        by member: ID<Member>
    ) async throws {
        let (now, today, text) = (now(), today, newID(SealedText.self))
        try await database.write { db in
            let kept = try ActivityStore.kept(id, on: db)
            try PlanStore.known(kept.activity.plan, on: db).checkOpen()
            var activity = try kept.activity.changed(to: draft.details, plannedOn: draft.plannedOn, by: member)
            if let done = draft.done {
                activity = try activity.done(on: done.on, halfDays: done.halfDays, today: today)
            }
            let note = try ActivityStore.put(
                draft.note, as: kept.note, expecting: version, new: text, in: space, at: now, db)
            try ActivityStore.keep(activity, note: note ?? kept.note, on: db)
            try AuditTrail.record(.activityChanged, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    func cancelActivity(_ id: ID<ScrutinyActivity>, because reason: String, by member: ID<Member>) async throws {
        let now = now()
        try await database.write { db in
            let kept = try ActivityStore.kept(id, on: db)
            try ActivityStore.keep(try kept.activity.cancelled(because: reason, by: member), note: kept.note, on: db)
            try AuditTrail.record(.activityCancelled, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }
}

extension ActivityStore {
    /// What its note is sealed as.
    static let sealedKind = "activity"

    /// Seals a note, where there is one.
    fileprivate static func put(
        _ note: String?, as known: ID<SealedText>?, expecting version: Int? = nil, new: ID<SealedText>,
        in space: OpenSpace?, at now: Date, _ db: any Connection
    ) throws -> ID<SealedText>? {
        guard let note else { return nil }
        guard let space else { throw SealedRefusal.locked }
        // What lies in a space that was given up cannot be gone on with: a new note takes its place.
        let own = try known.flatMap { try SealedTextStore.text($0, in: space, on: db)?.text.id }
        let id = own ?? new
        try SealedTextStore.put(
            note, as: id, kind: sealedKind, expecting: own == nil ? nil : version ?? 0, in: space, at: now, on: db)
        return id
    }
}

extension ID<ScrutinyActivity> {
    var subject: AuditSubject { AuditSubject("scrutiny-activity", self) }
    var path: String { "/activities/\(text)" }
}

extension AuditAction {
    static let activityAdded = AuditAction("scrutiny-activity.added", "Wrote down an activity of scrutiny")
    static let activityChanged = AuditAction("scrutiny-activity.changed", "Changed an activity of scrutiny")
    static let activityCancelled = AuditAction("scrutiny-activity.cancelled", "Called off an activity of scrutiny")
}

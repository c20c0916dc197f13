import Domain
import Foundation
import Platform
import Storage

/// Recording what a group decided.
extension Services {
    /// Records a decision. One that stands already is kept as history and this one takes its place.
    ///
    /// - Parameters:
    ///   - day: on which the group decided, from the day of its meeting to today.
    ///   - id: made when the form was shown, so that sending it twice records one decision.
    @discardableResult
    package func decide(
        _ item: ID<AgendaItem>, answer: DecisionAnswer, reason: String, on day: Day, by member: Member,
        id: ID<Decision>? = nil
    ) async throws -> Decision {
        let draft = try DecisionDraft(answer: answer, reason: reason, decidedOn: day)
        let (now, today, id) = (now(), today, id ?? newID())
        return try await database.write { db in
            if let known = try DecisionStore.known(id, on: db) { return known }
            let entry = try MeetingStore.entry(item, on: db)
            let isOfGroup = try GroupStore.isMember(member.id, of: entry.meeting.group, on: db)
            let decision = try Decision.record(
                draft, as: id, about: entry.item, at: entry.meeting, by: member, isOfGroup: isOfGroup, on: today,
                at: now)
            let hadOne = try DecisionStore.supersede(with: decision, at: now, on: db)
            try AuditTrail.record(
                hadOne ? .decisionChanged : .decisionRecorded, by: .member(member.id),
                subject: AuditSubject("decision", id), detail: answer.rawValue, at: now, on: db)
            return decision
        }
    }
}

extension AuditAction {
    static let decisionRecorded = AuditAction("decision.recorded", "Recorded a decision")
    static let decisionChanged = AuditAction("decision.changed", "Recorded a decision in place of another")
}

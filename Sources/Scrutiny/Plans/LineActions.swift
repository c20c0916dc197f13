import Domain
import Foundation
import Platform
import Storage

/// What scrutineers do with lines of enquiry.
extension Services {
    /// - Parameters:
    ///   - follows: the line of enquiry whose disagreement led to this one.
    ///   - id: made when the form was shown, so that sending it twice adds one line.
    @discardableResult
    package func addLine(
        to plan: ID<ScrutinyPlan>, _ details: LineDetails, follows: ID<LineOfEnquiry>? = nil,
        id: ID<LineOfEnquiry>? = nil, by member: ID<Member>
    ) async throws -> LineOfEnquiry {
        let now = now()
        let id = id ?? newID()
        return try await database.write { db in
            let known = try follows.flatMap { try LineStore.known([$0], on: db).first?.id }
            let line = LineOfEnquiry(id: id, plan: plan, details: details, follows: known)
            let kept = try PlanStore.known(plan, on: db)
            let changed = try kept.withChanges()
            if let area = details.area { _ = try PlanStore.area(area, of: plan, on: db) }
            guard try LineStore.add(line, at: now, on: db) else { return try LineStore.known(line.id, on: db) }
            try PlanStore.keep(changed, on: db)
            try AuditTrail.record(.lineAdded, by: .member(member), subject: line.id.subject, at: now, on: db)
            return line
        }
    }

    package func changeLine(_ id: ID<LineOfEnquiry>, _ details: LineDetails, by member: ID<Member>) async throws {
        try await moveLine(id, .lineChanged, by: member) { line, db in
            if let area = details.area { _ = try PlanStore.area(area, of: line.plan, on: db) }
            try PlanStore.keep(try PlanStore.known(line.plan, on: db).withChanges(), on: db)
            return try line.changed(to: details)
        }
    }

    /// Partners see it from now on, also outside a version they agreed to.
    package func shareLine(_ id: ID<LineOfEnquiry>, by member: ID<Member>) async throws {
        let today = today
        try await moveLine(id, .lineShared, by: member) { line, db in
            guard try PlanStore.known(line.plan, on: db).isOffered else { throw PlanRefusal.notOffered }
            return line.shared(on: today)
        }
    }

    package func closeLine(_ id: ID<LineOfEnquiry>, by member: ID<Member>) async throws {
        try await moveLine(id, .lineClosed, by: member) { line, _ in try line.closed() }
    }

    package func reopenLine(_ id: ID<LineOfEnquiry>, by member: ID<Member>) async throws {
        try await moveLine(id, .lineReopened, by: member) { line, _ in try line.reopened() }
    }

    private func moveLine(
        _ id: ID<LineOfEnquiry>, _ what: AuditAction, by member: ID<Member>,
        rule: @escaping @Sendable (LineOfEnquiry, any Connection) throws -> LineOfEnquiry
    ) async throws {
        let now = now()
        try await database.write { db in
            let old = try LineStore.known(id, on: db)
            try PlanStore.known(old.plan, on: db).checkOpen()
            try LineStore.keep(try rule(old, db), on: db)
            try AuditTrail.record(what, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }
}

extension ID<LineOfEnquiry> {
    var subject: AuditSubject { AuditSubject("line-of-enquiry", self) }
    var path: String { "/enquiries/\(text)" }
}

extension ID<ScrutinyPlan> {
    var path: String { "/plans/\(text)" }
}

extension AuditAction {
    static let lineAdded = AuditAction("line-of-enquiry.added", "Added a line of enquiry")
    static let lineChanged = AuditAction("line-of-enquiry.changed", "Changed a line of enquiry")
    static let lineShared = AuditAction("line-of-enquiry.shared", "Shared a line of enquiry with partners")
    static let lineClosed = AuditAction("line-of-enquiry.closed", "Closed a line of enquiry")
    static let lineReopened = AuditAction("line-of-enquiry.reopened", "Opened a line of enquiry again")
}

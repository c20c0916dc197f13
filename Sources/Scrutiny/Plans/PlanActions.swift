import Domain
import Foundation
import Partnership
import Platform
import Storage

/// What scrutineers and partners do with the plan.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice adds one plan.
    @discardableResult
    package func addPlan(
        _ details: PlanDetails, id: ID<ScrutinyPlan>? = nil, by member: ID<Member>
    ) async throws -> ScrutinyPlan {
        let (now, plan) = (now(), ScrutinyPlan(id: id ?? newID(), details: details))
        try details.check()
        return try await database.write { db in
            guard try PlanStore.add(plan, at: now, on: db) else { return try PlanStore.known(plan.id, on: db) }
            try AuditTrail.record(.planAdded, by: .member(member), subject: plan.id.subject, at: now, on: db)
            return plan
        }
    }

    package func changePlan(_ id: ID<ScrutinyPlan>, _ details: PlanDetails, by member: ID<Member>) async throws {
        try await movePlan(id, .planChanged, by: member) { plan, _ in try plan.changed(to: details) }
    }

    @discardableResult
    package func addArea(
        to plan: ID<ScrutinyPlan>, title: String, reason: String, id: ID<PlanArea>? = nil, by member: ID<Member>
    ) async throws -> PlanArea {
        let area = PlanArea(id: id ?? newID(), plan: plan, title: title, reason: reason)
        try await movePlan(plan, .planChanged, by: member) { plan, db in
            let changed = try plan.withChanges()
            return try PlanStore.add(area, on: db) ? changed : plan
        }
        return area
    }

    package func changeArea(
        _ id: ID<PlanArea>, of plan: ID<ScrutinyPlan>, title: String, reason: String, by member: ID<Member>
    ) async throws {
        try await movePlan(plan, .planChanged, by: member) { plan, db in
            let changed = try plan.withChanges()
            let old = try PlanStore.area(id, of: plan.id, on: db)
            try PlanStore.keep(PlanArea(id: id, plan: old.plan, title: title, reason: reason), on: db)
            return changed
        }
    }

    /// From now on partners see the plan and its lines of enquiry.
    package func offerPlan(_ id: ID<ScrutinyPlan>, by member: ID<Member>) async throws {
        let today = today
        try await movePlan(id, .planOffered, by: member) { plan, db in
            let lines = try LineStore.known(of: plan.id, on: db)
            let (offered, words) = try plan.offered(questions: lines.map(\.details.question), by: member, on: today)
            try PlanStore.add(words, on: db)
            try LineStore.shareAll(of: plan.id, on: today, db)
            return offered
        }
    }

    /// Agrees to the version that was read, for the partner the member's organisation is or is a part of.
    ///
    /// - Parameter version: the one on the page; another one may have been offered since.
    package func agreePlan(_ id: ID<ScrutinyPlan>, version: Int, by member: Member) async throws {
        let today = today
        guard let own = member.organisation else { throw PlanRefusal.notPartner }
        try await movePlan(id, .planAgreed, detail: "\(version)", by: member.id) { plan, db in
            let partners = try OrganisationStore.safeguardingPartners(on: today, db)
            let partner = partners.speaking(for: own)?.id ?? own
            let agreement = PlanAgreement(version: version, organisation: partner, member: member.id, on: today)
            let earlier = try PlanStore.agreements(to: id, on: db)
            let agreed = try plan.agreed(agreement, after: earlier, partners: partners.map(\.organisation.id))
            _ = try PlanStore.add(agreement, to: id, on: db)
            return agreed
        }
    }

    package func publishPlan(_ id: ID<ScrutinyPlan>, by member: ID<Member>) async throws {
        let today = today
        try await movePlan(id, .planPublished, by: member) { plan, _ in try plan.published(on: today) }
    }

    package func closePlan(_ id: ID<ScrutinyPlan>, by member: ID<Member>) async throws {
        let today = today
        try await movePlan(id, .planClosed, by: member) { plan, _ in try plan.closed(on: today) }
    }

    /// Applies a rule to the plan as it is now and keeps what comes out, in one transaction.
    private func movePlan(
        _ id: ID<ScrutinyPlan>, _ what: AuditAction, detail: String = "", by member: ID<Member>,
        rule: @escaping @Sendable (ScrutinyPlan, any Connection) throws -> ScrutinyPlan
    ) async throws {
        let now = now()
        try await database.write { db in
            let old = try PlanStore.known(id, on: db)
            try PlanStore.keep(try rule(old, db), on: db)
            try AuditTrail.record(what, by: .member(member), subject: id.subject, detail: detail, at: now, on: db)
        }
    }
}

extension ID<ScrutinyPlan> {
    var subject: AuditSubject { AuditSubject("scrutiny-plan", self) }
}

extension AuditAction {
    static let planAdded = AuditAction("scrutiny-plan.added", "Began a scrutiny plan")
    static let planChanged = AuditAction("scrutiny-plan.changed", "Changed a scrutiny plan")
    static let planOffered = AuditAction("scrutiny-plan.offered", "Offered a scrutiny plan to partners")
    static let planAgreed = AuditAction("scrutiny-plan.agreed", "Agreed a scrutiny plan")
    static let planPublished = AuditAction("scrutiny-plan.published", "Published a scrutiny plan")
    static let planClosed = AuditAction("scrutiny-plan.closed", "Closed a scrutiny plan")
}

import Domain
import Foundation
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@testable import Scrutiny

/// A plan with one line of enquiry, and whoever keeps it.
struct ScrutinyFixture: Sendable {
    let scrutineer: Member
    let plan: ScrutinyPlan
    let line: LineOfEnquiry
}

extension TestApp {
    func makeLine(
        question: String = "Are children spoken to in time?", claim: String = "Children are spoken to in 72 hours."
    ) async throws -> ScrutinyFixture {
        let scrutineer = try #require(try await signIn(as: .scrutineer, named: "Ros Achter").member)
        let today = services.today
        let plan = try await services.addPlan(
            PlanDetails(
                title: "Plan of the year", startsOn: today.adding(days: -30), endsOn: today.adding(days: 335), days: 40,
                framework: "six-domains", principles: ["Openness and honesty"]), by: scrutineer.id)
        let details = try LineDetails(
            area: nil, question: question, claim: claim, whyNow: "A figure moved", answerer: "Police",
            wanted: [.performanceData, .caseAudit, .voice])
        let line = try await services.addLine(to: plan.id, details, by: scrutineer.id)
        return ScrutinyFixture(scrutineer: scrutineer, plan: plan, line: line)
    }

    @discardableResult
    func addEvidence(
        _ says: String, _ kind: EvidenceKind, _ stance: Stance, to fixture: ScrutinyFixture, aged days: Int = 10,
        in space: OpenSpace? = nil, by member: ID<Member>? = nil
    ) async throws -> ID<Evidence> {
        let facts = EvidenceFacts(
            kind: kind, datedOn: services.today.adding(days: -days), strength: .fair, sensitivity: .careful)
        let words = EvidenceWords(says: says, more: "", source: "A source", scope: "")
        let draft = EvidenceDraft(
            facts: facts, words: words, readings: [fixture.line.id: stance], isShared: space == nil)
        return try await services.addEvidence(draft, in: space, by: member ?? fixture.scrutineer.id)
    }

    /// A group with one member who has this role.
    func makeGroup(
        _ name: String = "Executive Group", with role: Role = .executiveMember, named person: String = "Eve Exley"
    ) async throws -> (group: PartnershipGroup, browser: TestBrowser) {
        let browser = try await signIn(as: role, named: person)
        let group = try await services.addGroup(name: name, tier: .executive, by: .system)
        try await services.setMembers([try #require(browser.member).id], of: group.id, by: .system)
        return (group, browser)
    }

    func offer(_ fixture: ScrutinyFixture) async throws {
        try await services.offerPlan(fixture.plan.id, by: fixture.scrutineer.id)
    }
}

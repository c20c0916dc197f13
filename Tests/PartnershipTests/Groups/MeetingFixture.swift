import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

/// A group that met last week and decided about one of two matters.
struct MeetingFixture {
    let group: PartnershipGroup
    let meeting: Meeting
    let decided: AgendaItem
    let undecided: AgendaItem
    let decision: Decision
    let owner: ID<Organisation>
}

extension TestApp {
    /// Adds a member of the group, signed in elsewhere, who records the decision.
    func makeMeeting(with members: [ID<Member>] = [], daysAgo: Int = 7) async throws -> MeetingFixture {
        let browser = try await signIn(as: .executiveMember, named: "Eve Exley")
        let chair = try #require(browser.member)
        let day = services.today.adding(days: -daysAgo)
        let group = try await services.addGroup(name: "Executive Group", tier: .executive, by: .system)
        try await services.setMembers(Set(members + [chair.id]), of: group.id, by: .system)
        let meeting = try await services.addMeeting(of: group.id, title: "Spring meeting", on: day, by: .system)
        let decided = try await services.addAgendaItem(
            to: meeting.id, title: "Communication", words: "Routes are not clear.", by: .system)
        let undecided = try await services.addAgendaItem(
            to: meeting.id, title: "Education", words: "Start early.", by: .system)
        let decision = try await services.decide(
            decided.id, answer: .do, reason: "One guide will put that right.", on: day, by: chair)
        return MeetingFixture(
            group: group, meeting: meeting, decided: decided, undecided: undecided, decision: decision,
            owner: try await makeOwner("Fernshire Police"))
    }

    func makeOwner(_ name: String) async throws -> ID<Organisation> {
        let id = services.newID(Organisation.self)
        _ = try await database.write { db in
            try db.run(
                """
                INSERT INTO organisation (id, name, name_folded, kind, sector)
                VALUES (\(id), \(name), \(name.folded), 'police', 'both')
                """)
        }
        return id
    }

    @discardableResult
    func makeAction(
        of fixture: MeetingFixture, _ what: String = "Publish one guide", owner: ID<Organisation>? = nil,
        dueIn days: Int = 10
    ) async throws -> Action {
        let draft = ActionDraft(
            what: what, owner: owner ?? fixture.owner, dueOn: services.today.adding(days: days),
            success: "People find it")
        return try await services.addAction(to: fixture.decision.id, draft, by: .system)
    }

    func auditEntries(_ action: String) async throws -> Int {
        try await database.read { db in
            let found = try db.rows("SELECT count(*) AS number FROM audit_entry WHERE action = \(action)")
            return try found.first.map { try $0["number"] } ?? 0
        }
    }
}

import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

/// A hub whose first theme was sent to a meeting, and decided about.
struct DecidedFixture {
    let hub: HubFixture
    let meeting: Meeting
    let item: AgendaItem
    let chair: Member
}

extension TestApp {
    /// A meeting of a group in so many days, with the member who records its decisions.
    func makeMeeting(in days: Int = 3) async throws -> (meeting: Meeting, chair: Member) {
        let chair = try #require(try await signIn(as: .executiveMember, named: "Eve Exley").member)
        let group = try await services.addGroup(name: "Executive Group", tier: .executive, by: .system)
        try await services.setMembers([chair.id], of: group.id, by: .system)
        let meeting = try await services.addMeeting(
            of: group.id, title: "Summer meeting", on: services.today.adding(days: days), by: .system)
        return (meeting, chair)
    }

    /// Sends the theme, and lets time pass until after the meeting.
    func sendAndMeet(_ hub: HubFixture) async throws -> DecidedFixture {
        try await say("Nobody knows whom to call", in: hub, under: [hub.communication.id])
        let (meeting, chair) = try await makeMeeting()
        let item = try await services.send(hub.communication.id, of: hub.hub.id, to: meeting.id, by: .system)
        clock.advance(seconds: 5 * 86_400)
        try await services.holdMeeting(meeting.id, by: .system)
        return DecidedFixture(hub: hub, meeting: meeting, item: item, chair: chair)
    }

    @discardableResult
    func decide(_ fixture: DecidedFixture, _ answer: DecisionAnswer = .do) async throws -> Decision {
        try await services.decide(
            fixture.item.id, answer: answer, reason: "One guide will put that right.", on: services.today,
            by: fixture.chair)
    }
}

extension TestApp {
    @discardableResult
    func agree(_ what: String, about decision: Decision, dueIn days: Int) async throws -> Action {
        let owner = try await database.read { db in try OrganisationStore.all(on: db).first?.id }
        let draft = ActionDraft(
            what: what, owner: owner == nil ? try await addOwner() : try #require(owner),
            dueOn: services.today.adding(days: days), success: "Found")
        return try await services.addAction(to: decision.id, draft, by: .system)
    }

    func addOwner() async throws -> ID<Organisation> {
        let (id, name) = (services.newID(Organisation.self), "Fernshire Police")
        _ = try await database.write { db in
            try db.run(
                """
                INSERT INTO organisation (id, name, name_folded, kind, sector)
                VALUES (\(id), \(name), \(name.folded), 'police', 'both')
                """)
        }
        return id
    }
}

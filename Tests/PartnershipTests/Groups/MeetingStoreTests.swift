import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct MeetingStoreTests {
    @Test(arguments: Engine.available)
    func anAgendaKeepsItsOrderAndShowsTheDecisionInForce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let agenda = try await app.database.read { db in
                try MeetingStore.agenda(of: fixture.meeting.id, on: db)
            }
            #expect(agenda.map(\.item) == [fixture.decided, fixture.undecided])
            #expect(agenda.map(\.item.position) == [1, 2])
            #expect(agenda.map { $0.decision?.id } == [fixture.decision.id, nil])
            #expect(agenda.first?.meeting == fixture.meeting)
        }
    }

    @Test(arguments: Engine.available)
    func theSameSubjectStandsOnOneAgendaOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let subject = RecordReference(kind: "theme", id: UUID())
            let first = try await app.services.addAgendaItem(
                to: fixture.meeting.id, title: "Parents", words: "Help them.", subject: subject, by: .system)
            let again = try await app.services.addAgendaItem(
                to: fixture.meeting.id, title: "Parents again", words: "Help them.", subject: subject, by: .system)
            #expect(again == first)
            let other = RecordReference(kind: "theme", id: UUID())
            let found = try await app.database.read { db in
                try MeetingStore.items(about: "theme", [subject.id, other.id], on: db)
            }
            #expect(found.map(\.item) == [first])
            #expect(try await app.auditEntries("agenda-item.added") == 3)
        }
    }

    @Test(arguments: Engine.available)
    func itemsAboutManySubjectsAreOneQuery(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let subjects = (1...20).map { _ in RecordReference(kind: "theme", id: UUID()) }
            for subject in subjects {
                try await app.services.addAgendaItem(
                    to: fixture.meeting.id, title: "A theme", words: "Heard.", subject: subject, by: .system)
            }
            let queries = try await app.countingQueries {
                let found = try await app.database.read { db in
                    try MeetingStore.items(about: "theme", subjects.map(\.id), on: db)
                }
                #expect(found.count == 20)
            }
            #expect(queries == 1)
        }
    }

    @Test(arguments: Engine.available)
    func anotherDecisionTakesThePlaceOfTheFirstAndBothAreKept(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .strategicMember)
            let member = try #require(browser.member)
            let fixture = try await app.makeMeeting(with: [member.id])
            let action = try await app.makeAction(of: fixture)
            app.clock.advance(seconds: 60)
            let id = app.services.newID(Decision.self)
            for _ in 1...2 {
                try await app.services.decide(
                    fixture.decided.id, answer: .cannot, reason: "No money.", on: app.services.today, by: member, id: id
                )
            }
            let (history, actions) = try await app.database.read { db in
                try (
                    DecisionStore.history(of: fixture.decided.id, on: db),
                    ActionStore.actions(ofDecisions: [id, fixture.decision.id], on: db)
                )
            }
            #expect(history.map(\.id) == [id, fixture.decision.id])
            #expect(history.map(\.isInForce) == [true, false])
            #expect(actions[id]?.map(\.action.id) == [action.id])
            #expect(actions[fixture.decision.id]?.map(\.ownerName) == ["Fernshire Police"])
            #expect(try await app.auditEntries("decision.changed") == 1)
            let draft = ActionDraft(
                what: "Too late", owner: fixture.owner, dueOn: app.services.today, success: "None")
            await #expect(throws: DecisionRefusal.superseded) {
                try await app.services.addAction(to: fixture.decision.id, draft, by: .system)
            }
        }
    }

    @Test func theNextMeetingIsTheSoonestOneStillPlanned() async throws {
        try await withTestApp { app in
            let (group, today) = (try await app.makeMeeting().group, app.services.today)
            let later = try await app.services.addMeeting(
                of: group.id, title: "Autumn", on: today.adding(days: 90), by: .system)
            let sooner = try await app.services.addMeeting(
                of: group.id, title: "Summer", on: today.adding(days: 9), by: .system)
            let (next, meetings) = try await app.database.read { db in
                try (MeetingStore.next(from: today, on: db), MeetingStore.meetings(of: group.id, on: db))
            }
            #expect(next[group.id] == sooner)
            #expect(meetings.map(\.title) == [later.title, sooner.title, "Spring meeting"])
        }
    }
}

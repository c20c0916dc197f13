import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct ActionOriginTests {
    /// What an older program kept: an action about a decision, and what was said about it.
    private static func keepOld(on db: any Connection) throws -> ID<Action> {
        let id = ID<Action>(UUID())
        let (member, group, meeting, item, decision, owner) = (UUID(), UUID(), UUID(), UUID(), UUID(), UUID())
        let now = Date(timeIntervalSince1970: 0)
        let people: [SQL] = [
            """
            INSERT INTO member (id, name, name_folded, email, email_folded, is_active, added_at)
            VALUES (\(member), 'Ann', 'ann', 'a@example.org', 'a@example.org', 1, \(now))
            """,
            "INSERT INTO partnership_group (id, name, name_folded, tier) VALUES (\(group), 'G', 'g', 'other')",
            "INSERT INTO meeting (id, group_id, title, meets_on, state) VALUES (\(meeting), \(group), 'M', 1, 'held')",
            """
            INSERT INTO agenda_item (id, meeting_id, position, title, words, added_at)
            VALUES (\(item), \(meeting), 1, 'I', 'w', \(now))
            """,
            """
            INSERT INTO decision (id, agenda_item_id, answer, reason, decided_on, recorded_by, recorded_at)
            VALUES (\(decision), \(item), 'do', 'r', 1, \(member), \(now))
            """,
            """
            INSERT INTO organisation (id, name, name_folded, kind, sector)
            VALUES (\(owner), 'P', 'p', 'police', 'both')
            """,
            """
            INSERT INTO action (id, decision_id, what, owner_id, due_on, success, state, done_on, done_by, evidence,
                evidence_on, closed_on, closed_by, added_at)
            VALUES (\(id), \(decision), 'Guide', \(owner), 9, 's', 'closed', 2, \(member), 'Seen', 3, 4, \(member),
                \(now))
            """,
            """
            INSERT INTO action_update (id, action_id, member_id, words, made_at)
            VALUES (\(UUID()), \(id), \(member), 'Well', \(now))
            """,
        ]
        for statement in people { try db.run(statement) }
        return id
    }

    @Test(arguments: Engine.available)
    func nothingIsLostWhenActionsGrowWider(engine: Engine) async throws {
        let before =
            PlatformMigrations.all + PartnershipMigrations.all.filter { $0.name != Migration.actionOrigins.name }
        try await withTestDatabase(engine, migrations: before) { database in
            let id = try await database.write { db in try Self.keepOld(on: db) }
            let all = PlatformMigrations.all + PartnershipMigrations.all
            #expect(try await Migrator(all).migrate(database) == [Migration.actionOrigins.name])
            let (action, updates) = try await database.read { db in
                try (ActionStore.known(id, on: db), ActionStore.updates(of: id, on: db))
            }
            #expect(action.what == "Guide" && action.state == .closed && action.evidence == "Seen")
            #expect(action.origin.decision != nil && action.origin.record == nil)
            #expect(updates.map(\.words) == ["Well"])
            await #expect(throws: StorageFault.self) {
                try await database.write { db in try db.run("DELETE FROM action WHERE id = \(id)") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func anActionMayComeFromAnotherRecord(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let owner = try await app.makeOwner("Fernshire Police")
            let subject = RecordReference(kind: "recommendation", id: UUID())
            let draft = ActionDraft(what: "Review", owner: owner, dueOn: app.services.today, success: "Fewer")
            let id = app.services.newID(Action.self)
            for _ in 1...2 {
                try await app.services.addAction(
                    about: subject, titled: "Recommendation 3", draft, id: id, by: .system)
            }
            let lead = try await app.signIn(as: .agencyLead, organisation: owner)
            let stranger = try await app.signIn(as: .agencyLead)
            for (browser, expected) in [(lead, [id]), (stranger, [])] {
                let viewer = Viewer.member(try #require(browser.member))
                let found = try await app.database.read { db in
                    try ActionStore.actions(about: subject, for: viewer, on: db).map(\.action.id)
                }
                #expect(found == expected)
            }
            let page = try await lead.get("/actions/\(id.text)")
            #expect(page.words.contains("Recommendation 3"))
            #expect(page.html.contains("/subjects/recommendation/\(subject.id.uuidString.lowercased())"))
        }
    }
}

@Suite struct ActionEvidenceTests {
    @Test(arguments: Engine.available)
    func evidenceThatHasRunOutOpensTheActionAgain(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let action = try await app.makeAction(of: fixture)
            let lead = try #require(
                try await app.signIn(as: .agencyLead, named: "Leo Lamb", organisation: fixture.owner).member)
            let checker = try #require(try await app.signIn(as: .scrutineer, named: "Sol Scott").member)
            try await app.services.markActionDone(action.id, on: app.services.today, by: lead)
            let seen = app.services.today
            try await app.services.closeAction(action.id, evidence: "Seen", evidenceOn: seen, by: checker)
            app.clock.advance(seconds: 365 * 86_400)
            try await app.doJobs()
            #expect(try await Self.action(action.id, app).state == .closed)
            app.clock.advance(seconds: 86_400)
            try await app.doJobs()
            try await ReopenAction(action: action.id.uuid, evidence: seen.number).run(with: app.services)
            try await app.doJobs()
            let opened = try await Self.action(action.id, app)
            #expect(opened.state == .open && opened.dueOn == app.services.today.adding(days: 28))
            #expect(app.letters.all.map(\.name).sorted() == ["Leo Lamb", "Sol Scott"])
            #expect(try await app.auditEntries("action.reopened") == 1)
            let page = try await app.signIn(checker).get("/actions/\(action.id.text)")
            #expect(page.words.contains("Opened again: its evidence has run out.") && page.words.contains("Sightline,"))
        }
    }

    @Test func newerEvidenceKeepsItClosed() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let action = try await app.makeAction(of: fixture)
            let lead = try #require(try await app.signIn(as: .agencyLead, organisation: fixture.owner).member)
            let checker = try #require(try await app.signIn(as: .scrutineer).member)
            for days in [0, 200] {
                app.clock.advance(seconds: Double(days) * 86_400)
                try await app.services.markActionDone(action.id, on: app.services.today, by: lead)
                try await app.services.closeAction(
                    action.id, evidence: "Seen", evidenceOn: app.services.today, by: checker)
                if days == 0 { try await app.services.reopenAction(action.id, words: "Again", by: checker) }
            }
            app.clock.advance(seconds: 300 * 86_400)
            try await app.doJobs()
            #expect(try await Self.action(action.id, app).state == .closed)
        }
    }

    private static func action(_ id: ID<Action>, _ app: TestApp) async throws -> Action {
        try await app.database.read { db in try ActionStore.known(id, on: db) }
    }
}

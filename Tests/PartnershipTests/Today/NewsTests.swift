import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

/// What Today says has changed since somebody was last here.
@Suite struct NewsTests {
    @Test(arguments: Engine.available)
    func onlyWhatOthersDidSinceTheLastVisitIsNews(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let old = try await app.makeAction(of: fixture, "Old one")
            let first = try await app.signIn(as: .businessManager)
            let member = try #require(first.member)
            #expect(try await first.get("/").words.contains("What happened lately"))
            app.clock.advance(seconds: 3 * 86_400)
            try await app.services.markActionDone(old.id, on: app.services.today, by: member)
            try await app.makeAction(of: fixture, "New one")
            let page = try await app.signIn(member).get("/")
            #expect(page.words.contains("Since you were last here on 20 June 2019"))
            #expect(page.words.contains("Agreed: New one 23 June 2019"))
            #expect(!page.words.contains("Old one 2"))
            let quiet = try await app.signIn(member).get("/")
            #expect(quiet.words.contains("Since you were last here on 23 June 2019"))
            #expect(quiet.words.contains("Nothing that you can read has changed."))
        }
    }

    @Test func ofAThingThatChangedTwiceTheLastChangeIsTold() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let action = try await app.makeAction(of: fixture, "One guide")
            let (manager, reader) = (try await app.signIn(as: .businessManager), try await app.signIn(as: .scrutineer))
            try await app.services.markActionDone(
                action.id, on: app.services.today, by: try #require(manager.member))
            let page = try await reader.get("/")
            #expect(page.words.contains("Done, to be checked: One guide"))
            #expect(!page.words.contains("Agreed: One guide"))
            #expect(page.html.contains("href=\"/actions/\(action.id.text)\""))
        }
    }

    @Test func nobodyHearsOfWhatTheyMayNotRead() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            try await app.makeAction(of: fixture, "Hidden one")
            try await app.importContacts("name,email\nZed Zander,z@example.org\n")
            let others = try await app.signIn(as: .agencyLead, organisation: app.makeOwner("Fernshire Council"))
            let practitioner = try await app.signIn(as: .practitioner)
            let manager = try await app.signIn(as: .businessManager)
            for page in [try await others.get("/"), try await practitioner.get("/")] {
                #expect(page.words.contains("What others do will be listed here."))
                #expect(!page.words.contains("Hidden one") && !page.words.contains("Contacts came in"))
            }
            let whole = try await manager.get("/")
            #expect(whole.words.contains("Agreed: Hidden one"))
            #expect(whole.words.contains("Contacts came in from a file"))
            #expect(!whole.words.contains("Zed"))
        }
    }

    @Test func noMoreThanSevenAreShownAndManyCostNoMoreThanFew() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            try await app.makeAction(of: fixture, "Action 0")
            let few = try await app.signIn(as: .scrutineer)
            let small = try await app.countingQueries { _ = try await few.get("/") }
            for number in 1...20 { try await app.makeAction(of: fixture, "Action \(number)") }
            let many = try await app.signIn(as: .scrutineer)
            let great = try await app.countingQueries {
                let page = try await many.get("/")
                #expect(page.html.matches(of: /Agreed: Action/).count == 7)
                #expect(page.words.contains("Agreed: Action 20"))
            }
            #expect(small == great)
        }
    }

    @Test(arguments: Engine.available)
    func theLastVisitIsFoundByItsIndex(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let plan = try await app.database.write { db in
                try db.plan(
                    of: """
                        SELECT position, at FROM audit_entry
                        WHERE action = 'member.signed-in' AND actor = \("member:x")
                        ORDER BY position DESC LIMIT 1 OFFSET 1
                        """)
            }
            #expect(plan.contains { $0.contains("audit_sign_in") })
        }
    }
}

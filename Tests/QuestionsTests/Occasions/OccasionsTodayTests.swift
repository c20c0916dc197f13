import Domain
import Foundation
import Platform
import TestSupport
import Testing

@testable import Questions

@Suite struct OccasionsTodayTests {
    @Test func whatHasEndedIsToBeClosed() async throws {
        try await withTestApp { app in
            try await app.openLink { $0.closesOn = app.services.today }
            let manager = try await app.signIn(as: .businessManager)
            #expect(!(try await manager.get("/").words.contains("Close for answers")))
            app.clock.advance(seconds: 86_400)
            let member = try #require(manager.member)
            let today = try await app.signIn(member).get("/").words
            #expect(today.contains("Close for answers: After the forum") && today.contains("20 June 2019, has passed"))
        }
    }

    @Test func thoseWhoHaveNotAnsweredAreToBeRemindedWhileItHelps() async throws {
        try await withTestApp { app in
            let (id, links) = try await app.openList(of: 6) { $0.closesOn = app.services.today.adding(days: 3) }
            try await app.visitor().answer(links[0].path, ["q.met": "yes"])
            let manager = try await app.signIn(as: .coordinator)
            #expect(try await manager.get("/").words.contains("5 people have not answered yet."))
            try await app.services.remind(id, by: .system)
            #expect(!(try await manager.get("/").words.contains("Remind people")))
            let other = try await app.signIn(as: .scrutineer)
            #expect(!(try await other.get("/").words.contains("Staff survey")))
        }
    }
}

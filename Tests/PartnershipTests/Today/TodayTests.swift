import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@testable import Partnership

@Suite struct TodayTests {
    @Test func aVisitorSeesWhatTheHubIsFor() async throws {
        try await withTestApp { app in
            let page = try await app.visitor().get("/")
            #expect(page.status == .ok)
            #expect(page.words.contains("Testshire Partnership asks people"))
            #expect(page.words.contains("Sign in"))
        }
    }

    @Test func nothingNeedsSomebodyNew() async throws {
        try await withTestApp { app in
            let page = try await app.signIn(as: .practitioner).get("/")
            #expect(page.words.contains("Nothing needs you today"))
        }
    }

    @Test func theSoonestSevenAreShown() {
        let items = (1...12).map { number in
            TodayItem(words: "Do \(number)", why: "", by: number == 1 ? nil : Day(number: 100 - number), href: "/")
        }
        #expect(TodayItem.chosen(from: items).map(\.words) == (6...12).reversed().map { "Do \($0)" })
        #expect(TodayItem.chosen(from: Array(items.prefix(2))).last?.words == "Do 1")
    }

    @Test func lateAndSoonActionsNeedTheirOwner() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            try await app.makeAction(of: fixture, "Late one", dueIn: -2)
            try await app.makeAction(of: fixture, "Soon one", dueIn: 14)
            try await app.makeAction(of: fixture, "Far one", dueIn: 15)
            let owner = try await app.signIn(as: .agencyLead, organisation: fixture.owner)
            let page = try await owner.get("/")
            #expect(page.words.contains("Say how it goes: Late one It is 2 days late. By 18 June 2019 Late"))
            #expect(page.words.contains("Soon one"))
            #expect(!page.words.contains("Say how it goes: Far one"))
            let other = try await app.signIn(as: .agencyLead, organisation: app.makeOwner("Fernshire Council"))
            let quiet = try await other.get("/")
            #expect(quiet.words.contains("Nothing needs you today"))
        }
    }

    @Test func whatIsDoneWaitsForSomebodyElseToCheckIt() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let action = try await app.makeAction(of: fixture)
            let manager = try await app.signIn(as: .businessManager)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let member = try #require(manager.member)
            try await app.services.markActionDone(action.id, on: app.services.today, by: member)
            let (own, other) = (try await manager.get("/"), try await scrutineer.get("/"))
            #expect(!own.words.contains("Check and close"))
            #expect(other.words.contains("Check and close: Publish one guide"))
            #expect(other.html.contains("href=\"/actions/\(action.id.text)\""))
        }
    }

    @Test func whatWasNotDecidedNeedsTheMembersOfTheGroup() async throws {
        try await withTestApp { app in
            let member = try await app.signIn(as: .strategicMember)
            let outsider = try await app.signIn(as: .strategicMember)
            _ = try await app.makeMeeting(with: [try #require(member.member).id])
            let (page, other) = (try await member.get("/"), try await outsider.get("/"))
            #expect(page.words.contains("Record the decision: Education"))
            #expect(!page.words.contains("Record the decision: Communication"))
            #expect(other.words.contains("Nothing needs you today"))
        }
    }
}

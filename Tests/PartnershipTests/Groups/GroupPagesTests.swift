import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct GroupPagesTests {
    @Test func aGroupNeedsANameAndAKind() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let refused = try await coordinator.post("/groups", form: ["name": "", "tier": ""])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("Enter a name"))
            #expect(refused.words.contains("Choose what kind of group it is"))
        }
    }

    @Test func sendingAFormTwiceAddsOneGroup() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let new = app.services.newID(PartnershipGroup.self).text
            for _ in 1...2 {
                let sent = try await coordinator.post(
                    "/groups", form: ["new": new, "name": "Executive <Group>", "tier": "executive"])
                #expect(sent.location == "/groups/\(new)")
            }
            let page = try await coordinator.get("/groups")
            #expect(page.words.contains("1 group"))
            #expect(page.html.contains("Executive &lt;Group&gt;"))
            #expect(page.words.contains("None planned"))
        }
    }

    @Test func anEmptyListSaysHowToBeginToThoseWhoCan() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.get("/groups")
            #expect(page.words.contains("There are no groups yet"))
            #expect(page.words.contains("Add a group"))
            let reader = try await app.signIn(as: .scrutineer)
            let other = try await reader.get("/groups")
            #expect(!other.words.contains("Add a group"))
        }
    }

    @Test(arguments: [Role.agencyLead, .schoolLead, .practitioner, .electedMember, .youngScrutineer, .guestReader])
    func thoseOutsideTheGroupsReadNoMeetings(role: Role) async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let browser = try await app.signIn(as: role)
            for path in [
                "/groups", "/groups/\(fixture.group.id.text)", "/meetings/\(fixture.meeting.id.text)",
                "/decisions/\(fixture.decision.id.text)",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == .forbidden)
            }
        }
    }

    @Test func membersAreChosenAndAudited() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager, named: "Mo Mbeki")
            let fixture = try await app.makeMeeting()
            let own = "/groups/\(fixture.group.id.text)"
            let form = try await manager.get("\(own)/members")
            #expect(form.words.contains("Eve Exley"))
            let id = try #require(manager.member?.id)
            try await manager.post("\(own)/members", form: ["members": id.text])
            let page = try await manager.get(own)
            #expect(page.words.contains("Mo Mbeki"))
            #expect(!page.words.contains("Eve Exley"))
            #expect(try await app.auditEntries("group.members-changed") == 2)
        }
    }

    @Test func aListOfManyGroupsAsksNoMoreThanAListOfFew() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            _ = try await app.makeMeeting()
            let few = try await app.countingQueries { try await coordinator.get("/groups") }
            for number in 1...30 {
                let group = try await app.services.addGroup(name: "Group \(number)", tier: .other, by: .system)
                try await app.services.addMeeting(
                    of: group.id, title: "Next", on: app.services.today.adding(days: 3), by: .system)
            }
            let many = try await app.countingQueries { try await coordinator.get("/groups") }
            #expect(few == many)
        }
    }

    @Test(arguments: Engine.available)
    func aGroupThatHasEndedKeepsItsRecordAndMeetsNoMore(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let fixture = try await app.makeMeeting()
            let own = "/groups/\(fixture.group.id.text)"
            #expect(try await coordinator.post("\(own)/closing").location == own)
            let page = try await coordinator.get(own)
            #expect(page.words.contains("Closed on"))
            #expect(page.words.contains("Spring meeting"))
            #expect(!page.words.contains("Add a meeting"))
            let day = app.services.today.parts
            let meeting = try await coordinator.post(
                "\(own)/meetings",
                form: [
                    "title": "One more", "day-day": "\(day.day)", "day-month": "\(day.month)",
                    "day-year": "\(day.year)",
                ])
            #expect(meeting.status == .conflict)
            #expect(try await coordinator.post("\(own)/closing").status == .conflict)
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let nobody = UUID().uuidString.lowercased()
            for path in ["/groups/\(nobody)", "/meetings/\(nobody)", "/decisions/\(nobody)", "/meetings/nonsense"] {
                let page = try await coordinator.get(path)
                #expect(page.status == .notFound)
            }
        }
    }
}

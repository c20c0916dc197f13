import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@Suite struct ActionPagesTests {
    @Test func anActionNeedsEveryFieldAndADayAfterTheDecision() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let fixture = try await app.makeMeeting()
            let path = "/decisions/\(fixture.decision.id.text)/actions"
            let refused = try await coordinator.post(
                path, form: ["owner": "", "due-day": "1", "due-month": "6", "due-year": "2019"])
            #expect(refused.status == .unprocessableContent)
            for words in [
                "Enter what will be done", "Choose which organisation will do it", "Date must be 13 June 2019 or later",
                "Enter how you will know that it worked",
            ] {
                #expect(refused.words.contains(words))
            }
        }
    }

    @Test func sendingTheFormTwiceAddsOneAction() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let fixture = try await app.makeMeeting()
            let own = "/decisions/\(fixture.decision.id.text)"
            let empty = try await coordinator.get(own)
            #expect(empty.words.contains("No action yet"))
            let new = app.services.newID(Action.self).text
            for _ in 1...2 {
                let sent = try await coordinator.post(
                    "\(own)/actions",
                    form: [
                        "new": new, "what": "Publish a guide", "owner": fixture.owner.text, "due-day": "30",
                        "due-month": "6", "due-year": "2019", "success": "People find it",
                    ])
                #expect(sent.location == "/actions/\(new)")
            }
            let page = try await coordinator.get("/actions")
            #expect(page.words.contains("1 action"))
            #expect(page.words.contains("Fernshire Police"))
            #expect(page.words.contains("30 June 2019"))
            #expect(try await app.auditEntries("action.added") == 1)
        }
    }

    @Test(arguments: [Int.max, Int.min, 0])
    func theListBeginsAtAPlaceItHas(from: Int) async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            _ = try await app.makeAction(of: fixture)
            let coordinator = try await app.signIn(as: .coordinator)
            for due in [1, Int.min, Int.max] {
                let place = "due=\(due)&after=00000000-0000-0000-0000-000000000000"
                let page = try await coordinator.get("/actions?\(place)&from=\(from)")
                #expect(page.status == .ok)
                #expect(!page.words.contains("Showing \(from) "))
            }
        }
    }

    @Test func anAgencyLeadOpensOnlyTheirOwnActions() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let council = try await app.makeOwner("Fernshire Council")
            let (theirs, other) = (
                try await app.makeAction(of: fixture, "Posters", owner: council), try await app.makeAction(of: fixture)
            )
            let lead = try await app.signIn(as: .agencyLead, organisation: council)
            let page = try await lead.get("/actions/\(theirs.id.text)")
            #expect(page.status == .ok)
            #expect(!page.html.contains("/meetings/"))
            let hidden = try await lead.get("/actions/\(other.id.text)")
            #expect(hidden.status == .notFound)
            let sent = try await lead.post("/actions/\(other.id.text)/updates", form: ["words": "Hello"])
            #expect(sent.status == .notFound)
            let list = try await lead.get("/actions")
            #expect(list.words.contains("Posters"))
            #expect(!list.words.contains("Publish one guide"))
        }
    }

    @Test func anActionIsDoneByOneAndClosedByAnother() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let path = "/actions/\(try await app.makeAction(of: fixture).id.text)"
            let lead = try await app.signIn(as: .agencyLead, named: "Li Lowe", organisation: fixture.owner)
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Stone")
            let early = try await scrutineer.post("\(path)/close", form: Self.evidence("19"))
            #expect(early.status == .conflict)
            try await lead.post("\(path)/updates", form: ["words": "A draft is out."])
            try await lead.post("\(path)/done", form: ["done-day": "18", "done-month": "6", "done-year": "2019"])
            let done = try await scrutineer.get(path)
            #expect(done.words.contains("18 June 2019, by Li Lowe"))
            #expect(done.words.contains("A draft is out."))
            let refused = try await scrutineer.post("\(path)/close", form: Self.evidence("17"))
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("Evidence must be from the day it was done, 18 June 2019, or later"))
            #expect(refused.words.contains("Read it & liked it"))
            try await scrutineer.post("\(path)/close", form: Self.evidence("19"))
            let closed = try await lead.get(path)
            #expect(closed.words.contains("20 June 2019, by Sam Stone"))
            #expect(!closed.html.contains("/updates\""))
        }
    }

    @Test func nobodyClosesTheirOwnAction() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let path = "/actions/\(try await app.makeAction(of: fixture).id.text)"
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(path)/done")
            let page = try await manager.get(path)
            #expect(page.words.contains("Nobody closes their own action"))
            #expect(!page.html.contains("\(path)/close"))
            let sent = try await manager.post("\(path)/close", form: Self.evidence("20"))
            #expect(sent.status == .forbidden)
            #expect(try await app.auditEntries("action.closed") == 0)
        }
    }

    @Test func reopeningKeepsTheEvidenceAmongTheUpdates() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let path = "/actions/\(try await app.makeAction(of: fixture).id.text)"
            let lead = try await app.signIn(as: .agencyLead, organisation: fixture.owner)
            let scrutineer = try await app.signIn(as: .scrutineer)
            try await lead.post("\(path)/done")
            try await scrutineer.post("\(path)/close", form: Self.evidence("20"))
            let refused = try await scrutineer.post("\(path)/reopen", form: ["why": ""])
            #expect(refused.status == .unprocessableContent)
            let early = try await lead.post("\(path)/reopen", form: ["why": "No"])
            #expect(early.status == .forbidden)
            try await scrutineer.post("\(path)/reopen", form: ["why": "It went offline."])
            let page = try await lead.get(path)
            #expect(page.words.contains("Opened again: It went offline."))
            #expect(page.words.contains("It had been closed with evidence of 20 June 2019: Read it & liked it"))
            #expect(page.html.contains("\(path)/done"))
        }
    }

    @Test func aLongListHasPagesAndAsksNoMoreThanAShortOne() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            let scrutineer = try await app.signIn(as: .scrutineer)
            try await app.makeAction(of: fixture, "First", dueIn: 0)
            let few = try await app.countingQueries { try await scrutineer.get("/actions") }
            for number in 1...60 { try await app.makeAction(of: fixture, "Action \(number)", dueIn: number) }
            let many = try await app.countingQueries { try await scrutineer.get("/actions") }
            #expect(few == many)
            let page = try await scrutineer.get("/actions?state=open")
            #expect(page.words.contains("Showing 1 to 50 of 61"))
            let match = page.html.firstMatch(of: /href="([^"]+)" rel="next"/)
            let next = try #require(match).output.1.replacing("&amp;", with: "&")
            let second = try await scrutineer.get(String(next))
            #expect(second.words.contains("Showing 51 to 61 of 61"))
            #expect(second.words.contains("Action 60"))
        }
    }

    private static func evidence(_ day: String) -> KeyValuePairs<String, String> {
        [
            "evidence": "Read it & liked it", "evidenced-day": day, "evidenced-month": "6", "evidenced-year": "2019",
        ]
    }
}

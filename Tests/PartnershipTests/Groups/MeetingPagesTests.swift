import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@Suite struct MeetingPagesTests {
    @Test func aMeetingNeedsATitleAndARealDay() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let group = try await app.makeMeeting().group
            let refused = try await coordinator.post(
                "/groups/\(group.id.text)/meetings",
                form: ["title": "", "day-day": "31", "day-month": "6", "day-year": "2019"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("Enter a title"))
            #expect(refused.words.contains("Date must be a real date"))
            #expect(refused.html.contains("value=\"31\""))
        }
    }

    @Test func aMeetingToComeIsNotHeldAndTakesNoDecision() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .executiveMember)
            let coordinator = try await app.signIn(as: .coordinator)
            let group = try await app.makeMeeting(with: [try #require(browser.member).id]).group
            let meeting = try await app.services.addMeeting(
                of: group.id, title: "Summer", on: app.services.today.adding(days: 9), by: .system)
            let item = try await app.services.addAgendaItem(
                to: meeting.id, title: "Parents", words: "Help them.", by: .system)
            let held = try await coordinator.post("/meetings/\(meeting.id.text)/held")
            #expect(held.status == .conflict)
            let page = try await browser.get("/meetings/\(meeting.id.text)")
            #expect(page.words.contains("Not decided yet"))
            #expect(!page.html.contains("/decision\""))
            let sent = try await browser.post(
                "/agenda-items/\(item.id.text)/decision", form: ["answer": "do", "reason": "Because"])
            #expect(sent.status != .seeOther)
            #expect(try await app.auditEntries("decision.recorded") == 1)
        }
    }

    @Test func aMemberOfTheGroupRecordsADecisionOnTheAgendaOnce() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .strategicMember)
            let fixture = try await app.makeMeeting(with: [try #require(browser.member).id])
            let page = try await browser.get("/meetings/\(fixture.meeting.id.text)")
            #expect(page.html.contains("name=\"answer-2\""))
            #expect(page.words.contains("One guide will put that right."))
            let path = "/agenda-items/\(fixture.undecided.id.text)/decision"
            let refused = try await browser.post(path, form: ["place": "2", "answer-2": "doing", "reason-2": " "])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("Enter a reason"))
            #expect(refused.html.contains("value=\"doing\" checked"))
            let new = app.services.newID(Decision.self).text
            for _ in 1...2 {
                let sent = try await browser.post(
                    path, form: ["new": new, "place": "2", "answer-2": "doing", "reason-2": "It began in May."])
                #expect(sent.location == "/decisions/\(new)")
            }
            let decision = try await browser.get("/decisions/\(new)")
            #expect(decision.words.contains("We are doing this"))
            #expect(decision.words.contains("It began in May."))
            #expect(decision.words.contains("13 June 2019"))
            #expect(try await app.auditEntries("decision.recorded") == 2)
        }
    }

    @Test func othersSeeThatNothingIsDecidedAndRecordNothing() async throws {
        try await withTestApp { app in
            let outsider = try await app.signIn(as: .strategicMember)
            let fixture = try await app.makeMeeting()
            let page = try await outsider.get("/meetings/\(fixture.meeting.id.text)")
            #expect(page.words.contains("Not decided yet"))
            let sent = try await outsider.post(
                "/agenda-items/\(fixture.undecided.id.text)/decision", form: ["answer": "do", "reason": "Because"])
            #expect(sent.status == .forbidden)
            #expect(sent.words.contains("Only members of this group"))
            let coordinator = try await app.signIn(as: .coordinator)
            let path = "/agenda-items/\(fixture.undecided.id.text)/decision"
            let refused = try await coordinator.post(path, form: ["answer": "do", "reason": "Because"])
            #expect(refused.status == .forbidden)
        }
    }

    @Test func aDecisionIsReplacedAndItsHistoryShown() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .executiveMember)
            let fixture = try await app.makeMeeting(with: [try #require(browser.member).id])
            let first = "/decisions/\(fixture.decision.id.text)"
            let before = try await browser.get(first)
            #expect(before.words.contains("Record a different decision"))
            app.clock.advance(seconds: 5)
            let path = "/agenda-items/\(fixture.decided.id.text)/decision"
            let form = try await browser.get(path)
            #expect(form.words.contains("We will do this, decided on 13 June 2019"))
            let sent = try await browser.post(path, form: ["answer": "cannot", "reason": "There is no money."])
            let now = try await browser.get(try #require(sent.location))
            #expect(now.words.contains("There is no money."))
            #expect(now.words.contains("20 June 2019"))
            #expect(now.words.contains("Replaced"))
            let after = try await browser.get(first)
            #expect(after.words.contains("The group has decided otherwise since."))
        }
    }

    @Test func theBusinessUnitAddsItemsAndMarksAsHeld() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let fixture = try await app.makeMeeting()
            let own = "/meetings/\(fixture.meeting.id.text)"
            let refused = try await coordinator.post("\(own)/items", form: ["title": "Parents", "words": ""])
            #expect(refused.status == .unprocessableContent)
            let new = app.services.newID(AgendaItem.self).text
            for _ in 1...2 {
                try await coordinator.post(
                    "\(own)/items", form: ["new": new, "title": "Parents", "words": "Help them."])
            }
            try await coordinator.post("\(own)/held")
            let page = try await coordinator.get(own)
            #expect(page.words.contains("3. Parents"))
            #expect(!page.words.contains("4. Parents"))
            #expect(page.words.contains("Held"))
            #expect(!page.words.contains("Mark as held"))
            let moved = try await coordinator.post(
                own, form: ["title": "Spring", "day-day": "1", "day-month": "6", "day-year": "2019"])
            #expect(moved.status == .conflict)
        }
    }
}

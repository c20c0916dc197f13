import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct ActivityPagesTests {
    private static let visit: [(String, String)] = [
        ("kind", "visit"), ("title", "Custody suite at night"), ("state", "done"), ("half-days", "1"),
        ("day-day", "1"), ("day-month", "3"), ("day-year", "2019"),
    ]

    @Test func anActivityWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.post(
                "/activities",
                form: [
                    "kind": "spying", "title": "", "state": "done", "half-days": "a lot", "day-day": "1",
                    "day-month": "1", "day-year": "2090", "note": "What I <saw>",
                ])
            #expect(page.status == .unprocessableContent)
            for words in [
                "Choose what kind it is", "Enter what it is", "The date must be today or earlier",
                "Half days must be a whole number",
            ] {
                #expect(page.words.contains(words), "\(words)")
            }
            #expect(page.html.contains("What I &lt;saw&gt;"))
        }
    }

    @Test(arguments: Engine.available)
    func whatWasNotPlannedCountsAsRoaming(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let new = app.services.newID(ScrutinyActivity.self).text
            for _ in 1...2 {
                let sent = try await browser.post(
                    "/activities", pairs: Self.visit + [("new", new), ("lines", fixture.line.id.text)])
                #expect(sent.location == "/activities/\(new)")
            }
            let page = try await browser.get("/activities/\(new)")
            #expect(page.words.contains("Done, unplanned"))
            #expect(page.words.contains("1 March 2019, 1 half day"))
            #expect(page.html.contains("/evidence/new?about=activity:\(new)"))
            let coverage = try await browser.get("\(fixture.plan.id.path)/coverage")
            #expect(coverage.words.contains("1 done, 0 still planned."))
            #expect(coverage.words.contains("0.5 days used of 40 days agreed"))
            #expect(coverage.words.contains("1 unplanned: the freedom to roam of 1 done"))
        }
    }

    @Test func whatWasPlannedIsDoneOrCalledOff() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let planned = Self.visit.map { $0.0 == "state" ? ("state", "planned") : $0 }
            let path = try #require(try await browser.post("/activities", pairs: planned).location)
            #expect(try await browser.post("\(path)/cancellation", form: ["why": ""]).status == .unprocessableContent)
            let done = try await browser.post(path, pairs: Self.visit)
            #expect(done.location == path)
            #expect(try await browser.get(path).words.contains("Planned for"))
            #expect(try await browser.post("\(path)/cancellation", form: ["why": "Snow"]).status == .conflict)

            let other = try #require(try await browser.post("/activities", pairs: planned).location)
            try await browser.post("\(other)/cancellation", form: ["why": "Snow"])
            #expect(try await browser.get(other).words.contains("Snow"))
            #expect(try await browser.post(other, pairs: Self.visit).status == .conflict)
        }
    }

    @Test func itsNoteIsTheWritersAlone() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let writer = try await app.signInWithNotes()
            let sent = try await writer.browser.post(
                "/activities", pairs: Self.visit + [("note", "The sergeant looked away")])
            let path = try #require(sent.location)
            #expect(try await writer.browser.get(path).words.contains("The sergeant looked away"))
            let colleague = try await app.signIn(fixture.scrutineer)
            let page = try await colleague.get(path)
            #expect(page.words.contains("The note is sealed."))
            #expect(!page.words.contains("looked away"))

            let stale = Self.visit + [("version", "1"), ("note", "From this tab")]
            try await writer.browser.post(path, pairs: Self.visit + [("version", "1"), ("note", "From the other tab")])
            let both = try await writer.browser.post(path, pairs: stale)
            #expect(both.status == .conflict)
            #expect(both.words.contains("From the other tab"))
            #expect(both.words.contains("From this tab"))
        }
    }

    /// Those who spoke openly must not be found out through where they work.
    @Test func aTalkWithPractitionersNamesNoOrganisation() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let police = try await app.add("County Police", .police)
            let browser = try await app.signIn(fixture.scrutineer)
            let talk =
                Self.visit.map { $0.0 == "kind" ? ("kind", "practitioners") : $0 }
                + [("organisation", police.text), ("spoken-with", "police")]
            let path = try #require(try await browser.post("/activities", pairs: talk).location)
            let page = try await browser.get(path)
            #expect(!page.words.contains("County Police"))
            #expect(page.words.contains("Spoken with Police"))
        }
    }

    @Test func itComesFilledInFromAMeeting() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let group = try await app.services.addGroup(name: "Executive Group", tier: .executive, by: .system)
            let meeting = try await app.services.addMeeting(
                of: group.id, title: "Summer meeting", on: app.services.today, by: .system)
            let item = try await app.services.addAgendaItem(
                to: meeting.id, title: "Missing children", words: "For a decision", by: .system)
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.get("/activities/new?meeting=\(meeting.id.text)&item=\(item.id.text)")
            #expect(page.html.contains(#"value="Executive Group: Summer meeting"#))
            #expect(page.words.contains("Missing children"))
        }
    }

    @Test func anotherScrutineerDoesNotChangeIt() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let own = try await app.signIn(fixture.scrutineer)
            let path = try #require(try await own.post("/activities", pairs: Self.visit).location)
            let other = try await app.signIn(as: .scrutineer)
            #expect(try await other.post(path, pairs: Self.visit).status == .forbidden)
        }
    }

    /// What it was about when it was written down stays, also where it would no longer be offered.
    @Test func changingItsTitleKeepsWhatItWasAbout() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let group = try await app.services.addGroup(name: "Executive Group", tier: .executive, by: .system)
            let old = try await app.services.addMeeting(
                of: group.id, title: "Old meeting", on: app.services.today, by: .system)
            let links = [("lines", fixture.line.id.text), ("meeting", old.id.text)]
            let path = try #require(try await browser.post("/activities", pairs: Self.visit + links).location)
            app.clock.advance(seconds: 200 * 86_400)
            let again = try await app.signIn(fixture.scrutineer)
            #expect(try await again.get("\(path)/edit").words.contains("Old meeting"))
            #expect(try await again.post(path, pairs: Self.visit + links).location == path)
            #expect(try await again.get(path).words.contains("Old meeting"))
        }
    }

    @Test func whoeverReadsThePlanDoesNotLearnWhereTheScrutineerWillBe() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.offer(fixture)
            let browser = try await app.signIn(fixture.scrutineer)
            try await browser.post(
                "/activities", pairs: Self.visit.map { $0.0 == "state" ? ("state", "planned") : $0 })
            let lead = try await app.signIn(as: .agencyLead)
            let page = try await lead.get("\(fixture.plan.id.path)/coverage")
            #expect(page.words.contains("0 done, 1 still planned."))
            #expect(!page.words.contains("Custody suite at night"))
        }
    }

    @Test func whatWasTypedBeforeThereIsAPlaceForNotesIsKept() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.post("/activities", pairs: Self.visit + [("note", "The sergeant looked away")])
            #expect(page.status == .conflict)
            #expect(page.words.contains("Set up a place for your notes first"))
            #expect(page.html.contains("The sergeant looked away"))
        }
    }

    @Test func anAreaNobodyTalkedWithChildrenAboutIsNamed() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.services.addArea(
                to: fixture.plan.id, title: "Custody", reason: "Out of sight", by: fixture.scrutineer.id)
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.get("\(fixture.plan.id.path)/coverage")
            #expect(page.words.contains("Nothing is done or planned about Custody."))
        }
    }
}

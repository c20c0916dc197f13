import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct SendingTests {
    @Test func aThemeWithoutCommentsOrSummaryIsNotSent() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .businessManager)
            let hub = try await app.makeHub()
            let meeting = try await app.makeMeeting().meeting
            let form: KeyValuePairs = ["meeting": meeting.id.text]
            let silent = try await browser.post(Self.path(hub, hub.communication), form: form)
            #expect(silent.status == .conflict)
            #expect(silent.words.contains("no comment under this theme"))
            try await app.say("One", in: hub, under: [hub.education.id])
            let vague = try await browser.post(Self.path(hub, hub.education), form: form)
            #expect(vague.status == .conflict)
            #expect(vague.words.contains("Sum up what was heard"))
            #expect(try await app.number(of: "SELECT count(*) AS number FROM agenda_item") == 0)
        }
    }

    @Test func aMeetingHasToBeStillToCome() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .businessManager)
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            try await app.say("One", in: hub, under: [hub.communication.id])
            let past = try await app.makeMeeting(in: -3).meeting
            for meeting in [past.id.text, "", "nonsense", app.services.newID(Meeting.self).text] {
                let refused = try await browser.post(Self.path(hub, hub.communication), form: ["meeting": meeting])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.words.contains("Choose a meeting that is still to come"))
            }
            let strange = try await browser.post(Self.path(hub, other.communication), form: ["meeting": past.id.text])
            #expect(strange.status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func sentTwiceAThemeIsOnTheAgendaOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .businessManager)
            let hub = try await app.makeHub()
            try await app.say("One", in: hub, under: [hub.communication.id])
            let meeting = try await app.makeMeeting().meeting
            for _ in 1...2 {
                let sent = try await browser.post(
                    Self.path(hub, hub.communication), form: ["meeting": meeting.id.text])
                #expect(sent.status == .seeOther)
            }
            #expect(try await app.number(of: "SELECT count(*) AS number FROM agenda_item") == 1)
            let agenda = try await browser.get("/meetings/\(meeting.id.text)")
            #expect(agenda.words.contains("Routes are not clear. 1 comment from 1 source."))
        }
    }

    @Test(arguments: Engine.available)
    func eachBrokenLinkIsOnTheFrontPageUntilItIsMended(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            let path = fixture.hub.path
            let undecided = try await browser.get(path)
            #expect(undecided.words.contains("It was on the agenda of Summer meeting on 23 June 2019."))
            let decision = try await app.decide(fixture)
            let idle = try await browser.get(path)
            #expect(!idle.words.contains("It was on the agenda of"))
            #expect(idle.words.contains("needs an action"))
            let owner = try await app.addOwner()
            let draft = ActionDraft(
                what: "Publish one guide", owner: owner, dueOn: app.services.today.adding(days: 90), success: "Found")
            try await app.services.addAction(to: decision.id, draft, by: .system)
            #expect(!(try await browser.get(path).words.contains("needs an action")))
            app.clock.advance(seconds: 60 * 86_400)
            let later = try await app.signIn(as: .businessManager)
            #expect(try await later.get(path).words.contains("Those who spoke have not heard."))
            _ = try await app.addContact("Cat", through: fixture.hub)
            try await app.services.tell(of: fixture.hub.hub.id, opening: "Thank you", by: .system)
            #expect(!(try await later.get(path).words.contains("have not heard")))
            let theme = try await later.get("\(path)/themes/\(fixture.hub.communication.id.text)")
            #expect(theme.words.contains("We will do this"))
            #expect(theme.words.contains("Publish one guide"))
            #expect(theme.html.contains("/decisions/\(decision.id.text)"))
        }
    }

    @Test(arguments: Engine.available)
    func whatWasSaidAndDoneIsPublicOnlyWhilePublished(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            let visitor = try await app.visitor()
            try await app.decide(fixture)
            let path = fixture.hub.path
            #expect(try await visitor.get("\(path)/said-and-done").status == .notFound)
            let practitioner = try await app.signIn(as: .practitioner)
            #expect(try await practitioner.get("\(path)/said-and-done").status == .notFound)
            for _ in 1...2 { try await browser.post("\(path)/publication") }
            let page = try await visitor.get("\(path)/said-and-done")
            #expect(page.status == .ok)
            #expect(page.words.contains("One guide will put that right."))
            #expect(!page.html.contains("/comments") && !page.html.contains("/decisions/"))
            for _ in 1...2 { try await browser.post("\(path)/publication/withdrawal") }
            #expect(try await visitor.get("\(path)/said-and-done").status == .notFound)
            #expect(try await app.auditEntries("hub.published") == 1)
            #expect(try await app.auditEntries("hub.withdrawn") == 1)
        }
    }

    private static func path(_ hub: HubFixture, _ theme: Theme) -> String {
        "\(hub.path)/themes/\(theme.id.text)/sendings"
    }
}

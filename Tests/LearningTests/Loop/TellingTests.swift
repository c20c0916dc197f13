import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct TellingTests {
    @Test func nobodyIsWrittenToWithoutDecisionPeopleOrOpening() async throws {
        try await withTestApp { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            let path = "\(fixture.hub.path)/letters"
            #expect(try await browser.post(path, form: ["opening": "Thank you"]).status == .conflict)
            try await app.decide(fixture)
            #expect(try await browser.post(path, form: ["opening": "Thank you"]).status == .conflict)
            _ = try await app.addContact("Cat", through: fixture.hub)
            let empty = try await browser.post(path, form: ["opening": " \n "])
            #expect(empty.status == .unprocessableContent)
            try await app.doJobs()
            #expect(app.letters.all.isEmpty)
            #expect(try await app.number(of: "SELECT count(*) AS number FROM telling") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func sentTwiceEachWhoAgreedIsWrittenToOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            try await app.decide(fixture)
            let cat = try await app.addContact("Cat", through: fixture.hub)
            _ = try await app.addContact("Dan", through: fixture.hub, agreeing: [.newsletter])
            _ = try await app.addContact("Ela", through: try await app.makeHub("Exploitation"))
            let id: ID<Telling> = app.services.newID()
            for _ in 1...2 {
                let sent = try await browser.post(
                    "\(fixture.hub.path)/letters", form: ["new": id.text, "opening": "Thank you for coming."])
                #expect(sent.status == .seeOther)
            }
            try await app.doJobs()
            #expect(app.letters.all.map(\.to) == [cat.email.text])
            let text = try #require(app.letters.all.first).text
            #expect(text.contains("One guide will put that right."))
            #expect(text.contains("Thank you for coming."))
            try await SendDecisionLetter(telling: id.uuid, contact: cat.id.uuid).run(with: app.services)
            #expect(app.letters.all.count == 1)
            #expect(try await app.auditEntries("decisions.told") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func whoIsErasedOrTakesConsentBackMeanwhileIsNotWrittenTo(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            try await app.decide(fixture)
            let cat = try await app.addContact("Cat", through: fixture.hub)
            let dan = try await app.addContact("Dan", through: fixture.hub)
            let people = try await app.services.tell(of: fixture.hub.hub.id, opening: "Thank you", by: .system)
            #expect(people == 2)
            try await app.services.eraseContact(cat.id, by: .system)
            try await app.services.changeContact(
                dan.id, ContactDraft(name: dan.name, email: dan.email), how: "By phone", by: .system)
            try await app.doJobs()
            #expect(app.letters.all.isEmpty)
            #expect(try await app.number(of: "SELECT count(sent_at) AS number FROM telling_recipient") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func onlyDecisionsNobodyWasToldOfAreTold(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            try await app.decide(fixture)
            _ = try await app.addContact("Cat", through: fixture.hub)
            let path = "\(fixture.hub.path)/letters"
            try await browser.post(path, form: ["opening": "Thank you"])
            let again = try await browser.post(path, form: ["opening": "Thank you"])
            #expect(again.status == .conflict)
            app.clock.advance(seconds: 60)
            try await app.decide(fixture, .cannot)
            try await browser.post(path, form: ["opening": "Things changed."])
            try await app.doJobs()
            #expect(app.letters.all.count == 2)
            #expect(try await app.number(of: "SELECT count(*) AS number FROM telling_decision") == 2)
        }
    }
}

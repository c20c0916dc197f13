import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct HubPagesTests {
    @Test func anEmptyFormGivesEveryProblemAndWhatWasTyped() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let answer = try await browser.post(
                "/hubs",
                form: [
                    "season": "Autumn 2019", "planned-forums-day": "31", "planned-forums-month": "6",
                    "planned-forums-year": "2019",
                ])
            #expect(answer.status == .unprocessableContent)
            for words in [
                "Enter a theme", "Enter why it matters", "Choose at least one board",
                "Enter at least one question", "must be a real date",
            ] {
                #expect(answer.words.contains(words), "\(words)")
            }
            #expect(answer.html.contains("value=\"Autumn 2019\"") && answer.html.contains("value=\"31\""))
            #expect(try await app.number(of: "SELECT count(*) AS number FROM hub") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aTitleIsTakenInAnyCaseAndAFormSentTwiceStartsOneHub(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let new = app.services.newID(Hub.self).text
            for _ in 1...2 {
                let sent = try await browser.post("/hubs", form: Self.form(title: "Café  culture", new: new))
                #expect(sent.location == "/hubs/\(new)")
            }
            let taken = try await browser.post("/hubs", form: Self.form(title: "CAFÉ culture", new: ""))
            #expect(taken.status == .unprocessableContent)
            #expect(taken.words.contains("Another hub has this theme"))
            #expect(try await app.number(of: "SELECT count(*) AS number FROM hub") == 1)
            #expect(try await app.auditEntries("hub.added") == 1)
        }
    }

    @Test func aHubIsChangedButNotIntoAnother() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            _ = try await app.makeHub("Exploitation")
            let taken = try await browser.post(hub.path, form: Self.form(title: "exploitation", new: ""))
            #expect(taken.status == .unprocessableContent)
            #expect(taken.html.contains("value=\"exploitation\""))
            for _ in 1...2 {
                let saved = try await browser.post(hub.path, form: Self.form(title: "Neglect 2019", new: ""))
                #expect(saved.location == hub.path)
            }
            #expect(try await browser.get(hub.path).words.contains("Neglect 2019"))
            #expect(try await app.auditEntries("hub.changed") == 1)
        }
    }

    @Test func aFormOpenedBeforePeopleWereToldKeepsTheDayOnWhichTheyWere() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            let form = try await browser.get("\(hub.path)/edit")
            #expect(form.html.contains("name=\"seen-told\" value=\"\""))
            try await app.markTold(hub, on: app.services.today)
            let untouched: KeyValuePairs = [
                "title": "Neglect", "season": "Autumn 2019", "why-children": "They are hungry.",
                "why-adults": "They are alone.", "boards": "children", "questions": "What gets in the way?",
                "seen-told": "",
            ]
            #expect(try await browser.post(hub.path, form: untouched).location == hub.path)
            #expect(try await app.toldOn(hub) == app.services.today)
            let again = try await browser.get("\(hub.path)/edit")
            #expect(again.html.contains("name=\"seen-told\" value=\"20 6 2019\""))
            let emptied: KeyValuePairs = [
                "title": "Neglect", "season": "Autumn 2019", "why-children": "They are hungry.",
                "why-adults": "They are alone.", "boards": "children", "questions": "What gets in the way?",
                "seen-told": "20 6 2019",
            ]
            #expect(try await browser.post(hub.path, form: emptied).location == hub.path)
            #expect(try await app.toldOn(hub) == nil)
        }
    }

    @Test func whatIsNotOursIsRefusedOrNotThere() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let comment = try await app.say("Nobody knows", in: hub)
            let restricted = [
                "\(hub.path)/comments", "\(hub.path)/comments/\(comment.id.text)", "\(hub.path)/comments/export",
                "\(hub.path)/report/contacts", "\(hub.path)/letters",
            ]
            for role in [Role.practitioner, .agencyLead, .electedMember] {
                let browser = try await app.signIn(as: role)
                let front = try await browser.get(hub.path)
                #expect(front.status == .ok)
                #expect(!front.html.contains("\(hub.path)/comments"))
                for path in restricted {
                    #expect(try await browser.get(path).status == .forbidden, "\(role) \(path)")
                }
                let report = try await browser.get("\(hub.path)/report").status
                #expect(report == (role == .electedMember ? .ok : .forbidden))
            }
            let visitor = try await app.visitor()
            for path in restricted + [hub.path] {
                #expect(try await visitor.get(path).location?.hasPrefix("/sign-in") == true, "\(path)")
            }
        }
    }

    static func form(title: String, new: String) -> KeyValuePairs<String, String> {
        [
            "new": new, "title": title, "season": "Autumn 2019", "why-children": "They are hungry.",
            "why-adults": "They are alone.", "boards": "children", "questions": "What gets in the way?",
        ]
    }
}

extension TestApp {
    fileprivate func markTold(_ hub: HubFixture, on day: Day) async throws {
        try await database.write { db in try HubStore.markDone(.told, of: hub.hub.id, on: day, on: db) }
    }

    fileprivate func toldOn(_ hub: HubFixture) async throws -> Day? {
        try await database.read { db in try HubStore.hub(hub.hub.id, on: db) }.stages.first { $0.kind == .told }?.doneOn
    }
}

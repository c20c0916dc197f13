import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct ScrutineerPagesTests {
    @Test func anAppointmentNeedsEverything() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.post(
                "/scrutineers", form: ["member": "nobody", "days": "0.5", "by": " <b>", "from-day": "31"])
            #expect(page.status == .unprocessableContent)
            for words in [
                "Choose who is appointed", "Choose how scrutiny is arranged", "Date must have a day",
                "Days a year must be a whole number from 1 to 366", "Enter a date", "Enter a statement of independence",
            ] {
                #expect(page.words.contains(words))
            }
            #expect(page.html.contains(#"value=" &lt;b&gt;""#))
        }
    }

    @Test(arguments: Engine.available)
    func everybodyReadsWhoIsAppointedAndUntilWhen(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let visitor = try await app.visitor()
            #expect(try await visitor.get("/scrutineer").words.contains("Nobody is appointed yet"))
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Okoro")
            try await app.appoint(scrutineer)
            #expect(try await visitor.get("/").words.contains("Independent scrutiny"))
            let page = try await visitor.get("/scrutineer")
            for words in [
                "Sam Okoro", "1 April 2019 to 31 March 2020", "The executive, on 4 March 2019", "Works for none",
                "No interest declared",
            ] {
                #expect(page.words.contains(words))
            }
            #expect(!page.words.contains("Days a year") && !page.words.contains("keep out of"))
            app.clock.advance(seconds: 400 * 86_400)
            #expect(try await visitor.get("/scrutineer").words.contains("This appointment ended on 31 March 2020."))
        }
    }

    @Test func aTermThatOverlapsAndAMemberWithoutTheRoleAreRefused() async throws {
        try await withTestApp { app in
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Okoro")
            try await app.appoint(scrutineer)
            let manager = try await app.signIn(as: .businessManager)
            let again = try await manager.post("/scrutineers", pairs: app.form(for: scrutineer))
            #expect(again.status == .unprocessableContent)
            #expect(again.words.contains("The two terms must not overlap"))
            let other = try await manager.post(
                "/scrutineers", pairs: app.form(for: scrutineer).map { $0.0 == "arrangement" ? ($0.0, "young") : $0 })
            #expect(other.words.contains("Choose a member with the role “Young scrutineer”"))
            #expect(try await app.rows("SELECT id FROM scrutineer_appointment") == 1)
        }
    }

    @Test func anAppointmentIsEndedEarlierByChangingIt() async throws {
        try await withTestApp { app in
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Okoro")
            let id = try await app.appoint(scrutineer)
            let manager = try await app.signIn(as: .businessManager)
            let form = try await manager.get("/scrutineers/\(id)/edit")
            #expect(form.html.contains("Works for none"))
            let earlier = app.form(for: scrutineer).map { field in
                switch field.0 {
                case "to-day": (field.0, "30")
                case "to-month": (field.0, "4")
                case "to-year": (field.0, "2019")
                default: field
                }
            }
            #expect(try await manager.post("/scrutineers/\(id)", pairs: earlier).location == "/scrutineers")
            #expect(try await manager.get("/scrutineers").words.contains("Nobody is appointed today."))
            #expect(try await app.auditEntries("appointment.changed") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func scrutineersDeclareTheirOwnInterestsAndNobodyElses(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Okoro")
            try await app.appoint(scrutineer)
            let slip = try await scrutineer.post(
                "/interests",
                form: [
                    "organisation": "Fernshire College", "what": "Governor", "from-day": "2", "from-month": "1",
                    "from-year": "2019", "to-day": "1", "to-month": "1", "to-year": "2019",
                ])
            #expect(slip.words.contains("The last day must be the first day or later"))
            let new = app.services.newID(DeclaredInterest.self).text
            for _ in 1...2 {
                try await scrutineer.post(
                    "/interests",
                    form: [
                        "new": new, "organisation": "Fernshire College", "what": "Governor", "from-day": "2",
                        "from-month": "1", "from-year": "2019",
                    ])
            }
            #expect(try await app.rows("SELECT id FROM declared_interest") == 1)
            #expect(try await app.visitor().get("/scrutineer").words.contains("Fernshire College"))

            let other = try await app.signIn(as: .scrutineer, named: "Another")
            #expect(try await other.get("/interests/\(new)/end").status == .notFound)
            let early = try await scrutineer.post(
                "/interests/\(new)/end", form: ["ended-day": "1", "ended-month": "1", "ended-year": "2019"])
            #expect(early.status == .unprocessableContent)
            let day: KeyValuePairs = ["ended-day": "1", "ended-month": "6", "ended-year": "2019"]
            #expect(try await scrutineer.post("/interests/\(new)/end", form: day).location == "/scrutineers")
            #expect(try await scrutineer.post("/interests/\(new)/end", form: day).status == .conflict)
        }
    }

    @Test func thePartnersReadWhatAScrutineerKeepsOutOf() async throws {
        try await withTestApp { app in
            let scrutineer = try await app.signIn(as: .scrutineer, named: "Sam Okoro")
            try await app.appoint(scrutineer)
            #expect(try await scrutineer.post("/conflicts").words.contains("Enter who takes it instead"))
            try await scrutineer.post("/conflicts", form: ["about": "The college", "taken-by": "A peer reviewer"])
            for role in [Role.executiveMember, .strategicMember, .businessManager, .coordinator, .electedMember] {
                let page = try await app.signIn(as: role).get("/scrutineers")
                #expect(page.words.contains("A peer reviewer") && page.words.contains("Days a year"))
            }
            for role in [Role.administrator, .practitioner, .schoolLead] {
                #expect(try await app.signIn(as: role).get("/scrutineers").status == .forbidden)
            }
            #expect(try await !app.visitor().get("/scrutineer").words.contains("A peer reviewer"))
        }
    }

    @Test func youngScrutineersAreNotNamedToEverybody() async throws {
        try await withTestApp { app in
            let young = try await app.signIn(as: .youngScrutineer, named: "Robin Fenwick")
            try await app.appoint(young, arrangement: "young")
            let page = try await app.visitor().get("/scrutineer")
            #expect(page.words.contains("Young scrutineers") && !page.words.contains("Robin"))
        }
    }
}

extension TestApp {
    @discardableResult
    fileprivate func appoint(_ browser: TestBrowser, arrangement: String = "single") async throws -> String {
        let manager = try await signIn(as: .businessManager)
        let id = services.newID(Appointment.self).text
        let form = form(for: browser).map { $0.0 == "arrangement" ? ($0.0, arrangement) : $0 }
        let sent = try await manager.post("/scrutineers", pairs: [("new", id)] + form)
        #expect(sent.location == "/scrutineers")
        return id
    }

    fileprivate func form(for browser: TestBrowser) -> [(String, String)] {
        [
            ("member", browser.member?.id.text ?? ""), ("arrangement", "single"), ("from-day", "1"),
            ("from-month", "4"), ("from-year", "2019"), ("to-day", "31"), ("to-month", "3"), ("to-year", "2020"),
            ("days", "40"), ("by", "The executive"), ("appointed-day", "4"), ("appointed-month", "3"),
            ("appointed-year", "2019"), ("independence", "Works for none of the partners"),
        ]
    }
}

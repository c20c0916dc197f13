import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

/// What must not be lost, and must not come into the wrong hands, whatever people do with returns.
@Suite struct ReturnSafetyTests {
    @Test(arguments: Engine.available)
    func whatIsNeverSentAnewCountsAgainWhenItIsClosed(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            let mark = try await visitor.get("\(path)/pages/evidence").hidden("mark") ?? ""
            _ = try await visitor.upload(
                "\(path)/pages/evidence", file: "plan.pdf", [1, 2, 3], as: "q.plan",
                form: ["mark": mark, "q.signed": "Bo Reed"])
            try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            try await visitor.press(path)
            try await app.services.askForReturnAgain(of: asked.organisations[0], on: asked.id, by: .system)
            #expect(try await visitor.get("\(path)/pages/evidence").words.contains("plan.pdf"))
            #expect(!(try await visitor.get(path).words.contains("Check and send")), "a signature is given anew")
            try await visitor.fill("evidence", of: path, ["q.plan.remove": "yes", "step": "later"])
            try await visitor.fill("people", of: path, ["q.staff": "99", "q.lead": "The head"])
            try await app.services.closeOccasion(asked.id, by: .system)
            let responses = try await app.responses(of: asked.id)
            #expect(responses.map { $0.sheet.answers["staff"] } == [.number(12)])
            #expect(responses.map(\.organisation) == asked.organisations)
            #expect(try await visitor.get(path).words.contains("sent this on"))
            #expect(try await visitor.get("\(path)/files/plan").bytes == [1, 2, 3])
        }
    }

    /// A body above every limit is refused as such only where there is somebody to read it.
    @Test func aLinkThatLeadsNowhereIsRefusedBeforeAnythingSentIsRead() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (visitor, much) = (try await app.visitor(), [UInt8](repeating: 0, count: 30_000_000))
            let nowhere = try await visitor.upload("/return/none/pages/evidence", file: "plan.pdf", much, as: "q.plan")
            #expect(nowhere.status == .notFound && nowhere.words.contains("We do not know this link"))
            let there = try await visitor.upload(
                "\(asked.paths[0])/pages/evidence", file: "plan.pdf", much, as: "q.plan")
            #expect(there.status == .contentTooLarge)
        }
    }

    @Test func wordsOfHarmAreReadBeforeAReturnIsAskedForAgain() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            try await visitor.fill("evidence", of: path, ["q.said": "Her uncle hits her", "q.signed": "Bo Reed"])
            try await visitor.press(path)
            let manager = try await app.signIn(as: .businessManager)
            let again = "/occasions/\(asked.id.text)/returns/\(asked.organisations[0].text)/again"
            #expect(try await manager.post(again).status == .conflict)
            let list = try await manager.get("/held-texts")
            let text = String(try #require(list.html.firstMatch(of: /\/held-texts\/[A-Za-z0-9_-]{22}/)).output)
            #expect(try await manager.get(text).words.contains("from Fernshire Charity 1"))
            try await manager.post(text, form: ["decision": "not-shown", "passed": "no"])
            #expect(try await manager.post(again).status == .seeOther)
            let form = try await visitor.get("\(path)/pages/evidence")
            #expect(!form.html.contains("[not shown]"))
        }
    }

    @Test(arguments: Engine.available)
    func aMistakeOnOnePageLosesNothingOnAnother(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1), TestApp.paged)
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            try await visitor.fill("work", of: path, ["q.where": "school"])
            try await visitor.fill("school", of: path, ["q.pupils": "200"])
            #expect(try await visitor.fill("work", of: path, ["q.where": "nowhere"]).status == .unprocessableContent)
            #expect(try await visitor.get("\(path)/pages/school").html.contains("value=\"200\""))
            try await visitor.fill("work", of: path, ["q.where": "other"])
            #expect(try await visitor.get("\(path)/pages/school").status == .notFound)
            #expect(!(try await visitor.get("\(path)/check").words.contains("200")))
            try await visitor.fill("work", of: path, ["q.where": "school"])
            #expect(try await visitor.get("\(path)/pages/school").html.contains("value=\"200\""))
            try await visitor.fill("work", of: path, ["q.where": "other"])
            try await visitor.press(path)
            #expect(try await app.responses(of: asked.id).map { $0.sheet.answers["pupils"] } == [nil])
        }
    }

    @Test func problemsAreSaidWhicheverButtonIsPressed() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            for step in ["onward", "later", "back"] {
                let wrong = try await visitor.fill("people", of: path, ["q.staff": "12x", "q.lead": "", "step": step])
                #expect(wrong.status == .unprocessableContent && wrong.html.contains("value=\"12x\""), "\(step)")
            }
        }
    }

    @Test(arguments: ["\u{308}plan.pdf", "a\u{2028}b\u{7F}.pdf", "x\u{301}\u{301}\u{301}.pdf", "..\\..\\plan.pdf"])
    func oddNamesOfFilesAreMadePlain(name: String) async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            let mark = try await visitor.get("\(path)/pages/evidence").hidden("mark") ?? ""
            _ = try await visitor.upload(
                "\(path)/pages/evidence", file: name, [1, 2, 3], as: "q.plan",
                form: ["mark": mark, "q.signed": "Bo Reed"])
            #expect(try await visitor.get("\(path)/pages/evidence").status == .ok)
            #expect(try await visitor.get("\(path)/files/plan").bytes == [1, 2, 3])
        }
    }

    @Test func theNameOfAFileSaysNobodysName() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            let mark = try await visitor.get("\(path)/pages/evidence").hidden("mark") ?? ""
            _ = try await visitor.upload(
                "\(path)/pages/evidence", file: "Mrs Okafor 07700 900123 plan.pdf", [1, 2, 3], as: "q.plan",
                form: ["mark": mark, "q.signed": "Bo Reed"])
            let page = try await visitor.get("\(path)/pages/evidence")
            #expect(!page.words.contains("Okafor") && !page.words.contains("07700"))
            #expect(page.words.contains("plan.pdf"))
            #expect(try await visitor.get("\(path)/files/plan").bytes == [1, 2, 3])
        }
    }

    @Test func aListIsOfPeopleOrOfOrganisationsAndGoesWhenThatChanges() async throws {
        try await withTestApp { app in
            _ = try await app.addCharities(3)
            var draft = OccasionDraft(
                title: "T", asked: try await app.publish(TestApp.forum), kind: .organisationReturn, isAnonymous: false)
            let id = try await app.services.planOccasion(draft, by: .system)
            try await app.services.askForReturns(ReturnListing(), on: id, by: .system)
            await #expect(throws: OccasionRefusal.otherList) {
                try await app.services.invite(WillingFilter(), to: id, by: .system)
            }
            (draft.kind, draft.isAnonymous) = (.closedList, true)
            try await app.services.changeOccasion(id, to: draft, by: .system)
            await #expect(throws: OccasionRefusal.nobodyListed) { try await app.services.openOccasion(id, by: .system) }
            await #expect(throws: OccasionRefusal.otherList) {
                try await app.services.askForReturns(ReturnListing(), on: id, by: .system)
            }
        }
    }

    @Test func theWordsLastGivenSayWhoIsWrittenTo() async throws {
        try await withTestApp { app in
            _ = try await app.addCharities(2)
            let draft = OccasionDraft(
                title: "T", asked: try await app.publish(TestApp.safer), kind: .organisationReturn, isAnonymous: false)
            let id = try await app.services.planOccasion(draft, by: .system)
            for words in [nil, "safeguarding lead"] {
                try await app.services.askForReturns(ReturnListing(roleWords: words), on: id, by: .system)
            }
            try await app.services.openOccasion(id, by: .system)
            try await app.doJobs()
            #expect(app.letters.all.map(\.to) == ["charity1@example.org"])
        }
    }

    @Test(arguments: Engine.available)
    func anExportSaysWhoseAnswersTheyAre(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(2))
            let visitor = try await app.visitor()
            for (number, path) in asked.paths.enumerated() { try await visitor.sendReturn(path, staff: 10 + number) }
            let manager = try await app.signIn(as: .businessManager)
            let csv = try await manager.get("/occasions/\(asked.id.text)/answers?format=csv").html
            let lines = Set(csv.split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix(22) })
            #expect(csv.contains("organisation,staff"))
            #expect(lines == ["Fernshire Charity 1,10", "Fernshire Charity 2,11"])
        }
    }

    @Test func extendedOrganisationsAreRemindedAfterTheLastDayOfTheOthers() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(2))
            let day = app.services.today.adding(days: 40)
            try await app.services.extendReturn(of: asked.organisations[1], on: asked.id, to: day, by: .system)
            app.clock.advance(seconds: 35 * 86_400)
            let manager = try await app.signIn(as: .businessManager)
            let check = try await manager.get("/occasions/\(asked.id.text)/reminders")
            #expect(check.words.contains("Write to 1 person"))
            #expect(try await app.services.remind(asked.id, by: .system) == 1)
            try await app.doJobs()
            #expect(app.letters.all.last?.to == "charity2@example.org")
        }
    }

    @Test(arguments: Engine.available)
    func whatIsSentIsWhatWasChecked(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, one, other) = (asked.paths[0], try await app.visitor(), try await app.visitor())
            try await one.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            try await one.fill("evidence", of: path, ["q.signed": "Bo Reed"])
            let mark = try await one.get("\(path)/check").hidden("mark") ?? ""
            let open = try await other.get("\(path)/pages/people")
            try await other.fill("people", of: path, ["q.staff": "13", "q.lead": "The head"])
            let unseen = try await one.post("\(path)/sending", pairs: [("mark", mark)])
            #expect(unseen.location == "\(path)/check")
            #expect(try await app.responses(of: asked.id).isEmpty)
            try await one.press(path)
            #expect(try await app.responses(of: asked.id).count == 1)
            // Somebody was still typing: their words come back, to be copied.
            let late = try await other.post(
                "\(path)/pages/people",
                pairs: [("mark", open.hidden("mark") ?? ""), ("q.staff", "12"), ("q.lead", "Somebody else")])
            #expect(late.status == .conflict && late.html.contains("Somebody else"))
            #expect(late.words.contains("here for you to copy") && !late.words.contains("Save and continue"))
        }
    }

    @Test(arguments: Engine.available)
    func aLinkThatWasReplacedLeadsNowhere(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (old, organisation) = (asked.paths[0], asked.organisations[0])
            let visitor = try await app.visitor()
            try await visitor.fill("people", of: old, ["q.staff": "12", "q.lead": "The head"])
            let manager = try await app.signIn(as: .businessManager)
            let own = "/occasions/\(asked.id.text)/returns/\(organisation.text)"
            try await manager.post("\(own)/link")
            #expect(try await visitor.get(old).status == .notFound)
            let new = try await app.database.read { db in
                try ReturnLinks.path(of: asked.id, for: organisation, on: db)
            }
            #expect(new != old)
            #expect(try await manager.get(own).html.contains(new))
            #expect(try await visitor.get(new).words.contains("2 of 5 questions answered"))
        }
    }
}

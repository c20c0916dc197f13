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

@Suite struct ReturnTests {
    @Test(arguments: Engine.available)
    func anOrganisationWorksOnItsReturnAndSendsItOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(3))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            let overview = try await visitor.get(path)
            #expect(
                overview.words.contains("Fernshire Charity 1") && overview.words.contains("0 of 5 questions answered"))
            let first = try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            #expect(first.location == "\(path)/pages/evidence")
            // A colleague, elsewhere, goes on where the first stopped.
            let colleague = try await app.visitor()
            #expect(try await colleague.get(path).words.contains("2 of 5 questions answered"))
            let early = try await colleague.press(path)
            #expect(early.location == "\(path)/check")
            #expect(try await colleague.get("\(path)/check").words.contains("these need an answer"))
            try await colleague.fill("evidence", of: path, ["q.said": "More places", "q.signed": "Bo Reed"])
            let check = try await visitor.get("\(path)/check")
            #expect(check.words.contains("More places") && check.words.contains("Send for our organisation"))
            #expect(try await visitor.press(path).location == path)
            #expect(try await colleague.press(path).location == path)
            let sent = try await colleague.get(path)
            #expect(sent.words.contains("sent this on") && sent.words.contains("We will write to you in June."))
            #expect(sent.words.contains("More places") && !sent.words.contains("Save and continue"))
            let responses = try await app.responses(of: asked.id)
            #expect(responses.map(\.organisation) == [asked.organisations[0]])
            #expect(responses[0].sheet.answers["staff"] == .number(12))
            #expect(responses[0].sheet.answers["signed"] == .text("Bo Reed"), "a signature is meant to be seen")
            #expect(try await visitor.get("\(path)/pages/people").location == path)
            let late = try await visitor.post("\(path)/pages/people", pairs: [("q.staff", "99"), ("q.lead", "x")])
            #expect(late.status == .conflict)
        }
    }

    @Test func whatIsWrongComesBackAndTheRestIsKept() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            let wrong = try await visitor.fill("people", of: path, ["q.staff": "many", "q.lead": "The head"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.html.contains("value=\"many\""))
            #expect(try await visitor.get(path).words.contains("1 of 5 questions answered"))
            try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            try await visitor.fill("people", of: path, ["q.staff": "many", "q.lead": "The deputy"])
            #expect(try await visitor.get("\(path)/pages/people").html.contains("value=\"12\""))
            let unfinished = try await visitor.fill("people", of: path, ["q.staff": "", "q.lead": "", "step": "later"])
            #expect(unfinished.location == path)
        }
    }

    @Test(arguments: Engine.available)
    func twoColleaguesOnOnePageDoNotWriteOverEachOther(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, one, other) = (asked.paths[0], try await app.visitor(), try await app.visitor())
            let page = "\(path)/pages/people"
            let (first, second) = (try await one.get(page), try await other.get(page))
            let pairs = { (form: TestResponse, lead: String) in
                [("mark", form.hidden("mark") ?? ""), ("q.staff", "12"), ("q.lead", lead)]
            }
            #expect(try await one.post(page, pairs: pairs(first, "The head")).status == .seeOther)
            // The same once more, as after a double click.
            #expect(try await one.post(page, pairs: pairs(first, "The head")).status == .seeOther)
            let stale = try await other.post(page, pairs: pairs(second, "The deputy"))
            #expect(stale.status == .conflict)
            #expect(
                stale.words.contains("Somebody else has changed this page")
                    && stale.words.contains("Kept now: The head"))
            #expect(stale.html.contains("value=\"The deputy\""))
            #expect(try await one.get(page).html.contains("value=\"The head\""))
            #expect(try await other.post(page, pairs: pairs(stale, "The deputy")).status == .seeOther)
            #expect(try await one.get(page).html.contains("value=\"The deputy\""))
        }
    }

    @Test(arguments: Engine.available)
    func aFileIsKeptFetchedReplacedAndTakenAway(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(2))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            let page = "\(path)/pages/evidence"
            let mark = try await visitor.get(page).hidden("mark") ?? ""
            let plan = [UInt8](0...255)
            // The file is kept although the page has a problem.
            let problem = try await visitor.upload(
                page, file: "C:\\fakepath\\plan.pdf", plan, as: "q.plan", form: ["mark": mark, "q.signed": ""])
            #expect(problem.status == .unprocessableContent)
            #expect(problem.words.contains("plan.pdf") && !problem.words.contains("fakepath"))
            let fetched = try await visitor.get("\(path)/files/plan")
            #expect(fetched.bytes == plan)
            #expect(fetched.headers[.contentDisposition] == "attachment; filename=\"plan.pdf\"")
            #expect(fetched.headers[.contentType] == "application/octet-stream")
            let stranger = try await app.visitor().get("\(asked.paths[1])/files/plan")
            #expect(stranger.status == .notFound)

            let wrong = try await visitor.upload(
                page, file: "plan.exe", plan, as: "q.plan",
                form: ["mark": problem.hidden("mark") ?? "", "q.signed": "Bo"])
            #expect(wrong.status == .unprocessableContent && wrong.words.contains("Choose a file of this kind"))
            #expect(try await visitor.get("\(path)/files/plan").bytes == plan)
            #expect(try await app.files() == 1)
            try await visitor.fill("evidence", of: path, ["q.signed": "Bo", "q.plan.remove": "yes"])
            #expect(try await visitor.get("\(path)/files/plan").status == .notFound)
            #expect(try await app.files() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func lastTimesAnswersAreOfferedAndHoldOnlyWhenSomebodySaysSo(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let organisations = try await app.addCharities(2)
            let last = try await app.askForReturns(of: organisations, title: "Safer recruitment 2018")
            let visitor = try await app.visitor()
            let mark = try await visitor.get("\(last.paths[0])/pages/evidence").hidden("mark") ?? ""
            _ = try await visitor.upload(
                "\(last.paths[0])/pages/evidence", file: "plan.pdf", [1, 2, 3], as: "q.plan",
                form: ["mark": mark, "q.said": "More places", "q.signed": "Bo Reed"])
            try await visitor.fill("people", of: last.paths[0], ["q.staff": "12", "q.lead": "The head"])
            #expect(try await visitor.press(last.paths[0]).location == last.paths[0])
            try await app.services.closeOccasion(last.id, by: .system)
            app.clock.advance(seconds: 300 * 86_400)

            let now = try await app.askForReturns(of: organisations)
            let path = now.paths[0]
            #expect(try await visitor.get(path).words.contains("You sent your last return on"))
            let people = try await visitor.get("\(path)/pages/people")
            #expect(
                people.words.contains("Last time you answered: 12")
                    && people.words.contains("Last time you answered: The head"))
            let strangers = try await visitor.get("\(now.paths[1])/pages/people")
            #expect(!strangers.words.contains("Last time"))
            // What is typed counts more than that the old one is still true.
            try await visitor.fill(
                "people", of: path, ["q.staff": "14", "still.staff": "yes", "q.lead": "", "still.lead": "yes"])
            try await visitor.fill(
                "evidence", of: path, ["q.said": "", "q.signed": "Bo Reed", "still.plan": "yes", "still.signed": "yes"])
            let evidence = try await visitor.get("\(path)/pages/evidence")
            #expect(evidence.words.contains("Last time you answered: More places"))
            #expect(!evidence.words.contains("Last time you answered: Bo Reed"), "a signature is given anew")
            #expect(try await visitor.get("\(path)/files/plan").bytes == [1, 2, 3])
            #expect(try await visitor.press(path).location == path)
            let sheet = try #require(try await app.responses(of: now.id).first?.sheet.answers)
            #expect(sheet["staff"] == .number(14) && sheet["lead"] == .text("The head") && sheet["said"] == nil)
            #expect(try await app.files() == 2)
        }
    }

    @Test(arguments: ["", "/pages/people", "/check", "/files/plan"])
    func aLinkThatWasNeverGivenOutLeadsNowhere(rest: String) async throws {
        try await withTestApp { app in
            _ = try await app.askForReturns(of: app.addCharities(1))
            let visitor = try await app.visitor()
            for link in ["x", String(repeating: "A", count: 43), "%00", "..%2f.."] {
                #expect(try await visitor.get("/return/\(link)\(rest)").status == .notFound, "\(link)")
            }
        }
    }

    @Test func pagesThatAreNotThereAndFieldsThatWereNotAskedChangeNothing() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            #expect(try await visitor.get("\(path)/pages/none").status == .notFound)
            #expect(try await visitor.post("\(path)/pages/none", pairs: [("q.staff", "1")]).status == .notFound)
            let mark = try await visitor.get("\(path)/pages/people").hidden("mark") ?? ""
            let odd = try await visitor.upload(
                "\(path)/pages/people", file: "plan.pdf", [1], as: "q.plan",
                form: ["mark": mark, "q.staff": "1", "q.lead": "A", "q.signed": "Eve", "still.said": "yes"])
            #expect(odd.location == "\(path)/pages/evidence")
            #expect(try await visitor.get(path).words.contains("2 of 5 questions answered"))
            #expect(try await app.files() == 0)
        }
    }

    @Test func wordsThatMayTellOfHarmWaitForAReader() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let (path, visitor) = (asked.paths[0], try await app.visitor())
            try await visitor.fill("people", of: path, ["q.staff": "12", "q.lead": "The head"])
            try await visitor.fill(
                "evidence", of: path, ["q.said": "A girl told me her uncle hits her", "q.signed": "Bo Reed"])
            try await visitor.press(path)
            #expect(try await visitor.get(path).words.contains("her uncle hits her"), "they wrote it")
            let coordinator = try await app.signIn(as: .coordinator)
            let one = try await coordinator.get(
                "/occasions/\(asked.id.text)/returns/\(asked.organisations[0].text)")
            #expect(!one.words.contains("uncle") && one.words.contains("waits for a reader"))
            let manager = try await app.signIn(as: .businessManager)
            #expect(try await manager.get("/held-texts").words.contains("May tell of harm to a child"))
        }
    }
}

extension TestApp {
    fileprivate func files() async throws -> Int {
        try await database.read { db in try db.rows("SELECT id FROM answer_file").count }
    }
}

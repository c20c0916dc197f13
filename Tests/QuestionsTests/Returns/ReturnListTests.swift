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

@Suite struct ReturnListTests {
    @Test(arguments: Engine.available)
    func theListSaysWhoHasSentAndWhoHasNot(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(3))
            let visitor = try await app.visitor()
            try await visitor.sendReturn(asked.paths[0])
            try await visitor.fill("people", of: asked.paths[1], ["q.staff": "3", "q.lead": "A"])
            let manager = try await app.signIn(as: .businessManager)
            let list = "/occasions/\(asked.id.text)/returns"
            let page = try await manager.get(list)
            #expect(page.words.contains("33% (1 of 3; 95% interval 6–79) sent theirs."))
            for words in ["All (3)", "Not begun (1)", "Begun (1)", "Sent (1)"] { #expect(page.words.contains(words)) }
            let begun = try await manager.get("\(list)?standing=begun").words
            #expect(begun.contains("Fernshire Charity 2") && !begun.contains("Fernshire Charity 3"))
            let occasion = try await manager.get("/occasions/\(asked.id.text)")
            #expect(occasion.words.contains("See who has sent their return") && !occasion.words.contains("from paper"))
            let one = try await manager.get("\(list)/\(asked.organisations[0].text)")
            #expect(one.words.contains("The head") && !one.words.contains("/return/"))
            let other = try await manager.get("\(list)/\(asked.organisations[1].text)")
            #expect(other.html.contains(asked.paths[1]) && !other.words.contains("How many staff?"))
        }
    }

    @Test func wordsOfARoleThatAreTooLongComeBackWithAllThatWasTyped() async throws {
        try await withTestApp { app in
            _ = try await app.addCharities(2)
            var draft = OccasionDraft(
                title: "Safer recruitment", asked: try await app.publish(TestApp.safer), kind: .organisationReturn)
            draft.isAnonymous = false
            let id = try await app.services.planOccasion(draft, by: .system)
            let (manager, path) = (try await app.signIn(as: .businessManager), "/occasions/\(id.text)")
            let words = String(repeating: "safeguarding ", count: 7).trimmed
            let page = try await manager.post("\(path)/returns", form: ["kind": "voluntary", "role": words])
            #expect(page.status == .unprocessableContent)
            #expect(page.html.contains(##"<a href="#role">Words in a role must be 80 characters or fewer</a>"##))
            #expect(page.html.contains(#"value="\#(words)""#) && page.html.contains(#"value="voluntary" selected"#))
            #expect(page.words.contains("Nobody is on the list yet."))
            let longest = try await manager.post("\(path)/returns", form: ["role": String(words.prefix(80))])
            #expect(longest.location == path)
        }
    }

    @Test func lettersGoToThoseWhoseRoleFitsAndRemindersToThoseWhoHaveNotSent() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(4), roleWords: "safeguarding")
            #expect(app.letters.all.map(\.to).sorted() == ["charity1@example.org", "charity3@example.org"])
            let letter = try #require(app.letters.all.first { $0.to == "charity1@example.org" })
            #expect(letter.subject == "Safer recruitment 2019: Fernshire Charity 1")
            #expect(letter.text.contains(asked.paths[0]))
            try await app.visitor().sendReturn(asked.paths[0])
            let manager = try await app.signIn(as: .businessManager)
            let check = try await manager.get("/occasions/\(asked.id.text)/reminders")
            #expect(check.words.contains("Write to 1 person"))
            #expect(try await app.services.remind(asked.id, by: .system) == 1)
            try await app.doJobs()
            #expect(app.letters.all.filter { $0.subject.hasPrefix("Reminder") }.map(\.to) == ["charity3@example.org"])
        }
    }

    @Test(arguments: Engine.available)
    func allWhoHaveNotBegunGetNewLinksAndNobodyElse(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(4))
            let (visitor, own) = (try await app.visitor(), "/occasions/\(asked.id.text)")
            try await visitor.sendReturn(asked.paths[0])
            try await visitor.fill("people", of: asked.paths[1], ["q.staff": "3", "q.lead": "A"])
            let manager = try await app.signIn(as: .businessManager)
            #expect(try await manager.get(own).words.contains("Give new links to all who have not begun"))
            let check = try await manager.get("\(own)/return-links")
            #expect(check.words.contains("2 organisations have not begun."))
            #expect(check.words.contains("2 people there are written to at once"))
            let before = app.letters.all.count
            #expect(try await manager.post("\(own)/return-links").location == own)
            for (number, path) in asked.paths.enumerated() {
                #expect(try await visitor.get(path).status == (number < 2 ? .ok : .notFound), "\(number)")
            }
            try await app.doJobs()
            let letters = app.letters.all.dropFirst(before)
            #expect(letters.map(\.to).sorted() == ["charity3@example.org", "charity4@example.org"])
            #expect(Set(app.letters.all.map(\.messageID)).count == app.letters.all.count, "each is a letter of its own")
            for letter in letters {
                #expect(letter.text.contains("A link you were sent before leads nowhere any more"))
                let path = try #require(letter.text.firstMatch(of: /http:\/\/localhost(\/return\/[A-Za-z0-9_-]+)/)).1
                try await visitor.fill("people", of: String(path), ["q.staff": "3", "q.lead": "A"])
            }
            let none = try await manager.post("\(own)/return-links")
            #expect(none.status == .conflict && none.words.contains("No link was changed."))
        }
    }

    @Test(arguments: Engine.available)
    func oneOrganisationGetsMoreTimeAndNoOther(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(2))
            let manager = try await app.signIn(as: .businessManager)
            let own = "/occasions/\(asked.id.text)/returns/\(asked.organisations[0].text)"
            let none = try await manager.post("\(own)/extension", form: ["closes-day": "1"])
            #expect(none.status == .unprocessableContent)
            let past = try await manager.post(
                "\(own)/extension", form: ["closes-day": "1", "closes-month": "1", "closes-year": "2019"])
            #expect(past.status == .unprocessableContent && past.words.contains("More time needs a day"))
            let (year, month, day) = app.services.today.adding(days: 40).parts
            try await manager.post(
                "\(own)/extension",
                form: ["closes-day": "\(day)", "closes-month": "\(month)", "closes-year": "\(year)"])
            app.clock.advance(seconds: 35 * 86_400)
            let visitor = try await app.visitor()
            #expect(try await visitor.sendReturn(asked.paths[0]).location == asked.paths[0])
            let late = try await visitor.post("\(asked.paths[1])/pages/people", pairs: [("q.staff", "1")])
            #expect(late.status == .conflict)
            #expect(try await visitor.get(asked.paths[1]).words.contains("Returns are no longer taken"))
            let returned = try await app.signIn(as: .businessManager)
            #expect(try await returned.get("/occasions/\(asked.id.text)/returns").words.contains("Late"))
        }
    }

    @Test(arguments: Engine.available)
    func whatIsAskedForAgainKeepsItsAnswersAndIsNotCountedMeanwhile(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let visitor = try await app.visitor()
            try await visitor.sendReturn(asked.paths[0])
            let manager = try await app.signIn(as: .businessManager)
            let own = "/occasions/\(asked.id.text)/returns/\(asked.organisations[0].text)"
            try await manager.post("\(own)/again")
            #expect(try await app.responses(of: asked.id).isEmpty)
            #expect(try await manager.post("\(own)/again").status == .conflict)
            #expect(try await visitor.get("\(asked.paths[0])/pages/people").html.contains("value=\"12\""))
            try await visitor.fill("people", of: asked.paths[0], ["q.staff": "15", "q.lead": "The head"])
            try await visitor.fill("evidence", of: asked.paths[0], ["q.said": "More places", "q.signed": "Bo Reed"])
            try await visitor.press(asked.paths[0])
            #expect(try await app.responses(of: asked.id).map { $0.sheet.answers["staff"] } == [.number(15)])
        }
    }

    @Test func aMemberFindsTheReturnOfTheirOwnOrganisationOnTheirDay() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(2))
            let lead = try await app.signIn(as: .agencyLead, organisation: asked.organisations[1])
            #expect(
                try await lead.get("/").words.contains("Send the return of Fernshire Charity 2: Safer recruitment 2019")
            )
            #expect(try await lead.get("/returns/\(asked.id.text)").location == asked.paths[1])
            let stranger = try await app.signIn(as: .schoolLead)
            #expect(try await stranger.get("/returns/\(asked.id.text)").status == .notFound)
            let practitioner = try await app.signIn(as: .practitioner, organisation: asked.organisations[1])
            #expect(try await practitioner.get("/returns/\(asked.id.text)").status == .forbidden)
            #expect(!(try await practitioner.get("/").words.contains("Send the return")))
            try await app.visitor().sendReturn(asked.paths[1])
            #expect(!(try await lead.get("/").words.contains("Send the return")))
        }
    }

    @Test func aReturnComesByItsLinkAlone() async throws {
        try await withTestApp { app in
            let asked = try await app.askForReturns(of: app.addCharities(1))
            let manager = try await app.signIn(as: .businessManager)
            let paper = "/occasions/\(asked.id.text)/paper"
            let code = try await manager.get(paper).hidden("code") ?? ""
            let typed = try await manager.post(
                paper, form: ["code": code, "q.staff": "1", "q.lead": "A", "q.signed": "B"])
            #expect(typed.status == .conflict && typed.words.contains("by its organisation’s own link"))
            await #expect(throws: OccasionRefusal.returnsByLink) {
                try await app.services.importAnswers(Array("staff\n1\n".utf8), to: asked.id, by: .system)
            }
            let form = try await manager.post(
                "/occasions",
                form: [
                    "title": "T", "set": "safer/1", "kind": "organisation-return", "anonymous": "yes", "young": "no",
                ])
            #expect(form.status == .unprocessableContent && form.words.contains("can not be anonymous"))
        }
    }

    @Test(arguments: Engine.available)
    func pagesMakeAsManyQueriesForManyReturnsAsForFew(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let few = try await app.askForReturns(of: app.addCharities(1))
            let manager = try await app.signIn(as: .businessManager)
            let visitor = try await app.visitor()
            try await visitor.sendReturn(few.paths[0])
            func counts(_ asked: TestApp.Asked) async throws -> [Int] {
                var counts: [Int] = []
                let own = "/occasions/\(asked.id.text)"
                for path in [own, "\(own)/returns", "\(own)/returns/\(asked.organisations[0].text)", "\(own)/results"] {
                    try await manager.get(path)
                    counts.append(try await app.countingQueries { try await manager.get(path) })
                }
                try await visitor.get(asked.paths[0])
                return counts + [try await app.countingQueries { try await visitor.get(asked.paths[0]) }]
            }
            let before = try await counts(few)
            try await app.services.closeOccasion(few.id, by: .system)
            let many = try await app.askForReturns(of: app.addCharities(120, from: 2), title: "Again")
            for path in many.paths.prefix(20) { try await visitor.sendReturn(path) }
            #expect(try await counts(many) == before)
            let list = try await manager.get("/occasions/\(many.id.text)/returns")
            #expect(list.words.contains("Showing 1 to 100 of 121"))
        }
    }
}

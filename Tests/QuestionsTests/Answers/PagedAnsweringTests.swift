import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct PagedAnsweringTests {
    @Test(arguments: Engine.available)
    func pagesFollowFromWhatWasAnswered(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            let toSchool = try await visitor.answer(path, ["q.where": "school"])
            #expect(toSchool.location == "\(path)?page=school")
            let toLast = try await visitor.answer("\(path)?page=school", ["q.pupils": "1,024"])
            #expect(toLast.location == "\(path)?page=last")
            #expect(try await app.responses(of: id).isEmpty)
            try await visitor.answer("\(path)?page=last", ["q.more": "No"])
            let kept = try #require(try await app.responses(of: id).first).sheet.answers
            #expect(kept == AnswerSheet(["where": .choice("school"), "pupils": .number(1024), "more": .text("No")]))
        }
    }

    @Test func aPageThatIsPassedOverKeepsNoAnswer() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            try await visitor.answer(path, ["q.where": "school"])
            try await visitor.answer("\(path)?page=school", ["q.pupils": "30"])
            let changed = try await visitor.answer("\(path)?page=work", ["q.where": "other"])
            #expect(changed.location == "\(path)?page=last")
            try await visitor.answer("\(path)?page=last", [:])
            let kept = try #require(try await app.responses(of: id).first).sheet.answers
            #expect(kept == AnswerSheet(["where": .choice("other")]))
        }
    }

    @Test func backKeepsWhatWasTyped() async throws {
        try await withTestApp { app in
            let (_, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            try await visitor.answer(path, ["q.where": "school"])
            let back = try await visitor.answer("\(path)?page=school", ["q.pupils": "31", "step": "back"])
            #expect(back.location == "\(path)?page=work")
            #expect(try await visitor.get("\(path)?page=work").html.contains("value=\"school\" checked"))
            #expect(try await visitor.get("\(path)?page=school").html.contains("value=\"31\""))
        }
    }

    @Test(arguments: Engine.available)
    func savingGivesACodeThatLeadsBackFromAnotherScreen(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            let saved = try await visitor.answer(path, ["q.where": "school", "step": "later"])
            let page = try await visitor.get(try #require(saved.location))
            let code = try #require(page.html.firstMatch(of: /([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})/)).1

            let other = try await app.visitor()
            let wrong = try await other.post("\(path)/return", form: ["code": "kfmt-9x2p-ad4r"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.words.contains("We have no answers under this code"))
            let back = try await other.post("\(path)/return", form: ["code": code.uppercased()])
            #expect(back.location == path)
            #expect(try await other.get(path).words.contains("How many pupils?"))
            try await other.answer("\(path)?page=school", ["q.pupils": "30"])
            try await other.answer("\(path)?page=last", [:])
            #expect(try await app.responses(of: id).count == 1)
        }
    }

    @Test func whatWasBegunIsGoneOnceItIsClosed() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink(to: TestApp.paged)
            try await app.visitor().answer(path, ["q.where": "school"])
            let before = try await app.database.read { db in try db.rows("SELECT * FROM answer_draft").count }
            try await app.services.closeOccasion(id, by: .system)
            let after = try await app.database.read { db in try db.rows("SELECT * FROM answer_draft").count }
            #expect((before, after) == (1, 0))
        }
    }
}

@Suite struct ForgottenDraftTests {
    /// Of questions that are never closed.
    @Test(arguments: Engine.available)
    func whatWasBegunAndForgottenGoesAfterNinetyDays(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (_, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            let form = try await visitor.get(path)
            let later = try await visitor.send(form, to: path, ["q.where": "school", "step": "later"])
            let page = later.status == .seeOther ? try await visitor.get(later.location ?? "") : later
            #expect(page.words.contains("What you have begun is kept for 90 days from now."))
            for (day, left) in [(90, 1), (91, 0)] {
                let today = app.services.today.adding(days: day)
                try await app.database.write { db in
                    for tidy in app.services.housekeeping.tidying { try tidy(today, db) }
                }
                let kept = try await app.database.read { db in try db.rows("SELECT code_hash FROM answer_draft").count }
                #expect(kept == left, "after \(day) days")
            }
        }
    }

    @Test func theDailyTidyingTakesThemAway() async throws {
        try await withTestApp { app in
            let (_, path) = try await app.openLink(to: TestApp.paged)
            let visitor = try await app.visitor()
            try await visitor.send(try await visitor.get(path), to: path, ["q.where": "school", "step": "later"])
            app.clock.advance(seconds: 91 * 86_400)
            let (now, id) = (app.services.now(), app.services.makeID())
            try await app.database.write { db in try JobStore.enqueue(TidyJobs(), id: id, dueAt: now, on: db) }
            try await app.doJobs()
            #expect(try await app.database.read { db in try db.rows("SELECT code_hash FROM answer_draft") }.isEmpty)
        }
    }
}

import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct AnsweringTests {
    @Test(arguments: Engine.available)
    func whatIsMissingIsSaidAndNothingTypedIsLost(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            let visitor = try await app.visitor()
            let again = try await visitor.answer(path, ["q.better": "More <time> to talk"])
            #expect(again.status == .unprocessableContent)
            #expect(again.words.contains("Choose an answer to “Did it meet its objectives?”"))
            #expect(again.html.contains("More &lt;time&gt; to talk"))
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func anAnswerIsKeptAndPeopleAreThanked(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            let visitor = try await app.visitor()
            let sent = try await visitor.answer(path, ["q.met": "yes", "q.better": "More time to talk"])
            let thanks = try await visitor.get(try #require(sent.location))
            #expect(thanks.words.contains("Thank you. Your answers have been sent"))
            #expect(thanks.words.contains("We will tell you in June."))
            let kept = try await app.responses(of: id)
            #expect(
                kept.map(\.sheet.answers) == [
                    AnswerSheet(["met": .choice("yes"), "better": .text("More time to talk")])
                ])
            #expect(kept.first?.contact == nil)
        }
    }

    @Test(arguments: Engine.available)
    func sendingTwiceAnswersOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            let visitor = try await app.visitor()
            let form = try await visitor.get(path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await visitor.send(form, to: path, ["q.met": "yes"]) }
                }
                try await group.waitForAll()
            }
            // Back, and sent once more with another answer.
            let again = try await visitor.send(form, to: path, ["q.met": "no"])
            #expect(again.location == "/answered/\(id.text)")
            let kept = try await app.responses(of: id)
            #expect(kept.map { $0.sheet.answers["met"] } == [.choice("yes")])
            // The next person at the same screen begins anew.
            try await visitor.answer(path, ["q.met": "no"])
            #expect(try await app.responses(of: id).count == 2)
        }
    }

    @Test func whatWasNotAskedIsNotKept() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            let visitor = try await app.visitor()
            try await visitor.answer(path, ["q.met": "yes", "q.secret": "x", "q.met.more": "y", "met": "no"])
            #expect(try await app.responses(of: id).map { Set($0.sheet.answers.values.keys) } == [["met"]])
        }
    }

    @Test(arguments: ["maybe", "yes\u{0}", "YES", String(repeating: "y", count: 100_000)])
    func aChoiceThatIsNotOfferedIsRefused(choice: String) async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            let again = try await app.visitor().answer(path, ["q.met": choice])
            #expect(again.status == .unprocessableContent)
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test func tenMegabytesOfTextAreRefused() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            let text = String(repeating: "words ", count: 1_700_000)
            let refused = try await app.visitor().answer(path, ["q.met": "yes", "q.better": text])
            #expect(refused.words.contains("larger than"))
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test func aFormWithoutACodeIsNotOurs() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            let refused = try await app.visitor().post(path, form: ["page": "all", "q.met": "yes"])
            #expect(refused.status == .badRequest)
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test(arguments: [
        "/answer/kfmt-9x2p-ad4r", "/answer/x", "/answer/%00", "/answer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func anUnknownLinkIsACalmPage(path: String) async throws {
        try await withTestApp { app in
            try await app.openLink()
            let page = try await app.visitor().get(path)
            #expect(page.status == .notFound)
            #expect(page.words.contains("We do not know this link, or it has been used."))
        }
    }

    @Test(arguments: Engine.available)
    func afterClosingNothingIsTaken(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            let visitor = try await app.visitor()
            let form = try await visitor.get(path)
            try await app.services.closeOccasion(id, by: .system)
            let refused = try await visitor.send(form, to: path, ["q.met": "yes"])
            #expect(refused.status == .conflict)
            #expect(refused.words.contains("answers are no longer taken"))
            #expect(try await visitor.get(path).words.contains("These questions are closed"))
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test func afterTheLastDayNothingIsTaken() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink { $0.closesOn = app.services.today }
            let visitor = try await app.visitor()
            let form = try await visitor.get(path)
            app.clock.advance(seconds: 60 * 60 * 13)
            #expect(try await visitor.send(form, to: path, ["q.met": "yes"]).status == .conflict)
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test func aSetThatIsNotOpenYetIsNotAnswered() async throws {
        try await withTestApp { app in
            let draft = OccasionDraft(title: "Later", asked: try await app.publish(TestApp.forum), kind: .openLink)
            let id = try await app.services.planOccasion(draft, by: .system)
            let code = try await app.database.read { db in try OccasionStore.listed(id, on: db).code }
            let page = try await app.visitor().get("/answer/\(code)")
            #expect(page.words.contains("They have not been opened yet"))
            #expect(try await app.visitor().get("/answered/\(id.text)").status == .notFound)
        }
    }

    @Test func theNextPersonAtTheSameScreenStartsAnew() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            let screen = try await app.visitor()
            let sent = try await screen.answer(path, ["q.met": "yes", "q.better": "Chairs"])
            let thanks = try await screen.get(sent.location ?? "")
            #expect(thanks.html.contains("<a href=\"\(path)\">Somebody else answers on this screen now"))
            #expect(!(try await screen.get(path).html.contains("Chairs")))
            try await screen.answer(path, ["q.met": "no"])
            #expect(try await app.responses(of: id).count == 2)
            try await app.services.closeOccasion(id, by: .system)
            #expect(!(try await screen.get(sent.location ?? "").words.contains("Somebody else answers")))
        }
    }
}

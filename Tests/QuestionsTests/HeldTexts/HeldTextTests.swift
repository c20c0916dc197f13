import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct HeldTextTests {
    @Test(arguments: Engine.available)
    func whatAYoungPersonWroteIsSeenByNobodyBeforeItIsRead(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink { $0.isForYoungPeople = true }
            let visitor = try await app.visitor()
            let form = try await visitor.get(path)
            #expect(form.words.contains("This is not a place to get help now."))
            #expect(form.words.contains("0800 1111 Childline"))
            let sent = try await visitor.send(form, to: path, ["q.met": "yes", "q.better": "More pizza for everybody"])
            #expect(try await visitor.get(sent.location ?? "").words.contains("0800 1111"))

            let manager = try await app.signIn(as: .businessManager)
            let results = "/occasions/\(id.text)/results"
            #expect(!(try await manager.get(results).words.contains("pizza")))
            #expect(!(try await manager.get("/occasions/\(id.text)/answers?format=json").html.contains("pizza")))
            let reader = try await app.signIn(as: .trainedReader)
            let list = try await reader.get("/held-texts")
            #expect(list.words.contains("1 text waits.") && list.words.contains("A young person wrote it"))
            #expect(!list.words.contains("pizza"))
            let text = try #require(list.html.firstMatch(of: /\/held-texts\/[A-Za-z0-9_-]{22}/)).output
            #expect(try await reader.get(String(text)).words.contains("More pizza for everybody"))
            try await reader.post(String(text), form: ["decision": "as-written", "passed": "no"])
            #expect(try await manager.get(results).words.contains("More pizza for everybody"))
            #expect(try await reader.get("/held-texts").words.contains("No text waits"))
        }
    }

    @Test(arguments: Engine.available)
    func whatMayTellOfHarmIsHeldBackAndPassedOn(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            try await app.visitor().answer(
                path, ["q.met": "no", "q.better": "A girl in my class told me her uncle hits her and she is scared"])
            let manager = try await app.signIn(as: .businessManager)
            #expect(!(try await manager.get("/occasions/\(id.text)/results").words.contains("uncle")))
            let list = try await manager.get("/held-texts")
            #expect(list.words.contains("May tell of harm to a child"))
            // The next working day: noon on Thursday 20 June 2019 is the day it came.
            #expect(list.words.contains("21 June 2019"))
            let text = String(try #require(list.html.firstMatch(of: /\/held-texts\/[A-Za-z0-9_-]{22}/)).output)
            let missing = try await manager.post(text, form: ["decision": "not-shown", "passed": "yes", "to": ""])
            #expect(missing.status == .unprocessableContent)
            #expect(missing.words.contains("Enter to whom it was passed on") && missing.words.contains("Enter a time"))
            let kept = try await manager.post(
                text,
                form: [
                    "decision": "not-shown", "passed": "yes", "to": "Duty social worker", "passed-on-day": "20",
                    "passed-on-month": "6", "passed-on-year": "2019", "time": "14.05",
                ])
            #expect(kept.status == .seeOther)
            let results = try await manager.get("/occasions/\(id.text)/results")
            #expect(results.words.contains("[not shown]") && !results.words.contains("uncle"))
            let notes = try await app.database.read { db in try db.rows("SELECT * FROM text_reading").map(\.values) }
            #expect(notes.count == 1)
            #expect(!"\(notes)".contains("uncle") && "\(notes)".contains("Duty social worker"))
        }
    }

    @Test func aNameIsMaskedAtOnceAndCanBeCorrected() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink()
            try await app.visitor().answer(
                path, ["q.met": "yes", "q.better": "Ask Mrs Okafor on 07700 900123 for more chairs"])
            let manager = try await app.signIn(as: .businessManager)
            let masked = try await manager.get("/occasions/\(id.text)/results").words
            #expect(!masked.contains("Okafor") && !masked.contains("07700"))
            #expect(masked.contains("for more chairs"))
            let list = try await manager.get("/held-texts")
            #expect(list.words.contains("May say who somebody is") && list.words.contains("No clock"))
            let text = String(try #require(list.html.firstMatch(of: /\/held-texts\/[A-Za-z0-9_-]{22}/)).output)
            try await manager.post(
                text, form: ["decision": "corrected", "corrected": "Ask the head for more chairs", "passed": "no"])
            #expect(
                try await manager.get("/occasions/\(id.text)/results").words.contains("Ask the head for more chairs"))
            #expect(try await manager.post(text, form: ["decision": "as-written", "passed": "no"]).status == .conflict)
        }
    }

    @Test(arguments: Engine.available)
    func theListMakesAsManyQueriesForManyTextsAsForFewAndShowsThemInParts(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (_, path) = try await app.openLink { $0.isForYoungPeople = true }
            try await app.visitor().answer(path, ["q.met": "yes", "q.better": "More pizza"])
            let reader = try await app.signIn(as: .trainedReader)
            try await reader.get("/held-texts")
            let few = try await app.countingQueries { try await reader.get("/held-texts") }
            for number in 2...52 {
                try await app.visitor().answer(path, ["q.met": "yes", "q.better": "More pizza \(number)"])
            }
            let first = try await reader.get("/held-texts")
            #expect(try await app.countingQueries { try await reader.get("/held-texts") } == few)
            #expect(first.words.contains("52 texts wait.") && first.words.contains("Showing 1 to 50 of 52"))
            let second = try await reader.get("/held-texts?page=2")
            #expect(second.words.contains("Showing 51 to 52 of 52"))
            let keys = [first, second].flatMap { $0.html.matches(of: /\/held-texts\/([A-Za-z0-9_-]{22})/).map(\.1) }
            #expect(Set(keys).count == 52)
        }
    }

    @Test func aTextThatIsLateStandsFirstOnTheReadersDay() async throws {
        try await withTestApp { app in
            let (_, path) = try await app.openLink { $0.isForYoungPeople = true }
            try await app.visitor().answer(path, ["q.met": "yes", "q.better": "More pizza"])
            app.clock.advance(seconds: 4 * 86_400)
            let reader = try await app.signIn(as: .trainedReader)
            #expect(try await reader.get("/held-texts").words.contains("1 should have been read by now"))
        }
    }
}

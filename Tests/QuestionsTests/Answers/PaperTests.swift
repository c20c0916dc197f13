import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct PaperTests {
    @Test(arguments: Engine.available)
    func aSheetIsTypedInOnceAndMarked(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink { $0.closesOn = app.services.today }
            app.clock.advance(seconds: 3 * 86_400)
            let coordinator = try await app.signIn(as: .coordinator)
            let path = "/occasions/\(id.text)/paper"
            let wrong = try await coordinator.answer(path, ["q.better": "More time"])
            #expect(wrong.status == .unprocessableContent && wrong.html.contains("More time"))
            let form = try await coordinator.get(path)
            for _ in 1...2 { try await coordinator.send(form, to: path, ["q.met": "yes", "q.better": "More time"]) }
            let kept = try await app.responses(of: id)
            #expect(kept.map(\.isPaper) == [true])
            try await app.services.closeOccasion(id, by: .system)
            #expect(try await coordinator.send(form, to: path, ["q.met": "no"]).location == path)
            let late = try await coordinator.answer(path, ["q.met": "no"])
            #expect(late.status == .conflict)
            #expect(try await app.responses(of: id).count == 1)
        }
    }

    @Test func theQuestionsCanBePrinted() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: TestApp.paged)
            let path = "/occasions/\(id.text)/paper/form"
            let form = try await app.signIn(as: .coordinator).get(path)
            #expect(form.headers[.contentType] == "application/pdf")
            #expect(form.html.hasPrefix("%PDF-"))
            #expect(try await app.signIn(as: .practitioner).get(path).status == .forbidden)
        }
    }

    @Test func aFormOnPaperSaysWhenAQuestionIsMeant() throws {
        let draft = OccasionDraft(title: "Work", asked: QuestionSetVersion("paged", 1), kind: .openLink)
        let occasion = Occasion(id: ID(UUID()), draft)
        let form = PaperForm(occasion, TestApp.paged, Masthead(name: "Testshire"))
        #expect(form.sections.map(\.condition) == [nil, "Only if you answered “In a school” to question 1.", nil])
        #expect(form.sections.flatMap(\.questions).map(\.number) == ["1.", "2.", "3."])
        #expect(form.sections[0].questions[0].boxes == ["In a school", "Elsewhere"])
    }
}

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

@Suite struct OccasionCheckTests {
    @Test func whatCanNotBeOpenedSaysWhyAndHasNoButton() async throws {
        try await withTestApp { app in
            let id = try await app.planList(of: 4)
            let page = try await app.signIn(as: .businessManager).get("/occasions/\(id.text)/opening")
            #expect(page.status == .ok)
            #expect(page.words.contains("Answers of fewer than 5 people can not be kept anonymous."))
            #expect(!page.html.contains("/opening\""))
        }
    }

    @Test(arguments: Engine.available)
    func openingNamesThePeopleItWritesTo(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let id = try await app.planList(of: 6)
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.get("/occasions/\(id.text)/opening")
            #expect(page.words.contains("6 people are written to at once, each with a link of their own."))
            #expect(page.words.contains("Open, and write to 6 people"))
            #expect(app.letters.all.isEmpty)
            try await manager.post("/occasions/\(id.text)/opening", form: [:])
            try await app.doJobs()
            #expect(app.letters.all.count == 6)
        }
    }

    @Test func whatIsOpenOrClosedIsNotOpenedAgain() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink()
            let manager = try await app.signIn(as: .businessManager)
            #expect(try await manager.get("/occasions/\(id.text)/opening").status == .conflict)
            try await manager.post("/occasions/\(id.text)/closing", form: [:])
            let page = try await manager.get("/occasions/\(id.text)/opening")
            #expect(page.status == .conflict)
            #expect(page.words.contains("They can not be opened again."))
            #expect(try await manager.post("/occasions/\(id.text)/opening", form: [:]).status == .conflict)
            #expect(try await manager.get("/occasions/\(id.text)/closing").status == .conflict)
        }
    }

    @Test func closingCountsThoseWhoCanNoLongerAnswer() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let (list, links) = try await app.openList(of: 6)
            try await app.visitor().answer(links[0].path, ["q.met": "yes"])
            let words = try await manager.get("/occasions/\(list.text)/closing").words
            #expect(words.contains("5 of the 6 people who were asked have not answered"))
            #expect(words.contains("Their links stop working."))
            let (room, _) = try await app.openLink(to: TestApp.paged) { $0.reached = 2 }
            #expect(try await manager.get("/occasions/\(room.text)/closing").words.contains("2 of the 2 people"))
            let (poster, _) = try await app.openLink(to: TestApp.namedForum)
            let unknown = try await manager.get("/occasions/\(poster.text)/closing").words
            #expect(unknown.contains("0 people have answered. Nobody else can after this."))
        }
    }

    @Test func remindingNamesThoseItWritesToAndWaitsADay() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let (id, links) = try await app.openList(of: 6)
            try await app.visitor().answer(links[0].path, ["q.met": "yes"])
            let page = try await manager.get("/occasions/\(id.text)/reminders")
            #expect(page.words.contains("5 people are written to at once, each with a link of their own."))
            try await manager.post("/occasions/\(id.text)/reminders", form: [:])
            #expect(try await manager.get("/occasions/\(id.text)/reminders").status == .conflict)
        }
    }
}

extension TestApp {
    /// Another set of the same questions, so that both can be asked in one test.
    fileprivate static let namedForum = QuestionSet(key: "poster", title: "On a poster", pages: forum.pages)

    /// An occasion with so many people on its list, of whom nobody has been written to.
    fileprivate func planList(of count: Int) async throws -> ID<Occasion> {
        let draft = OccasionDraft(title: "Staff survey", asked: try await publish(Self.forum), kind: .closedList)
        _ = try await addWilling(count)
        let id = try await services.planOccasion(draft, by: .system)
        try await services.invite(WillingFilter(), to: id, by: .system)
        return id
    }
}

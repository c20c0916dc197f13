import Domain
import Foundation
import HTTPTypes
import Platform
@testable import Questions
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct WritingOrderTests {
    @Test func buttonsMoveQuestionsAndPages() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let path = "\(version.path)/order"
            #expect(try await ann.post(path).status == .notFound)
            #expect(try await ann.post(path, form: ["up": "nothing"]).status == .notFound)
            #expect(try await ann.post(path, form: ["up": "more"]).location == "\(version.outlinePath)#question-more")
            #expect(
                try await app.kept(version).pages.map { $0.questions.map(\.id) } == [["came", "liked", "more"], []])
            try await ann.post(path, form: ["page-down": "first"])
            #expect(try await app.kept(version).pages.map(\.id) == ["last", "first"])
            try await ann.post("\(version.path)/questions/came/page", form: ["page": "last"])
            #expect(try await app.kept(version).pages[0].questions.map(\.id) == ["came"])
        }
    }

    @Test func removingSaysWhatHasToBePutRight() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let asked = try await ann.get("\(version.path)/questions/came/removal")
            #expect(asked.words.contains("“Did you like it?”: There is no question came"))
            #expect(try await ann.post("\(version.path)/questions/came/removal").status == .conflict)
            try await ann.resend(asked, to: "\(version.path)/questions/came/removal", [:])
            let outline = try await ann.get("\(version.path)/outline").words
            #expect(outline.contains("“Did you like it?” (when it is asked, column 1): There is no question came"))
            #expect(try await ann.get("\(version.path)/trial").status == .ok)
            #expect(try await ann.get("\(version.path)/workbook").status == .conflict)
            let publication = try await ann.get("\(version.path)/publication").words
            #expect(publication.contains("It can not be published yet"))
            try await ann.fill("\(version.path)/pages/first/removal", [:])
            #expect(try await app.kept(version).pages.map(\.id) == ["last"])
        }
    }

    @Test func pagesAreAddedAndNamed() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let wrong = try await ann.fill(
                "\(version.path)/pages/new", sendTo: "\(version.path)/pages", ["title": "More", "when": "is"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.words.contains("Choose the answer that it depends on"))
            try await ann.resend(
                wrong, to: "\(version.path)/pages", ["title": "More", "when": "is-not", "when-answer": "came/yes"])
            try await ann.fill("\(version.path)/pages/first", ["title": "The visit"])
            let pages = try await app.kept(version).pages
            #expect(pages.map(\.title?.text) == ["The visit", nil, "More"])
            #expect(pages[2].shownWhen?.text == "${came} != 'yes'")
            #expect(pages[0].questions.count == 2)
        }
    }

    @Test func whatIsSaidOfTheSetIsChanged() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let path = "\(version.path)/words"
            let form = try await ann.get(path)
            #expect(try await ann.resend(form, to: path, ["title": ""]).status == .unprocessableContent)
            #expect(
                try await ann.resend(form, to: path, ["title": "T", "closing": "${x}"]).status == .unprocessableContent)
            try await ann.resend(form, to: path, ["title": "Visits", "closing": "Thank you", "help": "yes"])
            let kept = try await app.kept(version)
            #expect((kept.title, kept.closing, kept.showsHelp) == ("Visits", "Thank you", true))
            #expect(kept.variants == TestApp.visit.variants)
            #expect(try await ann.resend(form, to: path, ["title": "Late"]).status == .conflict)
        }
    }

    @Test(arguments: Engine.available)
    func setsAreCopiedAndVersionsFollow(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.publish(TestApp.visit)
            #expect(try await ann.post("\(version.path)/copy", form: ["title": ""]).status == .unprocessableContent)
            let copied = try await ann.post("\(version.path)/copy", form: ["title": "Visit"])
            #expect(copied.location == "/question-sets/visit-2/1/outline")
            for _ in 1...2 {
                let made = try await ann.post("\(version.path)/versions")
                #expect(made.location == "/question-sets/visit/2/outline")
            }
            #expect(try await app.kept(QuestionSetVersion("visit", 2)).pages == TestApp.visit.pages)
            try await ann.post("/question-sets/visit/2/removal")
            #expect(try await ann.get("/question-sets/visit/2").status == .notFound)
            #expect(try await ann.get(version.path).status == .ok)
        }
    }

    @Test func aPageTakesTheSameQueriesHoweverLongTheSetIs() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let short = try await app.write(TestApp.visit)
            let many = (1...200).map { Question(id: "q\($0)", kind: .signature, label: Wording("Question \($0)")) }
            let long = try await app.write(
                QuestionSet(key: "long", title: "Long", pages: [QuestionPage(id: "one", questions: many)]))
            try await ann.get("/question-sets")
            for part in ["", "/outline", "/trial", "/words"] {
                let few = try await app.countingQueries { try await ann.get(short.path + part) }
                let more = try await app.countingQueries { try await ann.get(long.path + part) }
                #expect(few == more)
            }
        }
    }
}

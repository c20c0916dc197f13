import Documents
import Domain
import Foundation
import HTTPTypes
import Platform
@testable import Questions
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct TrialTests {
    @Test func aTrialGoesPageByPageAndKeepsNothing() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let path = "\(try await app.write(TestApp.paged).path)/trial"
            let first = try await ann.get(path)
            #expect(first.words.contains("Nothing that you answer is kept"))
            #expect(try await ann.resend(first, to: path, [:]).status == .unprocessableContent)
            let second = try await ann.resend(first, to: path, ["q.where": "school", "step": "onward"])
            #expect(second.words.contains("How many pupils?"))
            let wrong = try await ann.resend(second, to: path, ["q.pupils": "some"])
            #expect(wrong.status == .unprocessableContent && wrong.html.contains("value=\"some\""))
            let third = try await ann.resend(wrong, to: path, ["q.pupils": "30"])
            #expect(third.words.contains("Anything more?"))
            let back = try await ann.resend(third, to: path, ["step": "back"])
            #expect(back.html.contains("value=\"30\""))
            let end = try await ann.resend(third, to: path, ["q.more": "<No>"])
            #expect(end.words.contains("In a school") && end.html.contains("&lt;No&gt;"))
            let tables = try await app.database.read { db in
                try db.rows("SELECT * FROM answer_draft").count + db.rows("SELECT * FROM response").count
            }
            #expect(tables == 0)
        }
    }

    @Test func whatTheConditionsDoIsSaid() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let path = "\(try await app.write(TestApp.paged).path)/trial"
            let last = try await ann.fill(path, ["q.where": "other"])
            let words = "Page 2 is passed over: it is asked only when “Where do you work?” is “In a school”"
            #expect(last.words.contains(words))
            let end = try await ann.resend(last, to: path, [:])
            #expect(end.words.contains(words) && end.words.contains("Elsewhere"))
        }
    }

    @Test func aTrialSpeaksTheWordingThatWasChosen() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let path = "\(try await app.write(TestApp.visit).path)/trial"
            #expect(try await ann.get("\(path)?wording=cy").words.contains("A ddaeth rhywun?"))
            #expect(try await ann.get("\(path)?wording=xx").words.contains("Did somebody come?"))
        }
    }
}

@Suite struct QuestionSetUploadTests {
    private func bytes(_ set: QuestionSet) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("form.xlsx")
        try XLSXWorkbook.write(XLSFormWriter.sheets(of: set), titled: "Form", to: file.path)
        return Array(try Data(contentsOf: file))
    }

    @Test(arguments: [("empty.xlsx", ""), ("broken.xlsx", "PK nothing"), ("set.yaml", "title: [")])
    func aFileThatCanNotBeReadIsRefusedWithItsReason(name: String, text: String) async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let answer = try await ann.upload("/question-sets/file", file: name, Array(text.utf8))
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("The file was not taken in: 1 thing is wrong with it"))
        }
    }

    @Test func aWorkbookIsRefusedBySheetRowAndColumn() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let rows = [["integer", "age", "How old?", "${gone} > 1"]].map { $0.map { XLSXCell.text($0) } }
            let sheet = XLSXSheet(name: "survey", columns: ["type", "name", "label", "relevant"], rows: rows)
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
            defer { try? FileManager.default.removeItem(at: folder) }
            try XLSXWorkbook.write([sheet], titled: "Form", to: folder.path)
            let answer = try await ann.upload(
                "/question-sets/file", file: "form.xlsx", Array(try Data(contentsOf: folder)))
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("survey, row 2, relevant: "))
        }
    }

    @Test func aWorkbookThatWasDownloadedComesBackEqual() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.publish(TestApp.visit)
            let file = try await ann.get("\(version.path)/workbook")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"visit-1.xlsx\"")
            let taken = try await ann.upload("/question-sets/file", file: "visit.xlsx", bytes(TestApp.visit))
            #expect(taken.status == .ok && taken.words.contains("Nothing is different"))
            #expect(taken.hidden("made-from") == nil, "there is nothing to say yes to")
            #expect(try await app.versions("visit") == [1])
        }
    }

    private static let shorter = TestApp.visit.with(Array(TestApp.visit.pages.prefix(1)))

    /// - Returns: what came of saying yes on a page that says what would change.
    @discardableResult
    private static func sayYes(to page: TestResponse, _ browser: TestBrowser) async throws -> TestResponse {
        let action = try #require(page.html.firstMatch(of: /action="([^"]*\/question-sets\/file\/[^"]+)"/)?.1)
        return try await browser.post(String(action), form: ["made-from": page.hidden("made-from") ?? ""])
    }

    @Test(arguments: Engine.available)
    func aKnownSetIsChangedOnlyByWhoeverHasSeenHow(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ann = try await app.signIn(as: .coordinator)
            try await app.publish(TestApp.visit)
            let asked = try await ann.upload("/question-sets/file", file: "a.xlsx", bytes(Self.shorter))
            #expect(asked.status == .ok && asked.words.contains("What would change in"))
            #expect(asked.words.contains("This becomes version 2") && asked.words.contains("Taken out"))
            #expect(try await app.versions("visit") == [1], "nothing before the yes")
            #expect(try await Self.sayYes(to: asked, ann).location == "/question-sets/visit/2")
            #expect(try await app.kept(QuestionSetVersion("visit", 2)).pages.count == 1)
            #expect(try await Self.sayYes(to: asked, ann).status == .notFound, "it is taken in once")
            #expect(try await app.versions("visit") == [2, 1])
        }
    }

    @Test func whatIsInTheMakingIsReplacedOnlyByWhoeverHasSeenHow() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let asked = try await ann.upload("/question-sets/file", file: "a.xlsx", bytes(Self.shorter))
            #expect(asked.words.contains("Version 1 is in the making. What is written there goes"))
            #expect(try await app.kept(version).pages.count == 2)
            try await Self.sayYes(to: asked, ann)
            #expect(try await app.kept(version).pages.count == 1)
        }
    }

    @Test func aYesToWhatHasMovedOnTakesNothingIn() async throws {
        try await withTestApp { app in
            let (ann, bob) = (try await app.signIn(as: .coordinator), try await app.signIn(as: .coordinator))
            let version = try await app.publish(TestApp.visit)
            let asked = try await ann.upload("/question-sets/file", file: "a.xlsx", bytes(Self.shorter))
            #expect(try await Self.sayYes(to: asked, bob).status == .notFound, "it is Ann's file")
            try await bob.post("\(version.path)/versions")
            let late = try await Self.sayYes(to: asked, ann)
            #expect(late.status == .conflict && late.words.contains("Nothing was taken in."))
            #expect(try await app.kept(QuestionSetVersion("visit", 2)).pages.count == 2)
        }
    }

    @Test func aSetOfTheProgramThatWasTakenOverBeforeIsAskedAboutToo() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let first = try await ann.post("/question-sets/packs", form: ["pack": "exit-evaluation.yaml"])
            #expect(first.location == "/question-sets/exit-evaluation/1")
            let again = try await ann.post("/question-sets/packs", form: ["pack": "exit-evaluation.yaml"])
            #expect(again.words.contains("Nothing is different"))
        }
    }
}

extension TestApp {
    /// Newest first.
    fileprivate func versions(_ key: String) async throws -> [Int] {
        try await database.read { db in try QuestionSetStore.versions(of: key, on: db).map(\.version.version) }
    }
}

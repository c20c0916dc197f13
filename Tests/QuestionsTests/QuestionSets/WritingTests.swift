import Domain
import Foundation
import HTTPTypes
import Platform
@testable import Questions
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct WritingTests {
    private static let set = "/question-sets/about-the-visit/1"

    @Test func aSetWithoutATitleIsNotBegun() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let answer = try await ann.post("/question-sets/new", form: ["title": " "])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("Enter a title"))
        }
    }

    @Test(arguments: Engine.available)
    func aSetIsWrittenPageByPageAndPublished(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ann = try await app.signIn(as: .coordinator)
            let begun = try await ann.post("/question-sets/new", form: ["title": "About the visit"])
            #expect(begun.location == "\(Self.set)/outline")
            #expect(try await ann.get("\(Self.set)/outline").words.contains("The page has no questions"))
            let kinds = "\(Self.set)/pages/page-1/questions/new"
            #expect(try await ann.get("\(kinds)?asked=yes").status == .unprocessableContent)
            let added = try await ann.fill(
                "\(kinds)?kind=one-choice", sendTo: "\(Self.set)/pages/page-1/questions",
                ["label": "Did somebody come?", "choices": "Yes\nNo\n", "required": "yes", "when": "always"])
            #expect(added.location == "\(Self.set)/outline#question-did-somebody-come")
            try await ann.fill(
                "\(kinds)?kind=long-text", sendTo: "\(Self.set)/pages/page-1/questions",
                ["label": "Why not?", "most": "300", "when": "is", "when-answer": "did-somebody-come/no"])
            let outline = try await ann.get("\(Self.set)/outline")
            #expect(outline.words.contains("Asked only when “Did somebody come?” is “No”"))
            let published = try await ann.fill("\(Self.set)/publication", [:])
            #expect(published.location == Self.set)
            let kept = try await app.kept(QuestionSetVersion("about-the-visit", 1))
            #expect(kept.problems.isEmpty)
            #expect(kept.questions.map(\.id) == ["did-somebody-come", "why-not"])
            #expect(kept.questions[0].kind.choices.map(\.id) == ["yes", "no"])
            #expect(kept.questions[1].shownWhen?.text == "${did-somebody-come} = 'no'")
        }
    }

    @Test func aQuestionWithEverythingWrongComesBackAsTyped() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let path = try await app.write(TestApp.visit).path
            let answer = try await ann.fill(
                "\(path)/pages/last/questions/new?kind=number", sendTo: "\(path)/pages/last/questions",
                [
                    "label": " ", "least": "a lot", "most": "1e9", "decimals": "2", "unit": "<b>", "when": "formula",
                    "when-formula": "${came} = ", "check": ". > 1",
                ])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("Enter the question"))
            #expect(answer.words.contains("Enter a number, like 12 or 12.5"))
            #expect(answer.words.contains("Column "))
            #expect(answer.words.contains("Enter what people are told to do"))
            #expect(answer.html.contains(#"value="&lt;b&gt;""#) && answer.html.contains(#"value="a lot""#))
            let later = try await ann.fill(
                "\(path)/questions/came",
                ["label": "Came?", "choices": "Yes", "when": "formula", "when-formula": "answered(${more})"])
            #expect(later.words.contains("Answers: There must be 2 or more, not 1"))
            #expect(later.words.contains("Column 10: ${more} is not earlier"))
            #expect(try await app.kept(QuestionSetVersion("visit", 1)) == TestApp.visit)
        }
    }

    @Test func rewordingKeepsIdsAndOtherWordings() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let form = try await ann.get("\(version.path)/questions/came")
            #expect(form.words.contains("Cymraeg: A ddaeth rhywun?"))
            let saved = try await ann.resend(
                form, to: "\(version.path)/questions/came",
                ["label": "Did anybody come?", "choices": "Yes, somebody did\nNo\nPerhaps", "required": "yes"])
            #expect(saved.status == .seeOther)
            let notice = try await ann.get("\(version.path)/outline").words
            #expect(notice.contains("“Yes, somebody did” is the same answer as “Yes” was. New: “Perhaps”."))
            let came = try #require(try await app.kept(version).question("came"))
            #expect(came.label == Wording("Did anybody come?", variants: ["cy": "A ddaeth rhywun?"]))
            #expect(came.kind.choices.map(\.id) == ["yes", "no", "perhaps"])
            #expect(came.kind.choices[0].label.variants == ["cy": "Do"])
        }
    }

    @Test(arguments: Engine.available)
    func whoSavesSecondIsToldAndLosesNothing(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (ann, ben) = (
                try await app.signIn(as: .coordinator), try await app.signIn(as: .coordinator, named: "Ben Bello")
            )
            let version = try await app.write(TestApp.visit)
            let path = "\(version.path)/questions/more"
            let (first, second) = (try await ann.get(path), try await ben.get(path))
            try await ann.resend(first, to: path, ["label": "Ann’s words", "most": "500"])
            let late = try await ben.resend(second, to: path, ["label": "Ben’s words", "most": "400"])
            #expect(late.status == .conflict)
            #expect(late.words.contains("Somebody has changed this since you opened it"))
            #expect(late.html.contains("value=\"Ben’s words\"") && late.words.contains("Ann’s words"))
            #expect(try await app.kept(version).question("more")?.label == "Ann’s words")
            #expect(try await ben.resend(late, to: path, ["label": "Ben’s words", "most": "400"]).status == .seeOther)
            #expect(try await app.kept(version).question("more")?.label == "Ben’s words")
        }
    }

    @Test func whatIsTypedForAQuestionThatIsGoneIsOfferedAsANewOne() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let form = try await ann.get("\(version.path)/questions/more")
            try await ann.fill("\(version.path)/questions/more/removal", [:])
            let late = try await ann.resend(
                form, to: "\(version.path)/questions/more", ["label": "Still wanted", "most": "9"])
            #expect(late.status == .conflict)
            #expect(late.html.contains("value=\"Still wanted\""))
            let added = try await ann.resend(
                late, to: "\(version.path)/pages/last/questions", ["label": "Still wanted", "most": "9"])
            #expect(added.status == .seeOther)
            #expect(try await app.kept(version).question("still-wanted") != nil)
        }
    }

    @Test func twoPeopleWriteTwoQuestionsAtOnce() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let form = try await ann.get("\(version.path)/questions/liked")
            try await ann.fill("\(version.path)/questions/more", ["label": "Other", "most": "500"])
            let saved = try await ann.resend(
                form, to: "\(version.path)/questions/liked", ["label": "Liked?", "low": "No", "high": "Yes"])
            #expect(saved.status == .seeOther)
            #expect(
                try await app.kept(version).questions.map(\.label.text) == ["Did somebody come?", "Liked?", "Other"])
        }
    }

    @Test func aPublishedVersionNeverChanges() async throws {
        try await withTestApp { app in
            let ann = try await app.signIn(as: .coordinator)
            let version = try await app.write(TestApp.visit)
            let form = try await ann.get("\(version.path)/questions/more")
            try await app.services.publishQuestionSet(version, by: .system)
            let late = try await ann.resend(form, to: "\(version.path)/questions/more", ["label": "Mine", "most": "5"])
            #expect(late.status == .conflict)
            #expect(late.html.contains("value=\"Mine\"") && late.words.contains("Make a new version"))
            for part in ["outline", "words", "pages/new", "pages/first", "questions/more", "removal"] {
                #expect(try await ann.get("\(version.path)/\(part)").status == .conflict)
            }
            for part in ["order", "removal", "questions/more/page", "questions/more/removal", "pages/last/removal"] {
                #expect(try await ann.post("\(version.path)/\(part)", form: ["up": "more"]).status == .conflict)
            }
            #expect(try await app.kept(version) == TestApp.visit)
        }
    }
}

import Domain
import Foundation
import Testing

@testable import Questions

@Suite struct SheetTextTests {
    private static let awkward = [
        "plain", "two\nlines\r\nand a tab\t", #"a "quoted" \ backslash \n that is none"#, "\u{0}\u{1}\u{1F}\u{7F}",
        "naïve café — “quotes” 👩‍👩‍👧 e\u{301}", "{\"answers\":{", "}}", #"\u0041"#, "/slash/", "\u{2028}\u{2029}",
    ]

    @Test(arguments: awkward)
    func whateverIsWrittenIsReadAgain(words: String) throws {
        let sheet = AnswerSheet(["first": .text(words), "second": .choice("yes"), "third": .rating(7)])
        let text = SheetText.written(sheet)
        #expect(try SheetText.read(text) == ScreenedSheet(answers: sheet))
        #expect(PlainSheet.answers(in: text)?.count == 3)
    }

    /// It is JSON: any reader of JSON finds the same in it.
    @Test(arguments: awkward)
    func anyReaderOfJSONFindsTheSame(words: String) throws {
        let text = PlainSheet.text(["first": words, words: "other"])
        let found = try JSONDecoder().decode([String: [String: String]].self, from: Data(text.utf8))
        #expect(found == ["answers": ["first": words, words: "other"]])
    }

    @Test func anEmptySheetIsReadAgain() throws {
        #expect(SheetText.written(AnswerSheet()) == #"{"answers":{}}"#)
        #expect(try SheetText.read(#"{"answers":{}}"#) == ScreenedSheet(answers: AnswerSheet()))
    }

    /// However another program lays the same JSON out.
    @Test func spacesAndOtherEscapesAreReadToo() throws {
        let text = #"{ "answers" : { "first" : "text caf\u00e9 \/ \ud83d\ude00" } }"#
        #expect(try SheetText.read(text).answers == AnswerSheet(["first": .text("café / 😀")]))
    }

    @Test func whatWaitsIsReadAgain() throws {
        let held = HeldText(
            original: "Ann \"A\" said\nso", masked: "[name] said\nso", reasons: [.identifier],
            receivedOn: Day(number: 18_000))
        let sheet = ScreenedSheet(answers: AnswerSheet(["first": .text("[name] said\nso")]), waiting: ["first": held])
        let text = try SheetText.written(sheet)
        #expect(PlainSheet.answers(in: text) == nil)
        #expect(try SheetText.read(text) == sheet)
    }

    @Test(arguments: [
        "", "{", #"{"answers":{"#, #"{"answers":{"a":"choice yes"}"#, #"{"answers":{"a":"choice yes"}}x"#,
        #"{"answers":{"a"}}"#, #"{"answers":{,"a":"choice yes"}}"#,
        #"{"answers":{"a":"choice yes\"}}"#, #"{"answers":{"a":"choice \u00"}}"#,
    ])
    func whatIsBrokenIsRefused(text: String) {
        #expect(throws: (any Error).self) { try SheetText.read(text) }
    }

    @Test func anAnswerInNoKnownFormNamesItsQuestionAlone() {
        #expect(throws: SheetFault(question: "a")) { try SheetText.read(#"{"answers":{"a":"slider 7"}}"#) }
    }
}

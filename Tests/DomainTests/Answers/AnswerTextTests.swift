import Testing

@testable import Domain

@Suite struct AnswerTextTests {
    /// These texts are in databases. A change here loses answers.
    @Test(arguments: [
        (AnswerValue.choice("too-long"), "choice too-long"),
        (.choices(["leaflet", "talk"]), "choices leaflet talk"),
        (.fulfilment(.notApplicable, reason: nil), "fulfilment not-applicable"),
        (.fulfilment(.partly, reason: "One\nTwo"), "fulfilment partly\nOne\nTwo"),
        (.agreement(.dontKnow), "agreement dont-know"), (.agreement(.stronglyAgree), "agreement 5"),
        (.rating(0), "rating 0"), (.number(-12.5), "number -12.5"), (.number(0.000001), "number 0.000001"),
        (.day(.sampleToday), "day 2019-02-14"), (.text("text said\r\nso \n"), "text text said\r\nso \n"),
        (.ranking(["b", "a"]), "ranking b a"),
        (.matrix(["time": "dont-know", "room": "4"]), "matrix room=4 time=dont-know"),
        (.person(AnswerPerson(name: "Ann")), "person Ann\n\n"),
        (.file(AnswerFile(id: "f1", name: "my file.pdf", bytes: 9)), "file f1 9 my file.pdf"),
        (.text("\u{301}combining"), "text \u{301}combining"),
    ])
    func isKeptAsOneText(value: AnswerValue, text: String) {
        #expect(value.stored == text)
        #expect(AnswerValue(stored: text) == value)
    }

    @Test(arguments: [
        "", "choice", "choice ", "choice a b", "choices ", "choices a  b", "fulfilment maybe", "agreement 6",
        "agreement",
        "rating 11", "rating ten", "number 1e9", "day yesterday", "text ", "matrix a", "matrix a=1 a=2", "matrix a=b=c",
        "person \n\n", "person Ann", "person Ann\nrole\nnot an address", "file f1 big a.pdf", "secret 1", "CHOICE a",
    ])
    func anythingElseIsRefused(text: String) {
        #expect(AnswerValue(stored: text) == nil)
    }

    @Test func hasAPartForEachThingThatIsCounted() {
        #expect(AnswerValue.choices(["a", "b"]).parts == [AnswerPart(value: "a"), AnswerPart(value: "b")])
        #expect(
            AnswerValue.matrix(["b": "1", "a": "2"]).parts == [
                AnswerPart(part: "a", value: "2"), AnswerPart(part: "b", value: "1"),
            ])
        #expect(
            AnswerValue.ranking(["b", "a"]).parts == [
                AnswerPart(part: "b", value: "1"), AnswerPart(part: "a", value: "2"),
            ])
        #expect(AnswerValue.fulfilment(.no, reason: "Why").parts == [AnswerPart(value: "no")])
        #expect(AnswerValue.text("words").parts == [])
    }

    @Test func wordsCanBeMasked() {
        #expect(AnswerValue.text("Ann said").replacingFreeText(with: "[name] said") == .text("[name] said"))
        let reasoned = AnswerValue.fulfilment(.no, reason: "Ann")
        #expect(reasoned.freeText == "Ann")
        #expect(reasoned.replacingFreeText(with: "[name]") == .fulfilment(.no, reason: "[name]"))
        #expect(AnswerValue.choice("a").freeText == nil)
        #expect(AnswerValue.choice("a").replacingFreeText(with: "x") == .choice("a"))
    }

    @Test func isReadByPeopleInTheirWording() throws {
        let length = [
            QuestionChoice("too-long", Wording("Too long", variants: ["cy": "Rhy hir"])),
            QuestionChoice("right", "About right"),
        ]
        let set = QuestionSet.sample([
            try .sample("length", .oneChoice(length)),
            try .sample("share", .number(NumberRule(unit: "%", decimals: 1))),
            try .sample("rows", .matrix(MatrixRule(rows: .sample("room", "time"), scale: .choices(length)))),
        ])
        let sheet = AnswerSheet([
            "length": .choice("too-long"), "share": .number(12.5), "rows": .matrix(["time": "right"]),
        ])
        let words = Wording("${length}, ${share}, ${rows.time}, ${rows.room}, ${rows}", variants: ["cy": "${length}"])
        #expect(sheet.filled(words, of: set) == "Too long, 12.5%, About right, (no answer), Time: About right")
        #expect(sheet.filled(words, of: set, in: "cy") == "Rhy hir")
        #expect(sheet.filled(words, of: set, in: "easy-read").hasPrefix("Too long"))
    }
}

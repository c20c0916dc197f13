import Testing

@testable import Domain

@Suite struct ChoiceLinesTests {
    private static let lengths = [
        QuestionChoice("short", Wording("Too short", variants: ["cy": "Rhy fyr"])),
        QuestionChoice("right", "About right"), QuestionChoice("long", "Too long"),
    ]

    private func ids(_ lines: String..., keeping earlier: [QuestionChoice] = lengths) -> [String] {
        ChoiceLines(lines.joined(separator: "\n"), keeping: earlier).choices.map(\.id)
    }

    @Test func newLinesGetIdsFromTheirWords() {
        #expect(
            ids("Yes, every week", " ", "Don’t know", "2019", "…", keeping: []) == [
                "yes-every-week", "dont-know", "2019", "choice",
            ])
        #expect(ids("Yes", "yes!", "YES", keeping: []) == ["yes", "yes-2", "yes-3"])
    }

    @Test func linesThatMovedKeepTheirIds() {
        #expect(ids("Too long", "Too short", "About right") == ["long", "short", "right"])
    }

    @Test func aLineThatWasRewordedAtItsPlaceKeepsItsId() {
        #expect(ids("Too short", "Just right", "Too long") == ["short", "right", "long"])
        #expect(ids("Not long enough", "Just fine", "Over-long") == ["short", "right", "long"])
        #expect(ids("Too short", "About right", "It went on") == ["short", "right", "long"])
    }

    @Test func aLineThatWasRewordedKeepsItsIdBesideNewOnes() {
        #expect(ids("Too short", "Awful", "About right, I think", "Too long") == ["short", "awful", "right", "long"])
    }

    @Test func aLineThatWasAddedElsewhereTakesNoOldId() {
        #expect(ids("About right", "Too long", "No opinion") == ["right", "long", "no-opinion"])
        #expect(ids("Too short", "About right", "Too long", "Right") == ["short", "right", "long", "right-2"])
    }

    @Test func rewordingKeepsOtherWordings() {
        let changed = ChoiceLines("Much too short\nAbout right\nToo long", keeping: Self.lengths).choices
        #expect(changed[0] == QuestionChoice("short", Wording("Much too short", variants: ["cy": "Rhy fyr"])))
    }

    @Test(arguments: 1...200)
    func everyIdIsUsedOnce(seed: UInt64) {
        var chance = Chance(state: seed)
        let words = ["Yes", "No", "Maybe", "Too long", "Too very long", "é", "", "12", "Yes "]
        var choices: [QuestionChoice] = []
        for _ in 1...10 {
            let count = Int.random(in: 0...8, using: &chance)
            let lines = (0..<count).map { _ in words.randomElement(using: &chance) ?? "" }
            let next = ChoiceLines(lines.joined(separator: "\r\n"), keeping: choices).choices
            #expect(Set(next.map(\.id)).count == next.count)
            #expect(next.allSatisfy { StableID.isChoice($0.id) })
            #expect(next.map(\.label.text) == lines.map(\.trimmed).filter { !$0.isEmpty })
            choices = next
        }
    }

    @Test func whatIsNotTouchedStaysAsItIs() {
        let text = ChoiceLines.text(of: Self.lengths)
        #expect(ChoiceLines(text, keeping: Self.lengths).choices == Self.lengths)
    }
}

@Suite struct MadeIDTests {
    @Test(arguments: [
        ("Did somebody visit?", "did-somebody-visit"), ("  Zoë’s  école ", "zoes-ecole"), ("2019", "question-2019"),
        ("", "question"), ("🏫", "question"), ("日本", "question"),
        ("How far did the forum help you to understand what others do", "how-far-did-the-forum-help-you-to"),
        (String(repeating: "a", count: 90), String(repeating: "a", count: 40)),
    ])
    func comesFromWords(words: String, id: String) {
        #expect(StableID.made(from: words, besides: [], or: "question") == id)
        #expect(StableID.isWellFormed(id))
    }

    @Test func isNeverOneThatIsTaken() {
        #expect(StableID.made(from: "Age", besides: ["age", "age-2"], or: "question") == "age-3")
    }
}

import Domain
import Testing

@Suite struct ScreenedSheetTests {
    private static let day = Day(number: 18_067)
    private static let sheet = AnswerSheet([
        "met": .choice("yes"), "more": .text("Ask Zed"), "why": .fulfilment(.no, reason: "Zed was away"),
    ])

    @Test func wordsWithoutFindingsAreShownAsTheyAre() {
        let screened = screened(isYoung: false) { ScreenedText(masked: $0, isMasked: false, mayTellOfHarm: false) }
        #expect(screened.answers == Self.sheet)
        #expect(!screened.isWaiting)
    }

    @Test func namesAreMaskedAtOnceAndWaitForAReader() throws {
        let screened = screened(isYoung: false, Self.masking)
        #expect(screened.answers["more"] == .text("Ask [name]"))
        #expect(screened.answers["why"] == .fulfilment(.no, reason: "[name] was away"))
        #expect(screened.answers["met"] == .choice("yes"))
        #expect(screened.waiting.mapValues(\.reasons) == ["more": [.identifier], "why": [.identifier]])
        #expect(try #require(screened.waiting["more"]).original == "Ask Zed")
    }

    @Test(arguments: [true, false])
    func wordsThatAreHiddenAreInNoAnswer(isYoung: Bool) throws {
        let screened = screened(isYoung: isYoung) { words in
            ScreenedText(masked: words, isMasked: false, mayTellOfHarm: !isYoung)
        }
        #expect(screened.answers["more"] == nil)
        #expect(screened.answers["why"] == .fulfilment(.no, reason: ScreenedSheet.notShown))
        #expect(screened.answers["met"] == .choice("yes"))
        #expect(try #require(screened.waiting["more"]).reasons == [isYoung ? .youngPerson : .harm])
    }

    @Test(arguments: [
        (ReadingDecision.asWritten, "Ask Zed"), (.corrected("Ask the head"), "Ask the head"),
        (.notShown, "[not shown]"),
    ])
    func whatAReaderDecidesIsShown(decision: ReadingDecision, shown: String) throws {
        let read = try screened(isYoung: true, Self.masking).read("more", as: decision)
        #expect(read.answers["more"] == .text(shown))
        #expect(Set(read.waiting.keys) == ["why"])
        let all = try read.read("why", as: decision)
        #expect(all.answers["why"]?.freeText == (decision == .asWritten ? "Zed was away" : shown))
        #expect(!all.isWaiting)
    }

    @Test(arguments: [ReadingDecision.asWritten, .corrected("Ask the head"), .notShown])
    func noNumberChangesWhenHiddenWordsAreRead(decision: ReadingDecision) throws {
        let screened = screened(isYoung: true, Self.masking)
        let read = try screened.read("more", as: decision).read("why", as: decision)
        #expect(Set(screened.counted.values.keys) == Set(Self.sheet.values.keys))
        #expect(Set(read.counted.values.keys) == Set(Self.sheet.values.keys))
        #expect(screened.counted["more"] == .text(ScreenedSheet.notShown))
    }

    @Test func aTextIsReadOnce() throws {
        let read = try screened(isYoung: true, Self.masking).read("more", as: .asWritten)
        #expect(throws: HeldTextRefusal.readAlready) { try read.read("more", as: .notShown) }
        #expect(throws: HeldTextRefusal.readAlready) { try read.read("met", as: .notShown) }
    }

    @Test func onlyHiddenWordsHaveAClock() throws {
        let days = WorkingDays(holidays: [])
        let hidden = try #require(screened(isYoung: true, Self.masking).waiting["more"])
        #expect(hidden.due(days) == days.adding(1, to: Self.day))
        let masked = try #require(screened(isYoung: false, Self.masking).waiting["more"])
        #expect(masked.due(days) == nil)
    }

    private static let masking: @Sendable (String) -> ScreenedText = { words in
        ScreenedText(masked: words.replacing("Zed", with: "[name]"), isMasked: true, mayTellOfHarm: false)
    }

    private func screened(isYoung: Bool, _ screen: (String) -> ScreenedText) -> ScreenedSheet {
        ScreenedSheet(Self.sheet, isForYoungPeople: isYoung, on: Self.day, screen: screen)
    }
}

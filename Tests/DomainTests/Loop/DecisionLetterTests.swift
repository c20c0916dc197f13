import Domain
import Testing

@Suite struct DecisionLetterTests {
    private static func letter(link: String?) -> DecisionLetter {
        DecisionLetter(
            partnership: "Testshire Partnership", hub: "Neglect", opening: "You took part in June.",
            items: [
                .init(
                    theme: "Communication", said: "Routes are not clear.", answer: .do, reason: "One guide will help.",
                    decidedOn: Day(number: 18_000)),
                .init(
                    theme: "Money", said: "There is too little.", answer: .cannot, reason: "Budgets are set.",
                    decidedOn: Day(number: 18_000)),
            ], link: link)
    }

    @Test func aLetterSaysWhatWasSaidWhatWasDecidedAndWhy() {
        let text = Self.letter(link: "https://hub.example.org/x").text(to: "Ann Abara")
        #expect(text.hasPrefix("Hello Ann Abara\n\nYou took part in June.\n\nCommunication\n\nYou said: Routes"))
        #expect(text.contains("We cannot do this. Decided on 14 April 2019. Budgets are set."))
        #expect(text.contains("https://hub.example.org/x"))
        #expect(text.hasSuffix("Answer this letter if you no longer want to."))
    }

    @Test func aPageThatIsNotPublicIsNotPromised() {
        #expect(!Self.letter(link: nil).text(to: "Ann").contains("read all of it"))
        #expect(Self.letter(link: nil).subject == "What came of what you said: Neglect")
    }
}

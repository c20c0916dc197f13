import Domain
import Testing

@Suite struct AccentTests {
    @Test(arguments: ["#1f4e5f", "1F4E5F", " #1f4e5f "])
    func readsAColour(typed: String) throws {
        #expect(try Accent(typed).hex == "#1f4e5f")
    }

    @Test(arguments: ["", "#fff", "#12345g", "#1234567", "red"])
    func refusesWhatIsNoColour(typed: String) {
        #expect(throws: TextProblem("Colour must be six hexadecimal digits, like #1f4e5f")) { try Accent(typed) }
    }

    /// Published examples: #767676 is the lightest grey with 4.5 : 1 on white, #777777 just misses it.
    @Test func refusesAColourTooLightForWhiteWords() throws {
        #expect(try Accent("#767676").contrastWithWhite >= 4.5)
        #expect(throws: TextProblem.self) { try Accent("#777777") }
        #expect(abs(try Accent("#000000").contrastWithWhite - 21) < 0.001)
        #expect(abs(try Accent("#0000ff").contrastWithWhite - 8.592) < 0.001)
    }
}

import Domain
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("  Zoë  O’Brien ", "zoe o'brien"), ("ÉCOLE", "ecole"), ("Łódź", "lodz"), ("Straße", "strasse"),
        ("a\u{0301}b", "ab"), ("“quoted” – dashed", "\"quoted\" - dashed"), ("\n\tx\u{00A0}y\n", "x y"), ("", ""),
        ("日本", "日本"), ("Ærø", "aero"),
    ])
    func foldsForSearching(text: String, folded: String) {
        #expect(text.folded == folded)
    }

    /// Folding what is folded changes nothing, and spaces and case never matter, whatever the letters are.
    @Test(arguments: 1...100)
    func foldingIsOnceAndForAll(seed: Int) {
        var random = Chance(state: UInt64(seed))
        let letters = Array("aB zÉ\tñ’Ł–ß9 \nΣ日İ_")
        let text = String((0..<40).compactMap { _ in letters.randomElement(using: &random) })
        #expect(text.folded.folded == text.folded)
        #expect(text.uppercased().folded == text.folded || text.contains("ß") || text.contains("İ"))
        #expect("  \(text)\n".folded == text.folded)
        #expect(text.folded == text.folded.trimmed && !text.folded.contains("  "))
    }

    @Test(arguments: [("", ""), ("   ", ""), (" a b ", "a b"), ("\u{00A0}a\n", "a")])
    func trims(text: String, trimmed: String) {
        #expect(text.trimmed == trimmed)
    }

    @Test func aFieldNamesItselfInItsProblems() {
        let title = FieldText("a title", most: 5)
        #expect(throws: TextProblem("Enter a title")) { try title.read("  ") }
        #expect(throws: TextProblem("Enter a title")) { try title.read(nil) }
        #expect(throws: TextProblem("Title must be 5 characters or fewer. It has 6")) { try title.read("abcdef") }
        #expect(throws: TextProblem("Title must not contain a null character")) { try title.read("a\0b") }
    }

    @Test func aLetterWithEndlessAccentsIsNoShortText() throws {
        let title = FieldText("a title", most: 5)
        let families = String(repeating: "👨‍👩‍👧‍👦", count: 5)
        #expect(try title.read(families) == families)
        let tower = "a" + String(repeating: "\u{0301}", count: 100)
        #expect(tower.count == 1)
        #expect(throws: TextProblem("Title has more accents and joiners than any writing needs")) {
            try title.read(tower)
        }
    }

    @Test(arguments: [("क" + String(repeating: "\u{093E}", count: 9), 4), ("abc", 3), ("", 0)])
    func isShortenedToSoManyScalars(text: String, scalars: Int) {
        #expect(text.shortened(to: 4).unicodeScalars.count == scalars)
    }

    @Test func anOptionalFieldMayBeEmpty() throws {
        #expect(try FieldText("notes").readOptional(" ") == nil)
        #expect(try FieldText("notes").readOptional(" x ") == "x")
    }
}

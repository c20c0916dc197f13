import Documents
import Testing

@Suite struct SpreadsheetSafeTests {
    @Test(arguments: [
        "=1+1", "+44 113", "-5", "@ann", "\tx", "\rx", "\r\nx", "=", "'=1", "''-1", "'\t", "=\u{301}", "'=\u{301}",
    ])
    func isMadeWithOneApostropheMore(text: String) {
        #expect(SpreadsheetSafe.made(text).utf8.elementsEqual("'\(text)".utf8))
    }

    @Test(arguments: ["", "x", "'", "''", "'tis", "''x=", " =1", "1-1", "a@b.cd", "\n=", "é", "“=”"])
    func leavesOtherTextAlone(text: String) {
        #expect(SpreadsheetSafe.made(text) == text)
        #expect(SpreadsheetSafe.unmade(text) == text)
    }

    @Test(arguments: [("'=1", "=1"), ("''=1", "'=1"), ("'+44", "+44"), ("=1", "=1"), ("-5", "-5")])
    func takesOneApostropheOffOnlyWhereOneWasPut(text: String, expected: String) {
        #expect(SpreadsheetSafe.unmade(text) == expected)
    }

    /// Bytes are compared, as `String` takes some texts for equal that are not the same.
    @Test(arguments: UInt64(1)...20)
    func comesBackAsItWas(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 1...500 {
            let text = generator.nastyText(upTo: 5)
            let made = SpreadsheetSafe.made(text)
            #expect(SpreadsheetSafe.unmade(made).utf8.elementsEqual(text.utf8))
            #expect(!"=+-@\t\r".utf8.contains(made.utf8.first ?? 0))
        }
    }
}

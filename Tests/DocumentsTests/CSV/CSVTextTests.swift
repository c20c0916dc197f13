import Documents
import Testing

@Suite struct CSVTextTests {
    private func written(_ header: [String], _ rows: [[String]], withMark: Bool = false) -> String {
        var text = CSVText(header, withMark: withMark)
        for row in rows { text.add(row) }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test func endsLinesAsSpreadsheetsDo() {
        #expect(written(["a", "b"], [["1", "2"], ["é", ""]]) == "a,b\r\n1,2\r\né,\r\n")
    }

    @Test func beginsWithAMarkUnlessToldNotTo() {
        #expect(CSVText(["a"]).bytes == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(CSVText(["a"], withMark: false).bytes == [0x61, 0x0D, 0x0A])
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("5\" pipe", "\"5\"\" pipe\""), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""),
        ("a\tb", "\"a\tb\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""),
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("@ann", "'@ann"), ("\tx", "\"'\tx\""), ("'=x", "''=x"), ("'tis", "'tis"),
        ("=\"a\"", "\"'=\"\"a\"\"\""), ("a\0b", "\"a\u{FFFD}b\""),
        ("\u{FEFF}a", "\"\u{FEFF}a\""),
    ])
    func quotesWhatNeedsIt(cell: String, expected: String) {
        #expect(written(["a", "b"], [[cell, "x"]]) == "a,b\r\n\(expected),x\r\n")
    }

    @Test func tellsARowWithNothingInItFromABlankLine() {
        #expect(written(["a"], [[""]]) == "a\r\n\"\"\r\n")
        #expect(written(["a", "b"], [["", ""]]) == "a,b\r\n\"\",\r\n")
    }

    @Test(arguments: UInt64(1)...200)
    func whatIsWrittenIsRead(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let width = Int.random(in: 1...5, using: &generator)
        let header = (1...width).map { "\(generator.nastyText(upTo: 3))\($0)" }
        let rows = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
            (0..<width).map { _ in generator.nastyText() }
        }
        var text = CSVText(header, withMark: seed.isMultiple(of: 2))
        for row in rows { text.add(row) }
        let table = try CSVTable(text.bytes, requiring: header)
        #expect(table.rows.map(\.cells) == rows)
        #expect(table.rows.map(\.number) == Array(2..<rows.count + 2))
    }

    /// A minus before digits is no formula, where it is known that they are a number.
    @Test func aNumberIsWrittenAsItIs() {
        var text = CSVText(["a", "b"], withMark: false)
        text.add([.number("-2.5"), .text("-2.5")])
        text.add([.number(""), .text("")])
        #expect(String(decoding: text.bytes, as: UTF8.self) == "a,b\r\n-2.5,'-2.5\r\n\"\",\r\n")
    }

    @Test func whatIsTakenInPartsIsTheWhole() {
        var (whole, parts, taken) = (CSVText(["a"]), CSVText(["a"]), [UInt8]())
        for number in 1...10 {
            whole.add(["row \(number)"])
            parts.add(["row \(number)"])
            if number.isMultiple(of: 3) { taken += parts.taken() }
        }
        #expect(taken + parts.taken() == whole.bytes)
        #expect(parts.taken().isEmpty)
    }
}

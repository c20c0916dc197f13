import Documents
import Testing

@Suite struct CSVTableTests {
    /// A text and the cells of the rows that should be read from it.
    struct Example: Sendable, CustomTestStringConvertible {
        let words: String
        let text: String
        let rows: [[String]]

        init(_ words: String, _ text: String, _ rows: [[String]]) {
            (self.words, self.text, self.rows) = (words, text, rows)
        }

        var testDescription: String { words }
    }

    private func table(_ text: String, requiring names: [String] = []) throws -> CSVTable {
        try CSVTable(Array(text.utf8), requiring: names)
    }

    private static let examples = [
        Example("line feeds", "a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
        Example("CRLF", "a,b\r\n1,2\r\n", [["1", "2"]]),
        Example("carriage returns alone", "a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
        Example("no last line break", "a,b\n1,", [["1", ""]]),
        Example("semicolons, with commas in cells", "a;b\n1,5;2\n", [["1,5", "2"]]),
        Example("tabs", "a\tb\n1,5\t2;3\n", [["1,5", "2;3"]]),
        Example("a separator in a quoted title", "\"a;;;\",b\n1,2\n", [["1", "2"]]),
        Example("a break in a quoted title", "\"a\n;;\",b\n1,2\n", [["1", "2"]]),
        Example("a break in a quoted cell", "a,b\r\n\"1\r\nx\n\",2\r\n", [["1\r\nx\n", "2"]]),
        Example("doubled quotes", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
        Example("a quote inside a plain cell", "a,b\n5\" pipe,2\n", [["5\" pipe", "2"]]),
        Example("empty quotes", "a,b\n\"\",\"\"\n", [["", ""]]),
        Example("blank lines", "\n  \n,\na,b\n\n1,2\n , \n\r\n\n", [["1", "2"]]),
        Example("space inside cells", "a,b\n 1 ,\" 2 \"\n", [[" 1 ", " 2 "]]),
        Example("one column", "a\n1\n\"\"\n2\n", [["1"], [""], ["2"]]),
        Example("treated formulas", "a,b\n'=1+1,\"''@x\"\n", [["=1+1", "'@x"]]),
        Example("untreated formulas", "a,b\n=1+1,'tis\n", [["=1+1", "'tis"]]),
        Example("letters beyond ASCII", "a,b\né,👩‍🏫\n", [["é", "👩‍🏫"]]),
    ]

    @Test(arguments: examples)
    func reads(example: Example) throws {
        #expect(try table(example.text).rows.map(\.cells) == example.rows)
    }

    @Test func readsAMarkedFileOfSemicolons() throws {
        let table = try table("\u{FEFF}Email;Name\r\nann@example.org;Ann\r\n", requiring: ["Email", "Name"])
        #expect(table.header == ["Email", "Name"])
        #expect(table.rows.first?[table.column("Email")] == "ann@example.org")
    }

    @Test func readsWindows1252() throws {
        let bytes = Array("Name,Fee\nZo".utf8) + [0xEB, 0x92, 0x73, 0x2C, 0xA3, 0x35, 0x0A]
        #expect(try CSVTable(bytes, requiring: ["name"]).rows.map(\.cells) == [["Zoë’s", "£5"]])
    }

    @Test func readsUTF16() throws {
        let bytes = "\u{FEFF}Name\tFee\r\nZoë\t£5\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try CSVTable(bytes, requiring: ["fee"]).rows.map(\.cells) == [["Zoë", "£5"]])
    }

    @Test func findsColumnsWhateverTheirCase() throws {
        let table = try table(" Email Address ,NAME,,\n1,2,3,4\n", requiring: ["email address", "Name "])
        #expect(table.header == ["Email Address", "NAME", "", ""])
        #expect(table.column("EMAIL ADDRESS") == 0)
        #expect(table.column(" name") == 1)
        #expect(table.column("") == nil)
        #expect(table.column("town") == nil)
    }

    @Test func givesTrimmedTextOrNothing() throws {
        let row = try #require(try table("a,b,c\n \u{A0}x y\t,   ,z\n").rows.first)
        #expect(row[0] == "x y")
        #expect(row[1] == nil)
        #expect(row[2] == "z")
        #expect(row[3] == nil)
        #expect(row[-1] == nil)
        #expect(row[nil] == nil)
    }

    @Test func numbersRowsAsASpreadsheetDoes() throws {
        #expect(try table("a,b\n1,2\n\"3\n\n3\",4\n\n5,6\n").rows.map(\.number) == [2, 3, 5])
        #expect(try table("\na,b\n1,2\n").rows.map(\.number) == [3])
    }
}

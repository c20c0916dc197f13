import Documents
import Testing

@Suite struct CSVRefusalTests {
    private static let refused: [(text: String, refusal: CSVRefusal)] = [
        ("", .empty),
        ("\u{FEFF}", .empty),
        ("\r\n \n,,\n", .empty),
        ("a,b\n", .noRows),
        ("a,b\r\n\r\n,\r\n", .noRows),
        ("a,b\n1,2\n1,\0\n", .nullCharacter(row: 3)),
        ("a,b\n\"\0\",1\n", .nullCharacter(row: 2)),
        ("a\0,b\n1,2\n", .nullCharacter(row: 1)),
        ("a,b,A \n1,2,3\n", .duplicateHeader("A")),
        ("É,é\n1,2\n", .duplicateHeader("é")),
        ("b,d\n1,2\n", .missingColumns(["A", "c"])),
        ("a,b\n", .missingColumns(["c"])),
        ("a,c\n1,2\n1\n", .ragged(row: 3, expected: 2, found: 1)),
        ("a,c\n1,2,3\n", .ragged(row: 2, expected: 2, found: 3)),
        ("a,c\n1,\"2\n3,4\n", .unclosedQuote(row: 2)),
        ("a,c\n1,\"", .unclosedQuote(row: 2)),
        ("a,c\n1,\"2\"\"", .unclosedQuote(row: 2)),
        ("\"a,c\n1,2\n", .unclosedQuote(row: 1)),
        ("a,c\n1,2\n\"3\"x,4\n", .textAfterQuote(row: 3)),
        ("a,c\n\"3\" ,4\n", .textAfterQuote(row: 2)),
    ]

    @Test(arguments: refused)
    func refuses(text: String, refusal: CSVRefusal) {
        let names = if case .missingColumns = refusal { ["A", "c"] } else { [String]() }
        #expect(throws: refusal) { try CSVTable(Array(text.utf8), requiring: names) }
    }

    @Test func refusesAByteOfNoEncoding() {
        let bytes = Array("a,b\n1,".utf8) + [0x9D]
        #expect(throws: CSVRefusal.unknownEncoding(offset: 6)) { try CSVTable(bytes, requiring: []) }
    }

    @Test func refusesMoreRowsThanItsLimit() throws {
        let bytes = Array("a\n1\n2\n3\n".utf8)
        #expect(try CSVTable(bytes, requiring: [], limits: CSVLimits(rows: 3)).rows.count == 3)
        #expect(throws: CSVRefusal.tooManyRows(limit: 2)) {
            try CSVTable(bytes, requiring: [], limits: CSVLimits(rows: 2))
        }
    }

    @Test(arguments: [
        ("Name,\n12345,12345\n", nil),
        ("Name,\n1,\"123\"\"5\"\n", nil),
        ("Name,\n123456,1\n", CSVRefusal.cellTooLong(row: 2, column: "Name", limit: 5)),
        ("Name,\n1,\"12\"\"456\"\n", .cellTooLong(row: 2, column: "column 2", limit: 5)),
        ("Name,\n1,ééé\n", .cellTooLong(row: 2, column: "column 2", limit: 5)),
        ("Long name,b\n1,2\n", .cellTooLong(row: 1, column: "column 1", limit: 5)),
    ])
    func refusesACellLongerThanItsLimit(text: String, refusal: CSVRefusal?) {
        let found: CSVRefusal?
        do throws(CSVRefusal) {
            _ = try CSVTable(Array(text.utf8), requiring: [], limits: CSVLimits(cellBytes: 5))
            found = nil
        } catch {
            found = error
        }
        #expect(found == refusal)
    }

    @Test func allowsAMillionRowsOfTwoMillionBytes() {
        #expect(CSVLimits().rows == 1_000_000)
        #expect(CSVLimits().cellBytes == 2_000_000)
    }
}

/// The words people read, whole, since they are what a refusal is for.
@Suite struct CSVRefusalWordsTests {
    private static let words: [(refusal: CSVRefusal, message: String)] = [
        (.empty, "The file is empty. Choose a CSV file with a header line and at least one row"),
        (.noRows, "The file has a header line but no rows. Add a row below the header line"),
        (
            .nullCharacter(row: 3),
            "Row 3 holds a null character, so this is not a CSV file. "
                + "Save it again from your spreadsheet as “CSV UTF-8”"
        ),
        (
            .unknownEncoding(offset: 12_345),
            "The file is not text: the byte at 12,345 stands for no character. "
                + "Save it again from your spreadsheet as “CSV UTF-8”"
        ),
        (.duplicateHeader("A"), "The header line has more than one column named “A”. Rename or remove one of them"),
        (.missingColumns(["A"]), "The file has no column named “A”. Add it to the header line"),
        (
            .missingColumns(["A", "b", "C"]),
            "The file has no columns named “A”, “b” and “C”. Add them to the header line"
        ),
        (
            .ragged(row: 2, expected: 4, found: 1),
            "Row 2 has 1 cell but the header line has 4. "
                + "Check it for a missing or extra separator, or for text that needs quotation marks"
        ),
        (
            .unclosedQuote(row: 2),
            "Row 2 opens a quotation mark that is never closed. Close it, or double it if it is part of the text"
        ),
        (
            .textAfterQuote(row: 2),
            "Row 2 has text after a closing quotation mark. Double quotation marks that are part of the text"
        ),
        (.tooManyRows(limit: 1_000_000), "The file has more than 1,000,000 rows. Split it into smaller files"),
        (
            .cellTooLong(row: 2, column: "Note", limit: 500),
            "Row 2 has more than 500 bytes in “Note”. "
                + "Shorten the text, or check for a quotation mark that is never closed"
        ),
    ]

    @Test(arguments: words)
    func saysWhatToDo(refusal: CSVRefusal, message: String) {
        #expect(refusal.message == message)
    }

    @Test func pointsAtItsRowAndColumn() {
        let long = CSVRefusal.cellTooLong(row: 7, column: "Note", limit: 5)
        #expect(long.row == 7)
        #expect(long.column == "Note")
        #expect(CSVRefusal.ragged(row: 3, expected: 2, found: 1).row == 3)
        #expect(CSVRefusal.duplicateHeader("A").row == 1)
        #expect(CSVRefusal.missingColumns(["A"]).column == "A")
        #expect(CSVRefusal.missingColumns(["A", "B"]).column == nil)
        #expect(CSVRefusal.empty.row == nil)
        #expect(CSVRefusal.empty.column == nil)
    }
}

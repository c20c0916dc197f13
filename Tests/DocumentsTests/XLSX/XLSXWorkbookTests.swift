import Documents
import Testing

@Suite(.enabled(if: WorkbookReader.python != nil, WorkbookReader.reason))
struct XLSXWorkbookTests {
    private func written(_ sheets: [XLSXSheet], titled title: String = "Test") throws -> WorkbookReader {
        var result: WorkbookReader?
        try withTemporaryPath { path in
            try XLSXWorkbook.write(sheets, titled: title, to: path)
            result = try WorkbookReader.read(path)
        }
        return try #require(result)
    }

    private func written(_ cells: [XLSXCell]) throws -> [WorkbookReader.Cell] {
        let columns = cells.indices.map { "Column \($0)" }
        let book = try written([XLSXSheet(name: "One", columns: columns, rows: [cells])])
        return try #require(book.sheets.first?.rows.last)
    }

    @Test func arrangesASheetForReading() throws {
        let sheet = XLSXSheet(
            name: "Sites", columns: ["Name", "Visits"],
            rows: [[.text("A hill school far away"), .number(3)], [.text("B")]])
        let book = try written([sheet], titled: "Zoë’s visits & more")
        #expect(book.title == "Zoë’s visits & more")
        let found = try #require(book.sheets.first)
        #expect(found.name == "Sites")
        #expect(found.frozen == "A2")
        #expect(found.filter == "A1:B3")
        #expect(found.rows.first?.map(\.value) == ["Name", "Visits"])
        #expect(found.rows.map { $0.map(\.isBold) } == [[true, true], [false, false], [false, false]])
        #expect((24...26).contains(found.widths["A"] ?? 0))
        #expect((9...10).contains(found.widths["B"] ?? 0))
    }

    @Test func keepsAColumnFromBecomingTooWide() throws {
        let long = String(repeating: "long ", count: 100)
        let book = try written([XLSXSheet(name: "One", columns: ["A"], rows: [[.text(long)]])])
        #expect((60...61).contains(book.sheets.first?.widths["A"] ?? 0))
    }

    @Test(arguments: [
        "=1+1", "007", "https://example.org", "2024-01-02", "1e5", "TRUE", "'x", "  space  ", "a\nb\tc", "<&>\"'",
        "Zoë 🏫",
    ])
    func keepsTextAsText(text: String) throws {
        let cell = try #require(try written([.text(text)]).first)
        #expect(cell.type == "s")
        #expect(cell.value == text)
    }

    @Test func replacesWhatAWorkbookCannotHold() throws {
        let cells = try written([.text("a\0b\u{1}c\u{FFFF}"), .text("a\r\nb\rc"), .text("_x0041_ _x004_")])
        #expect(cells.map(\.value) == ["a\u{FFFD}b\u{FFFD}c\u{FFFD}", "a\nb\nc", "_x0041_ _x004_"])
    }

    @Test func writesNumbersSharesAndBlanks() throws {
        let cells = try written([.number(-2.5), .share(0.1234), .blank, .number(.nan), .share(.infinity), .text("")])
        #expect(cells.map(\.value) == ["-2.5", "0.1234", nil, nil, nil, nil])
        #expect(cells.first?.format == "General")
        #expect(cells.dropFirst().first?.format == "0.0%")
    }

    /// openpyxl knows of the 29 February 1900 that never was, and counts around it.
    @Test func writesDaysAsDates() throws {
        let cells = try written([.day(0), .day(17_941), .day(-1), .day(-25_567), .day(-25_508), .day(2_932_896)])
        #expect(cells.allSatisfy { $0.type == "d" && $0.format == "d mmmm yyyy" })
        #expect(
            cells.map { $0.value?.prefix(10) } == [
                "1970-01-01", "2019-02-14", "1969-12-31", "1900-01-01", "1900-03-01", "9999-12-31",
            ])
    }

    @Test func writesDaysBeforeExcelsFirstAsText() throws {
        let cells = try written([.day(-25_568), .day(-135_081), .day(-719_162), .day(2_932_897)])
        #expect(cells.map(\.type) == ["s", "s", "s", "s"])
        #expect(cells.map(\.value) == ["1899-12-31", "1600-02-29", "0001-01-01", "10000-01-01"])
    }

    @Test func givesEverySheetANameExcelAccepts() throws {
        let long = "A name that is longer than thirty-one characters"
        let wishes = ["a/b: [c]*?\\", "A B C", "", "'quoted'", "History", long, long, "Tab\tand\nline", "[]"]
        let book = try written(wishes.map { XLSXSheet(name: $0, columns: ["A"], rows: []) })
        #expect(
            book.sheets.map(\.name) == [
                "a b c", "A B C 2", "Sheet", "quoted", "History 2", "A name that is longer than thir",
                "A name that is longer than th 2", "Tab and line", "Sheet 2",
            ])
    }

    @Test func writesSheetsWithoutRowsOrColumns() throws {
        let sheets = [XLSXSheet(name: "One", columns: ["A"], rows: []), XLSXSheet(name: "Two", columns: [], rows: [])]
        let book = try written(sheets)
        #expect(book.sheets.map(\.filter) == ["A1", nil])
        #expect(try written([XLSXSheet]()).sheets.count == 1)
    }

    /// Row by row or all at once: whoever opens it sees the same.
    @Test func aLongWorkbookIsTheSameAsAShortOne() throws {
        let rows: [[XLSXCell]] = (1...300).map { number in
            [.text("=1+\(number)"), .number(Double(number) / 4), .day(20_000 + number), .share(0.25), .blank]
        }
        let sheets = [
            XLSXSheet(name: "One", columns: ["A", "B", "C", "D", "E"], rows: rows),
            XLSXSheet(name: "one", columns: ["A"], rows: []),
        ]
        var long: WorkbookReader?
        try withTemporaryPath { path in
            try XLSXWorkbook.writeLong(titled: "Test", to: path) { book in
                for sheet in sheets {
                    try book.add(sheet.name, sheet.columns) { writer in
                        for row in sheet.rows { try writer.add(row) }
                    }
                }
            }
            long = try WorkbookReader.read(path)
        }
        let short = try written(sheets)
        #expect(long?.sheets.map(\.name) == ["One", "one 2"])
        for (one, other) in zip(try #require(long).sheets, short.sheets) {
            #expect((one.frozen, one.filter) == (other.frozen, other.filter))
            #expect(one.widths == other.widths)
            #expect(one.rows.map { $0.map(\.value) } == other.rows.map { $0.map(\.value) })
            #expect(one.rows.map { $0.map(\.format) } == other.rows.map { $0.map(\.format) })
        }
    }

    @Test func whatStopsALongWorkbookIsThrown() throws {
        struct Stopped: Error {}
        try withTemporaryPath { path in
            #expect(throws: Stopped.self) {
                try XLSXWorkbook.writeLong(titled: "Test", to: path) { book in
                    try book.add("One", ["A"]) { writer in
                        try writer.add([.text("x")])
                        throw Stopped()
                    }
                }
            }
        }
    }
}

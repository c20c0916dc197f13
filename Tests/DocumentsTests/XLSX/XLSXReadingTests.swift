import Documents
import Foundation
import Testing

/// What was written by the writer comes back from the reader.
@Suite struct XLSXRoundTripTests {
    private func readBack(_ sheets: [XLSXSheet]) throws -> XLSXWorkbook {
        var bytes: [UInt8] = []
        try withTemporaryPath { path in
            try XLSXWorkbook.write(sheets, titled: "Test", to: path)
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        return try XLSXWorkbook(bytes)
    }

    @Test func whatWasWrittenIsRead() throws {
        let rows: [[XLSXCell]] = [
            [.text("Zoë & <co> “x”"), .number(3), .number(-0.25), .share(0.5), .day(20_698), .blank],
            [.blank, .blank], [.blank, .text("_x0041_ \n two lines ")], [.day(0), .day(-25_567), .day(-30_000)],
        ]
        let book = try readBack([
            XLSXSheet(name: "First", columns: ["A", "B"], rows: rows), XLSXSheet(name: "Other", columns: [], rows: []),
        ])
        #expect(book.sheets.map(\.name) == ["First", "Other"])
        let found = try #require(book.sheets.first)
        #expect(found.rows.map(\.number) == [1, 2, 4, 5])
        #expect(found.rows[0].values == [.text("A"), .text("B")])
        #expect(
            found.rows[1].values == [
                .text("Zoë & <co> “x”"), .number(3), .number(-0.25), .number(0.5), .moment(day: 20_698, second: nil),
            ])
        #expect(found.rows[2].values == [.blank, .text("_x0041_ \n two lines ")])
        #expect(found.rows[3].values.map(\.words) == ["1970-01-01", "1900-01-01", "1887-11-12"])
        #expect(found.rows[2][0] == .blank)
        #expect(found.rows[2][7] == .blank)
    }

    /// Whatever happens to a file on its way, reading it ends with a workbook or a refusal.
    @Test(arguments: 1...40)
    func aDamagedWorkbookIsReadOrRefused(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var bytes: [UInt8] = []
        try withTemporaryPath { path in
            let rows: [[XLSXCell]] = (1...20).map { [.text("row \($0)"), .number(Double($0)), .day($0)] }
            try XLSXWorkbook.write([XLSXSheet(name: "One", columns: ["A"], rows: rows)], titled: "T", to: path)
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        let whole = try XLSXWorkbook(bytes)
        for _ in 1...25 {
            var damaged = bytes
            for _ in 1...Int.random(in: 1...6, using: &random) {
                damaged[Int.random(in: 4..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            damaged.removeLast(Bool.random(using: &random) ? 0 : Int.random(in: 0..<damaged.count - 4, using: &random))
            do {
                let book = try XLSXWorkbook(damaged)
                #expect(book.sheets.count == whole.sheets.count)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test(arguments: [
        (XLSXValue.number(3), "3"), (.number(-0.5), "-0.5"), (.number(0.1), "0.1"), (.number(1_234_567), "1234567"),
        (.boolean(true), "TRUE"), (.boolean(false), "FALSE"), (.error("#N/A"), "#N/A"), (.blank, ""), (.formula, ""),
        (.moment(day: 20_698, second: nil), "2026-09-02"),
        (.moment(day: 20_698, second: 34_205), "2026-09-02T09:30:05"),
        (.moment(day: nil, second: 60), "00:01:00"), (.text(" a "), " a "),
    ])
    func aValueIsShownAsItIsTyped(value: XLSXValue, words: String) {
        #expect(value.words == words)
    }

    @Test(arguments: [("A1", 1, 0), ("$Z$9", 9, 25), ("AA10", 10, 26), ("xfd1048576", 1_048_576, 16_383)])
    func aPlaceIsRead(words: String, row: Int, column: Int) {
        #expect(XLSXPlace(words) == XLSXPlace(row: row, column: column))
    }

    @Test(arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1:B2", "Ä1", "A-1", "A１"])
    func whatExcelHasNoCellForIsNoPlace(words: String) {
        #expect(XLSXPlace(words) == nil)
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func aColumnHasLetters(column: Int, letters: String) {
        #expect(XLSXPlace.letters(of: column) == letters)
    }
}

/// What other programs write.
@Suite(.enabled(if: WorkbookReader.python != nil, WorkbookReader.reason))
struct XLSXReadingTests {
    private func cell(_ script: String) throws -> XLSXValue? {
        try XLSXWorkbook(WorkbookMaker.openpyxl(script)).sheets.first?.rows.first?[0]
    }

    private func rows(_ cells: String, changedBy script: String = "") throws -> [XLSXWorkbook.Row] {
        try #require(XLSXWorkbook(WorkbookMaker.parts(cells: cells, changedBy: script)).sheets.first).rows
    }

    @Test(arguments: [
        ("'text'", XLSXValue.text("text")), ("3", .number(3)), ("3.0", .number(3)), ("-1.5e-3", .number(-0.0015)),
        ("True", .boolean(true)), ("False", .boolean(false)), ("'007'", .text("007")), ("'#N/A'", .error("#N/A")),
        ("datetime.date(2026, 9, 2)", .moment(day: 20_698, second: nil)),
        ("datetime.datetime(2026, 9, 2, 9, 30, 5)", .moment(day: 20_698, second: 34_205)),
        ("datetime.time(9, 30)", .moment(day: nil, second: 34_200)),
        ("datetime.date(1900, 2, 28)", .moment(day: -25_509, second: nil)),
        ("'=1+1'", .formula), ("'a\\nb'", .text("a\nb")), ("'_x000D_'", .text("_x000D_")),
    ])
    func whatOpenpyxlWritesIsRead(python: String, value: XLSXValue) throws {
        let escaped = python == "'_x000D_'" ? XLSXValue.text("\r") : value
        #expect(try cell("sheet['A1'] = \(python)") == escaped)
    }

    @Test(arguments: [
        ("0.00", false), ("yyyy-mm-dd", true), ("[$-409]d mmm", true), ("\"day\" 0", false), ("[Red]0", false),
        ("[h]:mm", true), ("General", false), ("0\\d", false), ("#,##0;dd", false), ("0%", false),
    ])
    func aNumberIsADayByItsFormat(format: String, isDay: Bool) throws {
        let value = try cell("sheet['A1'] = 46267; sheet['A1'].number_format = '\(format)'")
        #expect(value == (isDay ? .moment(day: 20_698, second: nil) : .number(46_267)))
    }

    @Test func daysMayBeCountedFrom1904() throws {
        let script = """
            from openpyxl.utils.datetime import CALENDAR_MAC_1904
            book.epoch = CALENDAR_MAC_1904
            sheet['A1'] = datetime.date(2026, 9, 2)
            """
        #expect(try cell(script) == .moment(day: 20_698, second: nil))
    }

    @Test func runsOfOneTextArePutTogether() throws {
        let script = "sheet['A1'] = CellRichText('It is ', TextBlock(InlineFont(b=True), 'not'), ' so')"
        #expect(try cell(script) == .text("It is not so"))
    }

    @Test func sheetsComeInOrderWithTheHiddenOnes() throws {
        let script = """
            sheet.title = 'survey'
            book.create_sheet('Notes & more').sheet_state = 'hidden'
            book.create_chartsheet('Chart')
            book.create_sheet('choices')['C5'] = 1
            """
        let book = try XLSXWorkbook(WorkbookMaker.openpyxl(script))
        #expect(book.sheets.map(\.name) == ["survey", "Notes & more", "choices"])
        let rows = try #require(book.sheets.last).rows
        #expect(rows.map(\.number) == [5])
        #expect(rows.first?.values == [.blank, .blank, .number(1)])
    }

    @Test func ofMergedCellsOnlyTheFirstShows() throws {
        let cells = """
            <row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>
            <row r="3"><c r="A3"><v>4</v></c><c r="B3"><v>5</v></c></row>
            """
        let merge =
            #"parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</sheetData>","#
            + #" "</sheetData><mergeCells><mergeCell ref='A2:B3'/></mergeCells>")"#
        let found = try rows(cells, changedBy: merge)
        #expect(found.map(\.values) == [[.number(1), .blank, .number(3)]])
    }

    @Test func aFormulaHasTheValueTheSpreadsheetWorkedOut() throws {
        let found = try rows(
            """
            <row><c><f>1+2</f><v>3</v></c><c t="str"><f>A()</f><v>x_x0041_</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>
            <c><f>NOW()</f></c></row>
            """)
        #expect(found.map(\.values) == [[.number(3), .text("xA"), .error("#DIV/0!"), .formula]])
    }

    @Test func cellsWithoutPlacesFollowOneAnother() throws {
        let found = try rows(
            """
            <row><c t="inlineStr"><is><t>a</t></is></c><c r="D1" t="b"><v>1</v></c><c t="d"><v>2026-09-02</v></c></row>
            <row r="9"><c t="inlineStr"><is><r><t>b</t></r><rPh><t>aid</t></rPh><r>
            <t xml:space="preserve"> c</t></r></is></c></row><row><c s="0"/></row>
            """)
        #expect(found.map(\.number) == [1, 9])
        #expect(
            found.map(\.values) == [
                [.text("a"), .blank, .blank, .boolean(true), .moment(day: 20_698, second: nil)], [.text("b c")],
            ])
    }
}

import Documents
import Testing

@Suite struct XLSXFaultTests {
    private func write(_ rows: [[XLSXCell]]) throws {
        try withTemporaryPath { path in
            try XLSXWorkbook.write([XLSXSheet(name: "No/tes", columns: ["A"], rows: rows)], titled: "Test", to: path)
        }
    }

    @Test func namesTheSheetAndRowOfATextTooLong() throws {
        let (most, tooLong) = (String(repeating: "é", count: 32_767), String(repeating: "🏫", count: 16_384))
        try write([[.text(most)]])
        let fault = XLSXFault.cellTooLong(sheet: "No tes", row: 3)
        #expect(throws: fault) { try write([[.text(most)], [.text(tooLong)]]) }
        #expect(
            fault.message
                == "Row 3 of the sheet “No tes” has a text longer than the 32,767 characters Excel allows in a cell")
    }

    @Test(arguments: [16_385, 65_537])
    func namesTheRowThatDoesNotFit(width: Int) {
        let fault = XLSXFault.sheetTooLarge(sheet: "No tes", row: 2)
        #expect(throws: fault) { try write([Array(repeating: .number(1), count: width)]) }
        #expect(fault.message == "The sheet “No tes” does not fit in Excel from row 2 on")
    }

    @Test func saysWhenTheFileCannotBeCreated() throws {
        try withTemporaryPath { path in
            let fault = XLSXFault.library(
                "the file cannot be created; check that its folder exists and may be written")
            #expect(throws: fault) { try XLSXWorkbook.write([], titled: "Test", to: path + "/no/such.xlsx") }
            #expect(fault.message.hasPrefix("The workbook could not be written: the file cannot be created"))
        }
    }
}

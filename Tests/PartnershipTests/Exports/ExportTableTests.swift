import Domain
import Foundation
import Partnership
import Testing

@Suite struct ExportTableTests {
    private static let table = ExportTable(
        name: "Figures", columns: ["what", "number", "share", "day", "note"],
        rows: [
            [.text("=1+1"), .number(1_234), .share(0.92105), .day(Day(number: 18_067)), .text(nil)],
            [.text("a \"b\", c"), .number(3), .share(0), .blank, .text("")],
        ])

    @Test func csvKeepsSpreadsheetsFromRunningACell() throws {
        let text = String(decoding: try Self.table.bytes(.csv).dropFirst(3), as: UTF8.self)
        #expect(
            text == """
                what,number,share,day,note\r
                '=1+1,1234,0.9211,2019-06-20,\r
                "a ""b"", c",3,0,,\r

                """)
    }

    @Test func jsonKeepsNumbersAsNumbersAndNothingAsNull() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(Self.table.bytes(.json)))
        let rows = try #require(parsed as? [[String: Any]])
        #expect(rows.count == 2)
        #expect(rows[0]["what"] as? String == "=1+1")
        #expect(rows[0]["number"] as? Int == 1_234)
        #expect(rows[0]["share"] as? Double == 0.9211)
        #expect(rows[0]["day"] as? String == "2019-06-20")
        #expect(rows[0]["note"] is NSNull)
        #expect(rows[1]["note"] as? String == "")
    }

    @Test(arguments: ExportFormat.allCases)
    func aFileIsTheSameAsItsBytesAndIsReplaced(format: ExportFormat) throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("export-table-\(UUID().uuidString).\(format.rawValue)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("old".utf8).write(to: file)
        try Self.table.write(format, to: file)
        let written = Array(try Data(contentsOf: file))
        if format == .xlsx {
            #expect(written.starts(with: Array("PK".utf8)))
        } else {
            #expect(try written == Self.table.bytes(format))
        }
    }

    @Test func aTableWithoutRowsStillNamesItsColumns() throws {
        let empty = ExportTable(name: "Nothing", columns: ["name", "email"], rows: [])
        #expect(String(decoding: try empty.bytes(.csv).dropFirst(3), as: UTF8.self) == "name,email\r\n")
        #expect(try empty.bytes(.json) == Array("[]\n".utf8))
        #expect(try empty.bytes(.xlsx).starts(with: Array("PK".utf8)))
    }
}

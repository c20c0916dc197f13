import Foundation
import Testing

/// Workbooks made by Python: by openpyxl, or part by part as no spreadsheet would.
enum WorkbookMaker {
    /// - Parameter script: Python that fills `book`, an openpyxl workbook whose first sheet is `sheet`.
    static func openpyxl(_ script: String) throws -> [UInt8] {
        try bytes(
            """
            import datetime, io, sys, openpyxl
            from openpyxl.cell.rich_text import CellRichText, TextBlock
            from openpyxl.cell.text import InlineFont
            book = openpyxl.Workbook()
            sheet = book.active
            \(script)
            book.save(out := io.BytesIO())
            sys.stdout.buffer.write(out.getvalue())
            """)
    }

    /// - Parameters:
    ///   - cells: XML between `<sheetData>` and its end.
    ///   - script: Python that changes `parts`, texts or bytes by their names, before they are packed.
    static func parts(cells: String = "", changedBy script: String = "") throws -> [UInt8] {
        try bytes(
            """
            import io, sys, zipfile
            TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            def relations(*pairs):
                inner = "".join(
                    f'<Relationship Id="r{i}" Type="{TYPE}{kind}" Target="{target}"/>'
                    for i, (kind, target) in enumerate(pairs, 1))
                return f"<Relationships>{inner}</Relationships>"
            cells = sys.argv[1]
            parts = {
                "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
                "xl/workbook.xml":
                    f'<workbook xmlns:r="{TYPE}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
                "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            }
            \(script)
            with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
                for name, part in parts.items():
                    archive.writestr(name, part)
            sys.stdout.buffer.write(out.getvalue())
            """, cells)
    }

    static func bytes(_ script: String, _ arguments: String...) throws -> [UInt8] {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: try #require(WorkbookReader.python))
        process.arguments = ["-c", script] + arguments
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(data)
    }
}

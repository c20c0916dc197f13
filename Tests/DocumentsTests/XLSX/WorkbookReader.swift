import Foundation
import Testing

/// What openpyxl finds in a workbook: a reader that had no part in writing it.
struct WorkbookReader: Decodable {
    struct Sheet: Decodable {
        let name: String
        let frozen: String?
        let filter: String?
        let widths: [String: Double]
        let rows: [[Cell]]
    }

    struct Cell: Decodable {
        /// openpyxl's letter: s for text, n for a number or nothing, d for a date, f for a formula.
        let type: String
        let value: String?
        let format: String
        let isBold: Bool
    }

    let title: String?
    let sheets: [Sheet]

    static let python = ProcessInfo.processInfo.environment["SIGHTLINE_PYTHON"]
    static let reason: Comment = "SIGHTLINE_PYTHON names no python with openpyxl, so nothing here can read a workbook"

    static func read(_ path: String) throws -> WorkbookReader {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = ["-c", script, path]
        process.standardOutput = output
        try process.run()
        let data = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode(WorkbookReader.self, from: data)
    }

    private static let script = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        def cell(c):
            value = None if c.value is None else c.value.isoformat() if c.is_date else str(c.value)
            return dict(type=c.data_type, value=value, format=c.number_format, isBold=bool(c.font.b))
        def sheet(s):
            widths = {letter: column.width for letter, column in s.column_dimensions.items()}
            rows = [[cell(c) for c in row] for row in s.iter_rows()]
            return dict(name=s.title, frozen=s.freeze_panes, filter=s.auto_filter.ref, widths=widths, rows=rows)
        sheets = [sheet(s) for s in book.worksheets]
        print(json.dumps(dict(title=book.properties.title, sheets=sheets)))
        """
}

/// A path for a file that is gone when the body ends.
func withTemporaryPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent("book.xlsx").path)
}

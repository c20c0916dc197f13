import Documents
import Domain
import Foundation
import Questions
import Testing

/// A workbook with these sheets, written and read again.
func workbook(_ sheets: [XLSXSheet]) throws -> XLSXWorkbook {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("form.xlsx")
    try XLSXWorkbook.write(sheets, titled: "Form", to: file.path)
    return try XLSXWorkbook(Array(Data(contentsOf: file)))
}

/// A form as people write it down: a line of titles, and rows whose cells are separated by bars.
struct WrittenForm {
    var survey: String
    var choices = ""
    var settings = "form_title|form_id\nVisits|visits"

    func read() throws -> XLSFormReading {
        let sheets = [("survey", survey), ("choices", choices), ("settings", settings)].filter { !$0.1.isEmpty }
        return try XLSFormReader.read(workbook(sheets.map(Self.sheet)), named: "form")
    }

    /// What is refused, as it is said to people.
    func refusals() throws -> [String] {
        do {
            _ = try read()
            return []
        } catch let refusal as XLSFormRefusal {
            return refusal.problems.map(\.message)
        }
    }

    private static func sheet(_ name: String, _ text: String) -> XLSXSheet {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
        let rows = lines.dropFirst().map { $0.map { $0.isEmpty ? XLSXCell.blank : .text($0) } }
        return XLSXSheet(name: name, columns: lines.first ?? [], rows: rows)
    }
}

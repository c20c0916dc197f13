import Documents
import Domain
import Foundation

/// An export with what explains it: its columns, its codes and notes.
///
/// CSV and JSON hold the rows alone; a workbook holds them on a first sheet, and on three more what explains them.
/// Beside a CSV file that stands in a file of its own (``metadata(for:)``).
package struct ExportBook: Sendable, Equatable {
    package struct Note: Sendable, Equatable {
        package let about: String
        package let words: String

        package init(_ about: String, _ words: String) {
            self.about = about
            self.words = words
        }
    }

    package let title: String
    /// What a row is, in the plural: the name of the sheet they stand on.
    package let rowsName: String
    package let columns: [ExportColumn]
    package let notes: [Note]
    package let madeOn: Day

    package init(title: String, rowsName: String, columns: [ExportColumn], notes: [Note], madeOn: Day) {
        self.title = title
        self.rowsName = rowsName
        self.columns = columns
        self.notes = notes
        self.madeOn = madeOn
    }

    /// Hands over one row after another, each as wide as there are columns.
    package typealias Rows = (_ add: ([ExportCell]) throws -> Void) throws -> Void

    /// Writes rows as they come, so that a long export takes no more room than a short one.
    ///
    /// - Returns: how many there were.
    /// - Throws: `XLSXFault`, whatever the file system says, or what `rows` throws. Then there is no file.
    @discardableResult
    package func write(_ format: ExportFormat, to file: URL, rows: Rows) throws -> Int {
        do {
            return switch format {
            case .csv: try writeCSV(to: file, rows)
            case .json: try writeJSON(to: file, rows)
            case .xlsx: try writeXLSX(to: file, rows)
            }
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }

    private func writeCSV(to file: URL, _ rows: Rows) throws -> Int {
        var (text, count) = (CSVText(columns.map(\.name)), 0)
        let out = try FileInParts(file)
        try rows { row in
            text.add(row.map(\.csv))
            count += 1
            if text.bytes.count >= FileInParts.size { try out.write(text.taken()) }
        }
        try out.write(text.taken())
        try out.close()
        return count
    }

    private func writeJSON(to file: URL, _ rows: Rows) throws -> Int {
        let names = columns.map(\.name)
        var (text, count) = ("[", 0)
        let out = try FileInParts(file)
        try rows { row in
            text += count == 0 ? "\n  " : ",\n  "
            text += JSONValue.object(Array(zip(names, row.map(\.json)))).text(indented: true, depth: 1)
            count += 1
            guard text.utf8.count >= FileInParts.size else { return }
            try out.write(Array(text.utf8))
            text = ""
        }
        text += count == 0 ? "]\n" : "\n]\n"
        try out.write(Array(text.utf8))
        try out.close()
        return count
    }

    private func writeXLSX(to file: URL, _ rows: Rows) throws -> Int {
        var count = 0
        try XLSXWorkbook.writeLong(titled: title, to: file.path) { book in
            try book.add(rowsName, columns.map(\.name)) { sheet in
                try rows { row in
                    try sheet.add(row.map(\.xlsx))
                    count += 1
                }
            }
            for table in explanations { try book.add(table.sheet) }
        }
        return count
    }
}

// Rows that are few and stand in several tables.
extension ExportBook {
    /// A workbook has a sheet for each table; the other formats hold their rows below one another.
    package func write(_ format: ExportFormat, to file: URL, tables: [ExportTable]) throws {
        guard format == .xlsx else {
            try write(format, to: file) { add in
                for row in tables.flatMap(\.rows) { try add(row) }
            }
            return
        }
        try XLSXWorkbook.write((tables + explanations).map(\.sheet), titled: title, to: file.path)
    }
}

// What explains the rows.
extension ExportBook {
    var explanations: [ExportTable] { [columnTable, codeTable, noteTable].filter { !$0.rows.isEmpty } }

    private var columnTable: ExportTable {
        ExportTable(
            name: "columns", columns: ["column", "means", "holds", "least", "most", "always filled"],
            rows: columns.map { column in
                [
                    .text(column.name), .text(column.words), .text(column.holds.words), column.holds.least,
                    column.holds.most, .text(column.isFilled ? "yes" : "no"),
                ]
            })
    }

    private var codeTable: ExportTable {
        ExportTable(
            name: "codes", columns: ["column", "code", "means"],
            rows: columns.flatMap { column in
                column.codes.map { [.text(column.name), .text($0.id), .text($0.words)] }
            })
    }

    private var noteTable: ExportTable {
        ExportTable(name: "notes", columns: ["about", "note"], rows: notes.map { [.text($0.about), .text($0.words)] })
    }
}

/// A file that is written part after part, for whoever runs the program alone to read.
private struct FileInParts {
    static let size = 64 * 1024

    private let handle: FileHandle

    init(_ file: URL) throws {
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CocoaError(.fileWriteUnknown) }
        handle = try FileHandle(forWritingTo: file)
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: bytes)
    }

    func close() throws {
        try handle.close()
    }
}

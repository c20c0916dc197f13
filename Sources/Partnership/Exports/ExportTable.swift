import Documents
import Domain
import Foundation

/// What an export can be written as.
package enum ExportFormat: String, Sendable, CaseIterable {
    case csv
    case xlsx
    case json

    package var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        }
    }
}

/// A table that goes out of the house: one clean sheet, a line of titles and the rows below it.
package struct ExportTable: Sendable, Equatable {
    package let name: String
    package let columns: [String]
    package let rows: [[ExportCell]]

    package init(name: String, columns: [String], rows: [[ExportCell]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// - Throws: `XLSXFault`, or whatever the file system says. A file that is there is replaced.
    package func write(_ format: ExportFormat, to file: URL) throws {
        switch format {
        case .csv: try Data(csv).write(to: file, options: .atomic)
        case .json: try Data(json.utf8).write(to: file, options: .atomic)
        case .xlsx: try XLSXWorkbook.write([sheet], titled: name, to: file.path)
        }
    }

    package func bytes(_ format: ExportFormat) throws -> [UInt8] {
        switch format {
        case .csv: csv
        case .json: Array(json.utf8)
        case .xlsx:
            try PrivateFolder.with { folder in
                let file = folder.appendingPathComponent("table.xlsx")
                try write(.xlsx, to: file)
                return Array(try Data(contentsOf: file))
            }
        }
    }

    private var csv: [UInt8] {
        var text = CSVText(columns)
        for row in rows {
            text.add(row.map(\.csv))
        }
        return text.bytes
    }

    /// A list with one object a row, its members named after the columns.
    private var json: String {
        let objects = rows.map { row in JSONValue.object(Array(zip(columns, row.map(\.json)))) }
        return JSONValue.list(objects).text(indented: true) + "\n"
    }

    var sheet: XLSXSheet {
        XLSXSheet(name: name, columns: columns, rows: rows.map { $0.map(\.xlsx) })
    }
}

/// A folder nobody else on this machine can look into: exports hold what people said, and who they are.
enum PrivateFolder {
    static func make() throws -> URL {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try files.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return folder
    }

    static func remove(_ folder: URL) {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The folder is gone afterwards, with all that is in it.
    static func with<Answer>(_ body: (URL) throws -> Answer) throws -> Answer {
        let folder = try make()
        defer { remove(folder) }
        return try body(folder)
    }
}

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

/// What stands in one cell of an export.
package enum ExportCell: Sendable, Equatable {
    case text(String)
    case number(Int)
    /// A part of 1.
    case share(Double)
    case day(Day)
    case blank

    package static func text(_ words: String?) -> ExportCell {
        words.map { .text($0) } ?? .blank
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
        case .csv: return csv
        case .json: return Array(json.utf8)
        case .xlsx:
            // A folder nobody else on this machine can look into: the file holds what people said, and who they are.
            let files = FileManager.default
            let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try files.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            defer { try? files.removeItem(at: folder) }
            let file = folder.appendingPathComponent("table.xlsx")
            try write(.xlsx, to: file)
            return Array(try Data(contentsOf: file))
        }
    }

    private var csv: [UInt8] {
        var text = CSVText(columns)
        for row in rows {
            text.add(row.map(\.plain))
        }
        return text.bytes
    }

    /// A list with one object a row, its members named after the columns.
    private var json: String {
        let objects = rows.map { row in JSONValue.object(Array(zip(columns, row.map(\.value)))) }
        return JSONValue.list(objects).text(indented: true) + "\n"
    }

    private var sheet: XLSXSheet {
        XLSXSheet(name: name, columns: columns, rows: rows.map { $0.map(\.cell) })
    }
}

extension ExportCell {
    fileprivate var plain: String {
        switch self {
        case .text(let words): words
        case .number(let number): String(number)
        case .share(let share): String((share * 10_000).rounded() / 10_000)
        case .day(let day): day.iso
        case .blank: ""
        }
    }

    fileprivate var value: JSONValue {
        switch self {
        case .text(let words): .text(words)
        case .number(let number): .integer(number)
        case .share(let share): .number((share * 10_000).rounded() / 10_000)
        case .day(let day): .text(day.iso)
        case .blank: .null
        }
    }

    fileprivate var cell: XLSXCell {
        switch self {
        case .text(let words): .text(words)
        case .number(let number): .number(Double(number))
        case .share(let share): .share(share)
        case .day(let day): .day(day.number)
        case .blank: .blank
        }
    }
}

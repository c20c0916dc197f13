/// Why a workbook was not read.
package enum XLSXRefusal: Error, Equatable, Sendable {
    case empty
    /// - Parameter limit: In bytes.
    case tooLarge(limit: Int)
    /// Some other kind of file, whatever it is called.
    case notAWorkbook
    /// A table as text, such as CSV.
    case text
    /// Made by Excel 97–2003, or called .xls.
    case oldWorkbook
    case passwordProtected
    /// - Parameter part: The file within the workbook that cannot be read, when it is one.
    case corrupt(part: String?)
    /// - Parameter limit: In bytes.
    case unpacksTooLarge(limit: Int)
    case tooManyParts(limit: Int)
    case tooManySheets(limit: Int)
    case tooManyCells(limit: Int)
    case tooManyColumns(sheet: String, row: Int, limit: Int)
    case cellTooLong(sheet: String, cell: String, limit: Int)
    case tooMuchText(limit: Int)
    /// Definitions of entities, by which XML grows without bounds or reaches for other files.
    case definesEntities(part: String)
}

extension XLSXRefusal {
    /// What is wrong and what to do about it.
    package var message: String {
        switch self {
        case .empty: "The file is empty. Choose an Excel workbook (.xlsx)"
        case .notAWorkbook: "This is not an Excel workbook. Save it from your spreadsheet as “Excel workbook (.xlsx)”"
        case .text: "This is a text file, such as CSV, not an Excel workbook. \(Self.remedy)"
        case .oldWorkbook: "This is an old Excel workbook (.xls). \(Self.remedy)"
        case .passwordProtected:
            "The workbook is protected by a password, so it cannot be read. Save a copy without one"
        case .corrupt(nil): "The workbook is damaged and cannot be read. \(Self.remedy)"
        case .corrupt(let part?): "The workbook is damaged: its part “\(part)” cannot be read. \(Self.remedy)"
        case .definesEntities(let part):
            "The workbook’s part “\(part)” defines entities, which no spreadsheet does. \(Self.remedy)"
        default: sizeMessage
        }
    }

    private var sizeMessage: String {
        switch self {
        case .tooLarge(let limit): "The file has more than \(limit.grouped) bytes"
        case .unpacksTooLarge(let limit):
            "The workbook unpacks to far more than its size, or to more than \(limit.grouped) bytes"
        case .tooManyParts(let limit): "The workbook is made of more than \(limit.grouped) parts"
        case .tooManySheets(let limit): "The workbook has more than \(limit.grouped) sheets"
        case .tooManyCells(let limit): "The workbook has more than \(limit.grouped) cells"
        case .tooMuchText(let limit): "The workbook has more than \(limit.grouped) bytes of text"
        case .tooManyColumns(let sheet, let row, let limit):
            "Row \(row) of the sheet “\(sheet)” has more than \(limit.grouped) columns"
        case .cellTooLong(let sheet, let cell, let limit):
            "Cell \(cell) of the sheet “\(sheet)” has more than \(limit.grouped) characters"
        default: ""
        }
    }

    private static let remedy = "Open it in your spreadsheet and save it as “Excel workbook (.xlsx)”"
}

extension XLSXRefusal {
    init(_ refusal: ZIPRefusal, part: String?) {
        self =
            switch refusal {
            case .notAnArchive: .notAWorkbook
            case .corrupt: .corrupt(part: part)
            case .encrypted: .passwordProtected
            case .tooManyEntries(let limit): .tooManyParts(limit: limit)
            case .unpacksTooLarge(let limit): .unpacksTooLarge(limit: limit)
            }
    }
}

import CXLSX

/// Fills one sheet.
package struct XLSXSheetWriter {
    private let name: String
    private let columns: [String]
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: XLSXFormats
    private var rows = 0
    /// Of each column, in characters, in the first rows: they stand for all.
    private var widest: [Int]

    private static let measured = 200

    /// Writes the line of titles.
    init(
        named name: String, _ columns: [String], in workbook: UnsafeMutablePointer<lxw_workbook>,
        _ formats: XLSXFormats
    ) throws(XLSXFault) {
        guard let worksheet = workbook_add_worksheet(workbook, name) else {
            throw .library("a sheet cannot be named “\(name)”")
        }
        self.name = name
        self.columns = columns
        self.worksheet = worksheet
        self.formats = formats
        widest = columns.map { _ in 0 }
        for (column, title) in columns.enumerated() {
            try write(title, row: 0, column: column, formats.title)
        }
    }

    /// Writes the next row below.
    package mutating func add(_ cells: [XLSXCell]) throws(XLSXFault) {
        rows += 1
        for (column, cell) in cells.enumerated() {
            try write(cell, row: rows, column: column)
            if rows <= Self.measured, widest.indices.contains(column) {
                widest[column] = max(widest[column], Self.length(of: cell))
            }
        }
    }

    /// The line of titles stays in sight, every column can be filtered and is about as wide as its text.
    func finish() throws(XLSXFault) {
        guard let last = columns.indices.last else { return }
        worksheet_freeze_panes(worksheet, 1, 0)
        try check(worksheet_autofilter(worksheet, 0, 0, lxw_row_t(rows), lxw_col_t(last)), row: 0)
        for column in columns.indices {
            let at = lxw_col_t(column)
            try check(worksheet_set_column(worksheet, at, at, width(of: column), nil), row: 0)
        }
    }

    private func write(_ cell: XLSXCell, row: Int, column: Int) throws(XLSXFault) {
        switch cell {
        case .blank: break
        case .text(let text): try write(text, row: row, column: column, nil)
        case .number(let number): try write(number, row: row, column: column, nil)
        case .share(let share): try write(share, row: row, column: column, formats.share)
        case .day(let days):
            switch XLSXDay(days) {
            case .serial(let serial): try write(serial, row: row, column: column, formats.day)
            case .text(let words): try write(words, row: row, column: column, nil)
            }
        }
    }

    private func write(
        _ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(XLSXFault) {
        let text = XLSXText.cell(text)
        guard text.utf16.count <= XLSXText.longest else { throw .cellTooLong(sheet: name, row: row + 1) }
        let (line, at) = try place(row, column)
        try check(worksheet_write_string(worksheet, line, at, text, format), row: row)
    }

    private func write(
        _ number: Double, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(XLSXFault) {
        guard number.isFinite else { return }
        let (line, at) = try place(row, column)
        try check(worksheet_write_number(worksheet, line, at, number, format), row: row)
    }

    private func place(_ row: Int, _ column: Int) throws(XLSXFault) -> (lxw_row_t, lxw_col_t) {
        guard let line = lxw_row_t(exactly: row), let at = lxw_col_t(exactly: column) else {
            throw .sheetTooLarge(sheet: name, row: row + 1)
        }
        return (line, at)
    }

    private func check(_ error: lxw_error, row: Int) throws(XLSXFault) {
        switch error {
        case LXW_NO_ERROR: return
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED: throw .cellTooLong(sheet: name, row: row + 1)
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: throw .sheetTooLarge(sheet: name, row: row + 1)
        default: throw .library(XLSXFault.words(for: error))
        }
    }

    /// In characters, with room for the filter's arrow.
    private func width(of column: Int) -> Double {
        let wished = max(columns[column].count + 3, widest[column] + 2)
        return Double(min(max(wished, 8), 60))
    }

    private static func length(of cell: XLSXCell) -> Int {
        switch cell {
        case .blank: 0
        case .text(let text): text.prefix(60).count
        case .number(let number): "\(number)".count
        case .share: 6
        case .day: 17
        }
    }
}

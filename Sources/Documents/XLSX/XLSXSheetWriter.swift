import CXLSX

/// Fills one sheet.
struct XLSXSheetWriter {
    private let name: String
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: XLSXFormats

    init(
        named name: String, in workbook: UnsafeMutablePointer<lxw_workbook>, _ formats: XLSXFormats
    ) throws(XLSXFault) {
        guard let worksheet = workbook_add_worksheet(workbook, name) else {
            throw .library("a sheet cannot be named “\(name)”")
        }
        self.name = name
        self.worksheet = worksheet
        self.formats = formats
    }

    func write(_ sheet: XLSXSheet) throws(XLSXFault) {
        for (column, title) in sheet.columns.enumerated() {
            try write(title, row: 0, column: column, formats.title)
        }
        for (index, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() { try write(cell, row: index + 1, column: column) }
        }
        try arrange(sheet)
    }

    /// The line of titles stays in sight, every column can be filtered and is about as wide as its text.
    private func arrange(_ sheet: XLSXSheet) throws(XLSXFault) {
        guard let last = sheet.columns.indices.last else { return }
        worksheet_freeze_panes(worksheet, 1, 0)
        try check(
            worksheet_autofilter(worksheet, 0, 0, lxw_row_t(sheet.rows.count), lxw_col_t(last)), row: 0)
        for column in sheet.columns.indices {
            let at = lxw_col_t(column)
            try check(worksheet_set_column(worksheet, at, at, Self.width(of: column, in: sheet), nil), row: 0)
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

    /// In characters, with room for the filter's arrow; the first rows stand for all.
    private static func width(of column: Int, in sheet: XLSXSheet) -> Double {
        let cells = sheet.rows.prefix(200).map { $0.indices.contains(column) ? length(of: $0[column]) : 0 }
        let widest = max(sheet.columns[column].count + 3, (cells.max() ?? 0) + 2)
        return Double(min(max(widest, 8), 60))
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

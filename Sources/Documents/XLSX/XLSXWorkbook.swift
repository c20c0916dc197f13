import CXLSX

/// A workbook that was read; and how to write one for people to open in Excel or LibreOffice.
package struct XLSXWorkbook: Sendable, Equatable {
    /// In the order of their tabs, hidden ones too.
    package let sheets: [Sheet]

    package struct Sheet: Sendable, Equatable {
        package let name: String
        /// From top to bottom; one without any value is left out.
        package let rows: [Row]
    }

    package struct Row: Sendable, Equatable {
        /// As Excel shows it; the first row is 1.
        package let number: Int
        /// From the first column up to the last that has a value.
        package internal(set) var values: [XLSXValue]

        /// Blank beyond the last value.
        package subscript(column: Int) -> XLSXValue {
            values.indices.contains(column) ? values[column] : .blank
        }
    }

    /// - Parameters:
    ///   - title: Shown among the file's properties.
    ///   - path: Of the file to write; one that is there is replaced. Of a workbook that could not be
    ///     finished, an unusable file may be left there.
    package static func write(
        _ sheets: [XLSXSheet], titled title: String, to path: String
    ) throws(XLSXFault) {
        guard let workbook = workbook_new(path) else { throw .library("there is no memory left") }
        do throws(XLSXFault) {
            var book = try XLSXBook(workbook, titled: title)
            for sheet in sheets { try book.add(sheet) }
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        try check(workbook_close(workbook))
    }

    /// Writes a workbook of any length without holding it: rows go to the disk as they come.
    ///
    /// - Parameter fill: Adds one sheet after another. What it throws is thrown.
    package static func writeLong(
        titled title: String, to path: String, _ fill: (inout XLSXBook) throws -> Void
    ) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw XLSXFault.library("there is no memory left")
        }
        do {
            var book = try XLSXBook(workbook, titled: title)
            try fill(&book)
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        try check(workbook_close(workbook))
    }

    fileprivate static func setTitle(
        _ title: String, of workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(XLSXFault) {
        var text = XLSXText.clean(title).utf8CString
        let error = text.withUnsafeMutableBufferPointer { text in
            var properties = lxw_doc_properties()
            properties.title = text.baseAddress
            return workbook_set_properties(workbook, &properties)
        }
        try check(error)
    }

    fileprivate static func check(_ error: lxw_error) throws(XLSXFault) {
        guard error != LXW_NO_ERROR else { return }
        throw .library(XLSXFault.words(for: error))
    }
}

/// A workbook in the making, to which sheets are added one after another.
package struct XLSXBook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let formats: XLSXFormats
    private var names = XLSXSheetNames()

    fileprivate init(_ workbook: UnsafeMutablePointer<lxw_workbook>, titled title: String) throws(XLSXFault) {
        self.workbook = workbook
        try XLSXWorkbook.setTitle(title, of: workbook)
        formats = try XLSXFormats(of: workbook)
    }

    package mutating func add(_ sheet: XLSXSheet) throws(XLSXFault) {
        var writer = try XLSXSheetWriter(named: names.name(for: sheet.name), sheet.columns, in: workbook, formats)
        for cells in sheet.rows { try writer.add(cells) }
        try writer.finish()
    }

    /// - Parameter rows: Adds one row after another.
    package mutating func add(
        _ name: String, _ columns: [String], rows: (inout XLSXSheetWriter) throws -> Void
    ) throws {
        var writer = try XLSXSheetWriter(named: names.name(for: name), columns, in: workbook, formats)
        try rows(&writer)
        try writer.finish()
    }
}

extension XLSXFault {
    /// What an error of the library means to whoever runs the service.
    static func words(for error: lxw_error) -> String {
        switch error {
        case LXW_ERROR_MEMORY_MALLOC_FAILED: "there is no memory left"
        case LXW_ERROR_CREATING_XLSX_FILE: "the file cannot be created; check that its folder exists and may be written"
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE:
            "a temporary file cannot be used; check that there is space for temporary files"
        case LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            "the file cannot be filled; check that there is space on its disk"
        default: lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
        }
    }
}

/// How cells look. The library owns what is pointed to, for as long as the workbook.
struct XLSXFormats {
    let title: UnsafeMutablePointer<lxw_format>
    let share: UnsafeMutablePointer<lxw_format>
    let day: UnsafeMutablePointer<lxw_format>

    init(of workbook: UnsafeMutablePointer<lxw_workbook>) throws(XLSXFault) {
        guard let title = workbook_add_format(workbook), let share = workbook_add_format(workbook),
            let day = workbook_add_format(workbook)
        else { throw .library("there is no memory left") }
        format_set_bold(title)
        format_set_num_format(share, "0.0%")
        format_set_num_format(day, "d mmmm yyyy")
        (self.title, self.share, self.day) = (title, share, day)
    }
}

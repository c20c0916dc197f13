/// A sheet to be written: a line of column titles and the rows below it.
package struct XLSXSheet: Sendable {
    /// As people should read it; what Excel does not allow in a name is left out when it is written.
    package let name: String
    package let columns: [String]
    package let rows: [[XLSXCell]]

    package init(name: String, columns: [String], rows: [[XLSXCell]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// What stands in one cell.
package enum XLSXCell: Sendable, Equatable {
    /// Stays text even when it looks like a formula, a number or an address.
    case text(String)
    /// Neither infinity nor "not a number" has a cell: they leave it blank.
    case number(Double)
    /// A part of 1, shown as a percentage with one decimal.
    case share(Double)
    /// Days since 1970-01-01. A day before 1900, which Excel has no date for, is written as text.
    case day(Int)
    case blank
}

/// Why a workbook could not be written.
package enum XLSXFault: Error, Equatable, Sendable {
    /// - Parameter row: As Excel numbers it, the line of titles being 1.
    case cellTooLong(sheet: String, row: Int)
    /// - Parameter row: The first that did not fit.
    case sheetTooLarge(sheet: String, row: Int)
    case library(String)

    package var message: String {
        switch self {
        case .cellTooLong(let sheet, let row):
            "Row \(row) of the sheet “\(sheet)” has a text longer than the 32,767 characters Excel allows in a cell"
        case .sheetTooLarge(let sheet, let row):
            "The sheet “\(sheet)” does not fit in Excel from row \(row) on"
        case .library(let words): "The workbook could not be written: \(words)"
        }
    }
}

/// How much of a workbook is read before it is refused.
package struct XLSXLimits: Sendable, Equatable {
    /// Of the file as it came.
    package var bytes = 10_000_000
    package var archive = ZIPLimits()
    package var sheets = 100
    /// Cells up to the last filled one of each row, in all sheets together.
    package var cells = 500_000
    /// Of one row.
    package var columns = 2_000
    /// In UTF-16 units, of one cell, as Excel counts them.
    package var cellLength = 32_767
    /// In bytes of UTF-8, of all cells together.
    package var text = 50_000_000
    /// Of elements within elements, in the XML a workbook is made of.
    package var depth = 64
    /// Of the elements in one part, whether there is anything in them or not.
    package var elements = 3_000_000

    package init() {}
}

import Domain
import Platform

/// Choosing a file; after that, what it would do, before it does it.
package struct ImportPage: Page {
    package static let template = "imports/import"

    package let frame: Frame
    package let title: String
    /// What the file should hold, a sentence each.
    package let explanations: [String]
    package let action: String
    package let hasProblems: Bool
    package let problems: [FormProblems.FieldProblem]
    package let file: FileField

    /// - Parameter path: where the file is posted, without the partnership's prefix.
    package init(
        _ title: String, explanations: [String], path: String, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.title = title
        self.explanations = explanations
        action = frame.root + path
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        file = FileField("file", "CSV file", problems["file"])
    }
}

/// What a file would do. Nothing has been changed yet.
package struct ImportPreviewPage: Page {
    package static let template = "imports/preview"

    package let frame: Frame
    package let title: String
    package let fileName: String
    package let summary: SummaryList
    /// Everything in the file is there already.
    package let isNothing: Bool
    package let isReady: Bool
    package let refused: String?
    package let rejections: DataTable?
    package let details: [DataTable]
    package let action: String
    package let chooseHref: String
    package let confirm: String

    /// At most so many problems are listed; a file with more is put right in its own program first.
    static let mostListed = 100

    /// - Parameters:
    ///   - details: what exactly changes, where that can be shown.
    ///   - path: where "yes" is posted.
    ///   - choosePath: where another file is chosen.
    ///   - thing: what is brought in, in the plural, which ends in "s": "comments".
    package init(
        _ title: String, report: ImportReport, fileName: String, details: [DataTable] = [], path: String,
        choosePath: String, thing: String, frame: Frame
    ) {
        self.frame = frame
        self.title = title
        self.fileName = fileName
        isReady = report.hasWork
        isNothing = report.isAccepted && !report.hasWork
        summary = SummaryList([
            .init("To be added", report.added.grouped), .init("To be updated", report.updated.grouped),
            .init("Already as in the file", report.unchanged.grouped),
        ])
        refused = report.isAccepted ? nil : Self.refused(report)
        rejections = report.isAccepted ? nil : Self.table(of: report)
        self.details = details
        action = frame.root + path
        chooseHref = frame.root + choosePath
        let number = report.added + report.updated
        confirm = "Import \(number.grouped) \(number == 1 ? String(thing.dropLast()) : thing)"
    }

    private static func refused(_ report: ImportReport) -> String {
        let number = report.rejected.count
        let rows = number == 1 ? "1 thing in this file has" : "\(number.grouped) things in this file have"
        return "\(rows) to be put right first. Nothing was changed."
    }

    private static func table(of report: ImportReport) -> DataTable {
        let shown = report.rejected.prefix(mostListed)
        let all = shown.count == report.rejected.count
        return DataTable(
            caption: all ? "What has to be put right" : "The first \(shown.count) of \(report.rejected.count.grouped)",
            columns: [.init("Where"), .init("Column"), .init("Why")],
            rows: shown.map { [.init($0.row > 0 ? "Row \($0.row)" : "The file"), .init($0.column), .init($0.reason)] },
            empty: EmptyState("Nothing to put right", ""), id: "rejections")
    }
}

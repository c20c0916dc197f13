import Domain

/// One thing in a workbook that can not be held here, and where it stands.
package struct XLSFormProblem: UserFacing, Hashable {
    /// Its tab, such as `survey`; nil for the workbook as a whole.
    package let sheet: String?
    /// As a spreadsheet numbers it.
    package let row: Int?
    /// As its title is written.
    package let column: String?
    /// What is wrong, without the place.
    package let reason: String

    package init(sheet: String? = nil, row: Int? = nil, column: String? = nil, _ reason: String) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.reason = reason
    }

    /// "survey, row 4, relevant: …"
    package var message: String {
        let pieces = [sheet, row.map { "row \($0)" }, column].compactMap(\.self)
        return pieces.isEmpty ? reason : "\(pieces.joined(separator: ", ")): \(reason)"
    }
}

/// Why a workbook was not taken: everything that is wrong with it, from the first row to the last.
package struct XLSFormRefusal: UserFacing, Equatable {
    package let problems: [XLSFormProblem]

    package init(_ problems: [XLSFormProblem]) {
        self.problems = problems
    }

    package var message: String { problems.map(\.message).joined(separator: "\n") }
}

/// What a workbook held.
package struct XLSFormReading: Sendable, Equatable {
    package let set: QuestionSet
    /// What was left out because it asks nothing of anybody: notes in columns of one's own, how a question looks.
    package let notes: [XLSFormProblem]
}

/// Gathers what is found while a workbook is read.
final class XLSFormFindings {
    private(set) var problems: [XLSFormProblem] = []
    private(set) var notes: [XLSFormProblem] = []
    private var known: Set<XLSFormProblem> = []

    func refuse(_ sheet: String? = nil, _ row: Int? = nil, _ column: String? = nil, _ reason: String) {
        let problem = XLSFormProblem(sheet: sheet, row: row, column: column, reason)
        if known.insert(problem).inserted { problems.append(problem) }
    }

    func refuse(_ row: XLSFormRow, _ column: String? = nil, _ reason: String) {
        refuse(row.sheet, row.number, column.map(row.title), reason)
    }

    func note(_ sheet: String?, _ row: Int?, _ column: String?, _ reason: String) {
        notes.append(XLSFormProblem(sheet: sheet, row: row, column: column, reason))
    }

    func note(_ row: XLSFormRow, _ column: String, _ reason: String) {
        note(row.sheet, row.number, row.title(of: column), reason)
    }

    /// By sheet in the order of the workbook, then by row.
    var sorted: [XLSFormProblem] {
        let order = ["survey": 1, "choices": 2, "settings": 3]
        func rank(_ index: Int) -> (Int, Int, Int) {
            (order[problems[index].sheet ?? ""] ?? 0, problems[index].row ?? 0, index)
        }
        return problems.indices.sorted { rank($0) < rank($1) }.map { problems[$0] }
    }
}

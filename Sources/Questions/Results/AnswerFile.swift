import Documents
import Domain
import Platform

/// A file of answers, read: a sheet for each row, or everything that is wrong with them.
///
/// Its columns are those of an export (``AnswerColumns``); others are left out.
struct AnswerFile: Sendable {
    struct Line: Sendable {
        let sheet: AnswerSheet
        let crowd: String?
        let isPaper: Bool
        /// What makes it the same answer when the file is given again: its cells, and how many equal rows came before.
        let identity: String
    }

    let lines: [Line]
    let rejected: [ImportReport.Rejection]

    init(_ bytes: [UInt8], of set: QuestionSet, on today: Day) {
        do {
            let table = try CSVTable(bytes, requiring: [])
            var reader = Reader(table, set, today)
            lines = table.rows.compactMap { reader.line($0) }
            rejected = reader.rejected
        } catch {
            lines = []
            rejected = [ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)]
        }
    }

    /// Reads one row after another as if it had been typed into the form.
    private struct Reader {
        private let table: CSVTable
        private let set: QuestionSet
        private let today: Day
        /// By column: the field it is typed into, and the choice it stands for.
        private var places: [(column: Int, name: String, field: String, choice: String?)] = []
        private var seen: [String: Int] = [:]
        private(set) var rejected: [ImportReport.Rejection] = []

        init(_ table: CSVTable, _ set: QuestionSet, _ today: Day) {
            self.table = table
            self.set = set
            self.today = today
            for question in set.questions where question.kind.isAsked {
                for (name, field, choice) in AnswerColumns.fields(of: question) {
                    if let column = table.column(name) { places.append((column, name, field, choice)) }
                }
            }
            if places.isEmpty {
                let known = set.questions.filter(\.kind.isAsked).map(\.id).joined(separator: ", ")
                rejected.append(.init(row: 1, column: "", reason: "No column is named after a question: \(known)"))
            }
        }

        mutating func line(_ row: CSVRow) -> Line? {
            guard !places.isEmpty else { return nil }
            let reading = AnswerReading(fields(of: row), of: set, on: today)
            guard reading.problems.isEmpty else {
                rejected += reading.problems.map { problem in
                    let name = places.first { $0.field == problem.field }?.name ?? problem.question
                    return .init(row: row.number, column: name, reason: problem.message)
                }
                return nil
            }
            let words = row.cells.joined(separator: "\u{1F}")
            seen[words, default: 0] += 1
            return Line(
                sheet: reading.sheet, crowd: row[table.column("group")].flatMap { $0.isEmpty ? nil : $0 },
                isPaper: row[table.column("paper")] == "1", identity: "\(seen[words] ?? 0)/\(words)")
        }

        private func fields(of row: CSVRow) -> [String: [String]] {
            var fields: [String: [String]] = [:]
            for place in places {
                guard let cell = row[place.column], !cell.isEmpty else { continue }
                if let choice = place.choice {
                    if cell == "1" { fields[place.field, default: []].append(choice) }
                } else {
                    fields[place.field, default: []].append(cell)
                }
            }
            return set.questions.reduce(into: fields) { $1.spreadDay(in: &$0) }
        }
    }
}

extension Question {
    /// A day that stands in one cell is typed into three boxes.
    fileprivate func spreadDay(in fields: inout [String: [String]]) {
        guard kind.name == "date", let cell = fields.removeValue(forKey: field())?.first else { return }
        let parts = (try? Day(cell))?.parts
        fields[field("day")] = [parts.map { String($0.day) } ?? cell]
        fields[field("month")] = parts.map { [String($0.month)] }
        fields[field("year")] = parts.map { [String($0.year)] }
    }
}

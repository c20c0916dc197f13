import Documents
import Domain
import Platform

/// A file of answers, read: a sheet for each row, or everything that is wrong with them.
///
/// Its columns are those of an export (``AnswerColumns``). A column of no question is left out, but still tells rows
/// apart; one of a question that has no such part is refused, as it is more likely a slip than meant to be left out.
struct AnswersFile: Sendable {
    struct Line: Sendable {
        let sheet: AnswerSheet
        let crowd: String?
        let isPaper: Bool
        /// What makes it the same answer when the file is given again, in whatever order its columns stand: its cells,
        /// and how many equal rows came before.
        let identity: String
    }

    let lines: [Line]
    let rejected: [ImportReport.Rejection]

    /// - Parameter hasGroups: whether answers are counted by group.
    init(_ bytes: [UInt8], of set: QuestionSet, hasGroups: Bool, on today: Day) {
        do {
            let table = try CSVTable(bytes, requiring: [])
            let header = AnswersHeader(table, set, hasGroups: hasGroups)
            guard header.rejected.isEmpty else {
                (lines, rejected) = ([], header.rejected)
                return
            }
            var reader = AnswersReader(header, set, today)
            lines = table.rows.compactMap { reader.line($0) }
            rejected = reader.rejected
        } catch {
            lines = []
            rejected = [ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)]
        }
    }
}

/// Which column of a file is read as what.
private struct AnswersHeader {
    struct Place {
        let column: Int
        /// As it stands in the file.
        let name: String
        /// Into which it would be typed.
        let field: String
        /// What a 1 stands for.
        let choice: String?
    }

    let places: [Place]
    let group: Int?
    let paper: Int?
    /// Every column with a name, by its name: so that their order does not matter.
    let named: [(name: String, column: Int)]
    private(set) var rejected: [ImportReport.Rejection] = []

    init(_ table: CSVTable, _ set: QuestionSet, hasGroups: Bool) {
        let asked = set.questions.filter(\.kind.isAsked)
        places = asked.flatMap { question in
            question.columns.compactMap { part in
                table.column(part.name).map {
                    Place(column: $0, name: table.header[$0], field: part.field, choice: part.choice)
                }
            }
        }
        group = hasGroups ? table.column(AnswerColumns.group(beside: set)) : nil
        paper = table.column(AnswerColumns.paper(beside: set))
        named = table.header.indices.filter { !table.header[$0].isEmpty }
            .map { (table.header[$0].lowercased(), $0) }.sorted { $0.0 < $1.0 }
        rejected = unknownParts(table, asked)
        if places.isEmpty, rejected.isEmpty {
            let known = asked.flatMap(\.columns).map(\.name).joined(separator: ", ")
            rejected = [
                .init(row: 1, column: "", reason: "No column is named after a question. The columns are: \(known)")
            ]
        }
    }

    /// Columns of a question that has no such part.
    private func unknownParts(_ table: CSVTable, _ asked: [Question]) -> [ImportReport.Rejection] {
        let taken = Set(places.map(\.column) + [group, paper].compactMap(\.self))
        return table.header.indices.filter { !taken.contains($0) }.compactMap { index in
            let name = table.header[index]
            let beginning = name.prefix { $0 != ":" }.lowercased().trimmed
            guard let question = asked.first(where: { $0.id.lowercased() == beginning }) else { return nil }
            let known = question.columns.map(\.name).joined(separator: ", ")
            return .init(row: 1, column: name, reason: "The columns of this question are: \(known)")
        }
    }
}

/// Reads one row after another as if it had been typed into the form.
private struct AnswersReader {
    private let header: AnswersHeader
    private let set: QuestionSet
    private let today: Day
    private let dates: [Question]
    private var seen: [String: Int] = [:]
    private(set) var rejected: [ImportReport.Rejection] = []

    init(_ header: AnswersHeader, _ set: QuestionSet, _ today: Day) {
        self.header = header
        self.set = set
        self.today = today
        dates = set.questions.filter { $0.kind.name == "date" }
    }

    mutating func line(_ row: CSVRow) -> AnswersFile.Line? {
        let before = rejected.count
        let reading = AnswerReading(fields(of: row), of: set, on: today)
        for problem in reading.problems {
            reject(row, column(of: problem.field) ?? problem.question, words(of: problem))
        }
        for field in reading.notAsked {
            reject(row, column(of: field) ?? "", "Leave this empty: the answers before make the question needless")
        }
        let isPaper = flag(header.paper, of: row, named: "paper")
        guard rejected.count == before else { return nil }
        let words = header.named.map { "\($0.name)\u{1F}\(row[$0.column] ?? "")" }.joined(separator: "\u{1E}")
        seen[words, default: 0] += 1
        return AnswersFile.Line(
            sheet: reading.sheet, crowd: row[header.group].map { $0.shortened(to: 200) }, isPaper: isPaper,
            identity: "\(seen[words] ?? 0)/\(words)")
    }

    private mutating func fields(of row: CSVRow) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for place in header.places {
            guard let cell = row[place.column] else { continue }
            if let choice = place.choice {
                if flag(place.column, of: row, named: place.name) { fields[place.field, default: []].append(choice) }
            } else {
                fields[place.field, default: []].append(cell)
            }
        }
        for question in dates { question.spreadDay(in: &fields) }
        return fields
    }

    private mutating func flag(_ column: Int?, of row: CSVRow, named name: String) -> Bool {
        switch row[column] {
        case nil, "0": return false
        case "1": return true
        default:
            reject(row, name, "Must be 1 or 0")
            return false
        }
    }

    private mutating func reject(_ row: CSVRow, _ column: String, _ reason: String) {
        rejected.append(.init(row: row.number, column: column, reason: reason))
    }

    private func column(of field: String) -> String? {
        header.places.first { $0.field == field }?.name
    }

    /// A form shows what can be chosen; for a file it is said.
    private func words(of problem: AnswerProblem) -> String {
        let codes = set.question(problem.question)?.codes ?? []
        guard !codes.isEmpty else { return problem.message }
        return "\(problem.message). The codes are: \(codes.joined(separator: ", "))"
    }
}

extension Question {
    /// The columns it is imported from, the field each is typed into, and the choice a 1 stands for.
    fileprivate var columns: [(name: String, field: String, choice: String?)] {
        switch kind {
        case .manyChoices(let many): return many.choices.map { ("\(id): \($0.id)", field(), $0.id) }
        case .ranking, .matrix:
            return kind.choices.map { choice in ("\(id): \(choice.id)", field(choice.id), nil) }
        case .person:
            return ["name", "role", "email"].map { (part: String) in ("\(id): \(part)", field(part), nil) }
        case .fulfilment(let rule):
            let why: [(name: String, field: String, choice: String?)] = [("\(id): why", field("reason"), nil)]
            return [(id, field(), nil)] + (rule.reasonFor.isEmpty ? [] : why)
        case .information: return []
        default: return [(id, field(), nil)]
        }
    }

    /// What may stand in a cell where one of a few is chosen.
    fileprivate var codes: [String] {
        switch kind {
        case .oneChoice(let choices): choices.map(\.id)
        case .fulfilment(let rule): rule.offers.map(\.rawValue)
        case .agreement(let offersDontKnow): Agreement.points(offersDontKnow: offersDontKnow).map(\.id)
        case .matrix(let rule): rule.scale.points.map(\.id)
        default: []
        }
    }

    /// A day that stands in one cell is typed into three boxes.
    fileprivate func spreadDay(in fields: inout [String: [String]]) {
        guard let cell = fields.removeValue(forKey: field())?.first else { return }
        let parts = (try? Day(cell))?.parts
        fields[field("day")] = [parts.map { String($0.day) } ?? cell]
        fields[field("month")] = parts.map { [String($0.month)] }
        fields[field("year")] = parts.map { [String($0.year)] }
    }
}

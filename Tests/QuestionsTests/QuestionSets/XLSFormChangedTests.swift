import Documents
import Domain
import Questions
import TestSupport
import Testing

/// Whatever people do to an exported workbook, what is taken in is sound, and all else is refused with its place.
@Suite struct XLSFormChangedTests {
    @Test(arguments: 1...150)
    func aChangedWorkbookIsSoundOrRefused(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        var sheets = XLSFormWriter.sheets(of: try QuestionSet.everyKind())
        for _ in 1...Int.random(in: 1...4, using: &chance) { sheets.change(&chance) }
        let book = try workbook(sheets)
        do {
            let set = try XLSFormReader.read(book, named: "changed").set
            #expect(set.problems.map(\.message) == [])
            let again = try XLSFormReader.read(workbook(XLSFormWriter.sheets(of: set)), named: "again").set
            #expect(again == set)
        } catch let refusal as XLSFormRefusal {
            #expect(!refusal.problems.isEmpty)
            #expect(refusal.problems.filter { $0.sheet == nil } == [])
        }
    }
}

private let words = [
    "", "yes", "no", "TRUE", "begin_group", "end_group", "text", "integer", "select_one place", "select_one", "a b",
    "-99", "${age} > 1", "${last} = 1", "not(", ". >= 0", "sightline.agree", "range", "table-list", "label", "3",
    "person", "rating", "least=1 most=x", "fewest=3", "most=2", "${", "=1", "note", "rank place", "near",
]

extension [XLSXSheet] {
    fileprivate mutating func change(_ chance: inout Chance) {
        guard let index = indices.randomElement(using: &chance) else { return }
        let sheet = self[index]
        var (columns, rows) = (sheet.columns, sheet.rows)
        guard let row = rows.indices.randomElement(using: &chance),
            let column = columns.indices.randomElement(using: &chance)
        else { return }
        switch Int.random(in: 0...9, using: &chance) {
        case 0: rows.remove(at: row)
        case 1: rows.swapAt(row, 0)
        case 2: rows.insert(rows[row], at: 0)
        case 3: columns[column] = words.randomElement(using: &chance) ?? ""
        case 4: rows[row][column] = .number(Double(Int.random(in: -3...3, using: &chance)))
        case 5: rows[row] = rows[row].map { _ in .blank }
        default: rows[row][column] = .text(words.randomElement(using: &chance) ?? "")
        }
        self[index] = XLSXSheet(name: sheet.name, columns: columns, rows: rows)
    }
}

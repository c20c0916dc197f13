import Domain

/// Says of the problems of a set in which row of the workbook they are.
struct XLSFormPlaces {
    private let survey: XLSFormSheet
    private let settings: XLSFormSheet
    private var questions: [String: XLSFormRow] = [:]
    private var pages: [String: XLSFormRow] = [:]
    /// Ids of questions that were refused.
    private var missing: [String] = []

    init(_ set: QuestionSet, _ outline: XLSFormOutline, _ index: XLSFormIndex, _ sheets: XLSFormSheets) {
        (survey, settings) = (sheets.survey, sheets.settings)
        for page in outline.pages {
            if let row = page.row, let id = index.pageIDs[row.number] { pages[id] = row }
            for element in page.elements {
                if let id = index.ids[element.row.number] { questions[id] = element.row }
            }
        }
        missing = questions.keys.filter { set.question($0) == nil }
    }

    /// - Parameter refused: Names of rows that were refused already: it is not said again that they are missing.
    func report(_ problems: [QuestionSetProblem], _ refused: Set<String>, _ findings: XLSFormFindings) {
        let names = refused.compactMap { XLSFormID.id(for: $0, prefix: "question") }
        let cascades = Set((names + missing).map { "There is no question \($0)" })
        let hasProblems = !findings.problems.isEmpty
        for problem in problems where !cascades.contains(problem.reason) {
            let isOfWhole = problem.place.question == nil && problem.place.part == nil
            // Where rows were refused, what is left may be too little.
            if hasProblems, isOfWhole { continue }
            report(problem, findings)
        }
    }

    private func report(_ problem: QuestionSetProblem, _ findings: XLSFormFindings) {
        let place = problem.place
        let reason = place.column.map { "At character \($0): \(problem.reason)" } ?? problem.reason
        guard let row = place.question.flatMap({ questions[$0] }) ?? place.page.flatMap({ pages[$0] }) else {
            let isOfSettings = place.page == nil && place.part != nil
            return findings.refuse(isOfSettings ? "settings" : "survey", nil, place.part, reason)
        }
        let (column, detail) = column(of: place.part, row)
        findings.refuse(row, column, detail.map { "\($0): \(reason)" } ?? reason)
    }

    /// The column a part of a question stands in; and the part itself, where the column does not say it.
    private func column(of part: String?, _ row: XLSFormRow) -> (String?, String?) {
        switch part {
        case nil: (nil, nil)
        case "title": ("label", nil)
        case "introduction": ("hint", nil)
        case "shown-when": (row.has("sightline::relevant") ? "sightline::relevant" : "relevant", nil)
        case "check": (row.has("sightline::constraint") ? "sightline::constraint" : "constraint", nil)
        case "label"?, "hint"?: (part, nil)
        case "unit"?, "low"?, "high"?: ("sightline::\(part ?? "")", nil)
        default: ("type", part)
        }
    }
}

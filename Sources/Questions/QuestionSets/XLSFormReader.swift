import Documents
import Domain

/// Reads an XLSForm workbook as a question set.
///
/// What can not be held is refused with its sheet, row and column, all of it at once; nothing that asks or
/// explains something is left out in silence.
///
/// - Source: the XLSForm standard, xlsform.org; groups are pages. Columns that begin with `sightline::` hold what
///   XLSForm has no column for.
package enum XLSFormReader {
    /// - Parameter name: Of the file, without its ending; the title where the workbook gives none.
    package static func read(_ workbook: XLSXWorkbook, named name: String) throws(XLSFormRefusal) -> XLSFormReading {
        let findings = XLSFormFindings()
        let sheets = XLSFormSheets(workbook, findings)
        guard let sheets else { throw XLSFormRefusal(findings.sorted) }
        var draft = XLSFormDraft(sheets, findings)
        let set = draft.set(named: name)
        guard findings.problems.isEmpty, let set else { throw XLSFormRefusal(findings.sorted) }
        return XLSFormReading(set: set, notes: findings.notes)
    }
}

/// The three sheets a form is made of.
struct XLSFormSheets {
    let survey: XLSFormSheet
    let choices: XLSFormSheet
    let settings: XLSFormSheet

    /// nil, with a problem, without a survey.
    init?(_ workbook: XLSXWorkbook, _ findings: XLSFormFindings) {
        func sheet(_ name: String) -> XLSFormSheet? {
            let found = workbook.sheets.first { $0.name.trimmed.lowercased() == name }
            return found.map { XLSFormSheet($0, named: name, findings) }
        }
        for other in workbook.sheets where !["survey", "choices", "settings"].contains(other.name.trimmed.lowercased())
        {
            findings.note(other.name, nil, nil, "The sheet is no part of an XLSForm, so it is left out")
        }
        guard let survey = sheet("survey") else {
            let names = workbook.sheets.map { "“\($0.name)”" }.joined(separator: ", ")
            findings.refuse(nil, nil, nil, "There is no sheet named survey. The workbook has \(names)")
            return nil
        }
        self.survey = survey
        choices = sheet("choices") ?? .missing("choices")
        settings = sheet("settings") ?? .missing("settings")
        guard hasContent(findings) else { return nil }
    }

    private func hasContent(_ findings: XLSFormFindings) -> Bool {
        let missing = ["type", "name"].filter { base in !survey.columns.contains { $0.base == base } }
        if survey.columns.isEmpty {
            findings.refuse("survey", nil, nil, "The sheet is empty")
        } else if !missing.isEmpty {
            findings.refuse("survey", nil, nil, "There is no column \(missing.joined(separator: " and no column "))")
        } else if survey.rows.isEmpty {
            findings.refuse("survey", nil, nil, "There are no rows below the titles")
        } else {
            return true
        }
        return false
    }
}

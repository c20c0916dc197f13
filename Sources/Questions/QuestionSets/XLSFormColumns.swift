import Domain

/// What each column of a sheet means here: it is held, it can not be held, or it is somebody's own note.
enum XLSFormColumns {
    static let survey: Set<String> = [
        "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "appearance",
        "parameters", "body::accept", "sightline::kind", "sightline::parameters", "sightline::relevant",
        "sightline::constraint", "sightline::unit", "sightline::low", "sightline::high",
    ]
    static let choices: Set<String> = ["list_name", "name", "label"]
    static let settings: Set<String> = [
        "form_title", "form_id", "version", "default_language", "sightline::title", "sightline::introduction",
        "sightline::closing", "sightline::shows_help",
    ]

    /// Columns of XLSForm that ask, show or work out something, so that a form without them is another form.
    private static let refused = [
        "default": "An answer given beforehand can not be held", "calculation": "Calculations can not be held",
        "trigger": "Calculations can not be held", "choice_filter": "Choices that depend on an answer can not be held",
        "repeat_count": "Repeated groups can not be held",
        "guidance_hint": "Guidance can not be held. Put it into the hint",
        "required_message": "Words for a missing answer can not be held", "image": media, "audio": media,
        "video": media, "big-image": media, "save_to": "Entities can not be held",
    ]
    private static let refusedPrefixes = [
        "media::": media, "bind::": "This column can not be held", "body::": "This column can not be held",
        "instance::": "This column can not be held", "sightline::": "There is no such column of Sightline",
    ]
    private static let media = "Pictures, sound and films can not be held"

    private enum Meaning {
        case held
        case refused(String)
        case unknown
    }

    private static func meaning(of column: XLSFormColumn, _ held: Set<String>) -> Meaning {
        if held.contains(column.base) {
            let isTranslated = XLSFormLanguages.translated.contains(column.base)
            return column.language == nil || isTranslated ? .held : .refused("This column can not have a language")
        }
        if let reason = refused[column.base] { return .refused(reason) }
        return refusedPrefixes.first { column.base.hasPrefix($0.key) }.map { .refused($0.value) } ?? .unknown
    }

    static func check(_ sheet: XLSFormSheet, _ held: Set<String>, _ findings: XLSFormFindings) {
        for column in sheet.columns {
            let filled = sheet.rows.filter { $0.cells[column] != nil }
            guard let first = filled.first else { continue }
            switch meaning(of: column, held) {
            case .held: break
            case .refused(let reason):
                for row in filled { findings.refuse(row.sheet, row.number, column.title, reason) }
            case .unknown:
                findings.note(first.sheet, nil, column.title, "The column is no part of an XLSForm, so it is left out")
            }
        }
        if held == survey { checkReadOnly(sheet, findings) }
    }

    private static func checkReadOnly(_ survey: XLSFormSheet, _ findings: XLSFormFindings) {
        for row in survey.rows where XLSFormFlag.read(row["readonly"]) != false {
            findings.refuse(row, "readonly", "A question that nobody can answer can not be held")
        }
    }
}

/// Yes and no as people write them in a workbook.
enum XLSFormFlag {
    /// - Returns: false for nothing at all; nil for what is neither yes nor no.
    static func read(_ words: String) -> Bool? {
        switch words.lowercased() {
        case "yes", "true", "true()", "1", "y": true
        case "", "no", "false", "false()", "0", "n": false
        default: nil
        }
    }
}

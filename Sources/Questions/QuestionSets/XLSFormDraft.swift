import Domain

/// A form on its way to becoming a question set.
struct XLSFormDraft {
    private let sheets: XLSFormSheets
    private let findings: XLSFormFindings
    private let outline: XLSFormOutline
    private let index: XLSFormIndex
    private let words: XLSFormWords
    private var kinds: XLSFormKinds
    private var targets = XLSFormTargets()

    init(_ sheets: XLSFormSheets, _ findings: XLSFormFindings) {
        self.sheets = sheets
        self.findings = findings
        XLSFormColumns.check(sheets.survey, XLSFormColumns.survey, findings)
        XLSFormColumns.check(sheets.choices, XLSFormColumns.choices, findings)
        XLSFormColumns.check(sheets.settings, XLSFormColumns.settings, findings)
        outline = XLSFormOutline(sheets.survey, findings)
        index = XLSFormIndex(outline, findings)
        let all = [sheets.survey, sheets.choices, sheets.settings]
        let languages = XLSFormLanguages(all, main: sheets.settings.rows.first?["default_language"] ?? "", findings)
        words = XLSFormWords(languages: languages, references: index.references, findings: findings)
        kinds = XLSFormKinds(choices: XLSFormChoices(sheets.choices, words), index: index, words: words)
    }

    /// nil, or a set that is not to be used, when there are problems.
    mutating func set(named name: String) -> QuestionSet? {
        targets.refused = outline.refused
        let found = outline.pages.map { page in page.elements.map { ($0, kind(of: $0)) } }
        kinds.choices.noteUnused()
        let questions = XLSFormQuestions(targets: targets, words: words)
        var pages: [QuestionPage] = []
        for (page, elements) in zip(outline.pages, found) {
            let asked = elements.compactMap { element, kind in kind.flatMap { question(element, $0, questions) } }
            pages.append(self.page(page, asked, questions, besides: Set(pages.map(\.id))))
        }
        let set = XLSFormSettings(sheets.settings, words).set(named: name, pages)
        if let set { XLSFormPlaces(set, outline, index, sheets).report(set.problems, targets.refused, findings) }
        return set
    }

    private mutating func kind(of element: XLSFormOutline.Element) -> XLSFormKinds.Found? {
        let row = element.row
        let found: XLSFormKinds.Found? =
            switch element {
            case .question(let row, let type): kinds.kind(of: row, type)
            case .block(let block): kinds.kind(of: block)
            }
        guard let found, let id = index.ids[row.number] else {
            targets.refused.formUnion(element.rows.map { $0["name"] } + [row["name"]])
            return nil
        }
        targets.add(row["name"], id: id, found.kind, names: found.names)
        for inner in element.rows {
            // `${row}` and `${matrix.row}` are the same.
            let reference = index.references[inner["name"]]
            targets.byName[inner["name"]] = reference.flatMap { targets.byName[$0.name] }
        }
        return found
    }

    private func question(
        _ element: XLSFormOutline.Element, _ kind: XLSFormKinds.Found, _ questions: XLSFormQuestions
    ) -> Question? {
        guard let id = index.ids[element.row.number] else { return nil }
        return questions.question(id, kind, element.row, rows: element.rows)
    }

    private static let notForPages = [
        "required", "constraint", "constraint_message", "parameters", "body::accept", "sightline::kind",
        "sightline::parameters", "sightline::constraint", "sightline::unit", "sightline::low", "sightline::high",
    ]

    private func page(
        _ page: XLSFormOutline.Page, _ asked: [Question], _ questions: XLSFormQuestions, besides taken: Set<String>
    ) -> QuestionPage {
        guard let row = page.row else { return QuestionPage(id: index.freePageID(besides: taken), questions: asked) }
        for column in Self.notForPages where row.has(column) {
            findings.refuse(row, column, "A group can not have this")
        }
        return QuestionPage(
            id: index.pageIDs[row.number] ?? "page-in-row-\(row.number)", title: words.wording("label", of: row),
            introduction: words.wording("hint", of: row), shownWhen: questions.shownWhen(row), questions: asked)
    }
}

extension XLSFormOutline.Element {
    /// The row that stands for the question.
    var row: XLSFormRow {
        switch self {
        case .question(let row, _): row
        case .block(let block): block.head
        }
    }

    /// The rows of a block.
    var rows: [XLSFormRow] {
        switch self {
        case .question: []
        case .block(let block): block.rows.map(\.row)
        }
    }
}

/// What the sheet `settings` says of the form as a whole.
struct XLSFormSettings {
    private let words: XLSFormWords
    private let row: XLSFormRow
    private let hasSheet: Bool

    private var findings: XLSFormFindings { words.findings }

    init(_ sheet: XLSFormSheet, _ words: XLSFormWords) {
        self.words = words
        hasSheet = !sheet.rows.isEmpty
        row = sheet.rows.first ?? XLSFormRow(sheet: "settings", number: 2, cells: [:])
        for more in sheet.rows.dropFirst() { findings.refuse(more, nil, "There can be only one row of settings") }
    }

    func set(named name: String, _ pages: [QuestionPage]) -> QuestionSet? {
        let given = row["form_id"]
        guard let key = XLSFormID.id(for: given.isEmpty ? name.lowercased() : given, prefix: "form") else {
            findings.refuse("settings", row.number, "form_id", "The form needs a form_id of letters, digits, _ and -")
            return nil
        }
        let title = row["form_title"].isEmpty ? (given.isEmpty ? name : given) : row["form_title"]
        let variants = words.wording("sightline::title", of: titled(title))?.variants ?? [:]
        return QuestionSet(
            key: key, version: version, title: Wording(title, variants: variants),
            introduction: words.wording("sightline::introduction", of: row),
            closing: words.wording("sightline::closing", of: row), showsHelp: showsHelp,
            variants: words.languages.variants, pages: pages)
    }

    /// The title stands in XLSForm's own column, its other wordings in ours.
    private func titled(_ title: String) -> XLSFormRow {
        var cells = row.cells
        cells[XLSFormColumn("sightline::title")] = title
        return XLSFormRow(sheet: row.sheet, number: row.number, cells: cells)
    }

    private var version: Int {
        let words = row["version"]
        if let version = Int(words), (1...1_000_000).contains(version) { return version }
        if !words.isEmpty {
            findings.note(row, "version", "Versions count from 1 here, so “\(words.prefix(60))” is left out")
        }
        return 1
    }

    private var showsHelp: Bool {
        let flag = XLSFormFlag.read(row["sightline::shows_help"])
        if flag == nil { findings.refuse(row, "sightline::shows_help", "This has to be yes or no") }
        return flag ?? false
    }
}

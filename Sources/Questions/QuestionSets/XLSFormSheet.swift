import Documents
import Domain

/// A column of an XLSForm sheet: what it holds, and in which language.
struct XLSFormColumn: Hashable {
    /// With small letters, such as `constraint_message` or `sightline::kind`.
    let base: String
    /// `Cymraeg (cy)` in `label::Cymraeg (cy)`.
    let language: String?
    /// As it is written.
    let title: String

    init(_ title: String) {
        self.title = title.trimmed
        var (base, rest) = Self.cut(self.title)
        base = Self.plain(base)
        if Self.prefixes.contains(base), let more = rest {
            let (second, language) = Self.cut(more)
            (base, rest) = ("\(base)::\(Self.plain(second))", language)
        }
        self.base = Self.aliases[base] ?? base
        language = rest.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
    }

    /// At the first `::`; older forms have one colon only.
    private static func cut(_ title: String) -> (String, String?) {
        guard let colons = title.firstRange(of: "::") ?? title.firstRange(of: ":") else { return (title, nil) }
        return (String(title[..<colons.lowerBound]), String(title[colons.upperBound...]))
    }

    private static let prefixes: Set<String> = ["sightline", "media", "bind", "body", "instance"]

    private static let aliases = [
        "relevance": "relevant", "value": "name", "caption": "label", "read_only": "readonly",
        "constraint_msg": "constraint_message", "title": "form_title", "set_form_title": "form_title",
        "set_form_id": "form_id", "id_string": "form_id",
    ]

    private static func plain(_ words: String) -> String {
        words.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: "_")
    }
}

/// A row below the line of titles that is not blank.
struct XLSFormRow: Hashable {
    let sheet: String
    let number: Int
    /// As they stand, without those that are blank.
    let cells: [XLSFormColumn: String]
    /// Columns whose cells were refused, so that nobody says they are blank.
    var unreadable: Set<XLSFormColumn> = []

    /// The cell without spaces around it; empty where there is none.
    subscript(base: String) -> String {
        cells.first { $0.key.base == base && $0.key.language == nil }?.value.trimmed ?? ""
    }

    func has(_ base: String) -> Bool {
        cells.keys.contains { $0.base == base } || unreadable.contains { $0.base == base }
    }

    /// The title of the column as it is written.
    func title(of base: String) -> String {
        (Array(cells.keys) + Array(unreadable)).first { $0.base == base && $0.language == nil }?.title ?? base
    }
}

/// One of the sheets `survey`, `choices` and `settings`.
struct XLSFormSheet {
    let name: String
    let columns: [XLSFormColumn]
    let rows: [XLSFormRow]

    /// Far more than a set can have questions, so that no workbook keeps anybody waiting.
    static let mostRows = 5_000

    static func missing(_ name: String) -> XLSFormSheet { XLSFormSheet(name: name, columns: [], rows: []) }

    private init(name: String, columns: [XLSFormColumn], rows: [XLSFormRow]) {
        (self.name, self.columns, self.rows) = (name, columns, rows)
    }

    /// The first row that is not blank holds the titles.
    init(_ sheet: XLSXWorkbook.Sheet, named name: String, _ findings: XLSFormFindings) {
        self.name = name
        guard let head = sheet.rows.first else {
            (columns, rows) = ([], [])
            return
        }
        let titles = head.values.map { XLSFormColumn($0.words) }
        columns = titles.filter { !$0.title.isEmpty }
        for (base, same) in Dictionary(grouping: columns, by: { [$0.base, $0.language ?? ""] }) where same.count > 1 {
            findings.refuse(name, head.number, same[0].title, "There are \(same.count) columns for \(base[0])")
        }
        if sheet.rows.count > Self.mostRows {
            findings.refuse(name, sheet.rows[Self.mostRows].number, nil, "There are more than \(Self.mostRows) rows")
        }
        rows = sheet.rows.prefix(Self.mostRows).dropFirst().compactMap { Self.row($0, in: name, titles, findings) }
    }

    private static func row(
        _ row: XLSXWorkbook.Row, in sheet: String, _ titles: [XLSFormColumn], _ findings: XLSFormFindings
    ) -> XLSFormRow? {
        var cells: [XLSFormColumn: String] = [:]
        var unreadable: Set<XLSFormColumn> = []
        for (column, value) in zip(titles, row.values) where !column.title.isEmpty {
            if let reason = refusal(of: value) {
                findings.refuse(sheet, row.number, column.title, reason)
                unreadable.insert(column)
            } else if !value.words.trimmed.isEmpty, cells[column] == nil {
                cells[column] = value.words
            }
        }
        guard !cells.isEmpty || !unreadable.isEmpty else { return nil }
        return XLSFormRow(sheet: sheet, number: row.number, cells: cells, unreadable: unreadable)
    }

    private static func refusal(of value: XLSXValue) -> String? {
        switch value {
        case .formula: noValue
        case .error(let code): "The cell shows the error \(code)"
        default: nil
        }
    }

    private static let noValue =
        "The cell has a formula without a value. Open the workbook in a spreadsheet and save it"
}

import Domain

/// The lists of the sheet `choices`.
struct XLSFormChoices {
    struct Choice {
        let name: String
        let id: String
        let label: Wording
        let row: Int
    }

    private var lists: [String: [Choice]] = [:]
    private var used: Set<String> = []
    /// Lists with a row that was refused.
    private var broken: Set<String> = []
    private let words: XLSFormWords
    private let hasSheet: Bool

    private var findings: XLSFormFindings { words.findings }

    init(_ sheet: XLSFormSheet, _ words: XLSFormWords) {
        self.words = words
        hasSheet = !sheet.columns.isEmpty
        for row in sheet.rows { take(row) }
    }

    /// The choices a question of `type` offers; nil, with a problem, when there are none.
    mutating func list(of type: XLSFormType, _ row: XLSFormRow) -> [Choice]? {
        guard let name = type.list else {
            return refused(row, "\(type.name) needs the name of a list of choices after it")
        }
        used.insert(name)
        guard type.rest.isEmpty else {
            return refused(row, "“\(type.rest.joined(separator: " "))” can not be held. Add the choice to the list")
        }
        guard let list = lists[name] else {
            let reason =
                hasSheet ? "The sheet choices has no list “\(name)”" : "There is no sheet choices, so no list “\(name)”"
            return refused(row, reason)
        }
        return broken.contains(name) ? nil : list
    }

    private func refused(_ row: XLSFormRow, _ reason: String) -> [Choice]? {
        findings.refuse(row, "type", reason)
        return nil
    }

    private mutating func take(_ row: XLSFormRow) {
        let list = row["list_name"]
        guard !list.isEmpty else { return findings.refuse(row, "list_name", "The row has no list_name") }
        lists[list, default: []] += []
        if let choice = choice(row, in: list) { lists[list]?.append(choice) } else { broken.insert(list) }
    }

    private func choice(_ row: XLSFormRow, in list: String) -> Choice? {
        let name = row["name"]
        guard !name.isEmpty else { return refused(row, "name", "The choice has no name") }
        guard let id = XLSFormID.choice(for: name) else {
            return refused(row, "name", "The name “\(name.prefix(60))” can not be kept. Use letters, digits and _")
        }
        if let same = lists[list]?.first(where: { $0.id == id }) {
            let others = same.name == name ? "" : ": both become “\(id)” here"
            return refused(row, "name", "The list “\(list)” has “\(same.name)” in row \(same.row) already\(others)")
        }
        if let label = words.wording("label", of: row) {
            return Choice(name: name, id: id, label: label, row: row.number)
        }
        return row.has("label") ? nil : refused(row, "label", "The choice has no label")
    }

    private func refused(_ row: XLSFormRow, _ column: String, _ reason: String) -> Choice? {
        findings.refuse(row, column, reason)
        return nil
    }

    func noteUnused() {
        for list in lists.keys.sorted() where !used.contains(list) {
            findings.note("choices", nil, nil, "No question uses the list “\(list)”, so it is left out")
        }
    }
}

extension [XLSFormChoices.Choice] {
    var choices: [QuestionChoice] { map { QuestionChoice($0.id, $0.label) } }
    var names: [String: String] { Dictionary(map { ($0.name, $0.id) }) { first, _ in first } }
}

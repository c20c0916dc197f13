import Domain

/// Which id each row of the survey has, and what `${name}` refers to.
struct XLSFormIndex {
    /// By the number of the row.
    private(set) var ids: [Int: String] = [:]
    private(set) var pageIDs: [Int: String] = [:]
    private(set) var references: [String: AnswerReference] = [:]
    private let findings: XLSFormFindings
    private var rowsByName: [String: Int] = [:]
    private var rowsByID: [String: Int] = [:]
    private var rowsByPage: [String: Int] = [:]

    init(_ outline: XLSFormOutline, _ findings: XLSFormFindings) {
        self.findings = findings
        for page in outline.pages {
            if let row = page.row { addPage(row) }
            for element in page.elements { add(element) }
        }
    }

    /// An id for questions that stand outside of groups.
    func freePageID(besides taken: Set<String>) -> String {
        let ids = taken.union(pageIDs.values)
        let free = (1...).lazy.map { "page-\($0)" }.first { !ids.contains($0) }
        return free ?? "page"
    }

    private mutating func addPage(_ row: XLSFormRow) {
        let name = row["name"]
        let bare = name.hasPrefix(XLSFormNaming.page) ? String(name.dropFirst(XLSFormNaming.page.count)) : name
        guard let id = checked(row, XLSFormID.id(for: bare, prefix: "page")) else { return }
        if let earlier = rowsByPage.updateValue(row.number, forKey: id) {
            return findings.refuse(row, "name", "The group in row \(earlier) has this name already")
        }
        pageIDs[row.number] = id
    }

    private mutating func add(_ element: XLSFormOutline.Element) {
        switch element {
        case .question(let row, let type):
            let isNote = type.name == "note" && row["name"].isEmpty
            add(row, isNote ? "note-\(row.number)" : XLSFormID.id(for: row["name"], prefix: "question"))
        case .block(let block):
            add(block.head, XLSFormID.id(for: block.head["name"], prefix: "question"))
            guard block.kind == .matrix, let id = ids[block.head.number] else { return }
            for row in block.rows { addRow(row.row, of: id, below: block.head["name"]) }
        }
    }

    private mutating func add(_ row: XLSFormRow, _ id: String?) {
        guard let id = checked(row, id), isFree(row, id) else { return }
        ids[row.number] = id
        references[row["name"]] = AnswerReference(question: id)
    }

    /// A row of a matrix may be named `matrix.row`, so that no other has its name.
    private mutating func addRow(_ row: XLSFormRow, of question: String, below head: String) {
        let name = row["name"]
        let bare = name.hasPrefix(head + ".") ? String(name.dropFirst(head.count + 1)) : name
        guard let id = checked(row, XLSFormID.choice(for: bare)), isFree(row, "\(question).\(id)") else {
            return
        }
        ids[row.number] = id
        references[name] = AnswerReference(question: question, row: id)
    }

    private func checked(_ row: XLSFormRow, _ id: String?) -> String? {
        let name = row["name"]
        let isNamed = !name.isEmpty || id != nil
        guard isNamed else { return refused(row, "The row has no name") }
        guard !name.contains(where: \.isWhitespace) else {
            return refused(row, "The name “\(name.prefix(60))” has a space in it. Use _ instead")
        }
        guard let id else {
            let rule = "letters, digits, _ and -, at most \(StableID.most) of them"
            return refused(row, "The name “\(name.prefix(60))” can not be kept. Names here have \(rule)")
        }
        return id
    }

    private func refused(_ row: XLSFormRow, _ reason: String) -> String? {
        findings.refuse(row, "name", reason)
        return nil
    }

    private mutating func isFree(_ row: XLSFormRow, _ id: String) -> Bool {
        let name = row["name"]
        if !name.isEmpty, let earlier = rowsByName.updateValue(row.number, forKey: name) {
            findings.refuse(row, "name", "Row \(earlier) has the name “\(name)” already")
            return false
        }
        if let earlier = rowsByID.updateValue(row.number, forKey: id) {
            findings.refuse(
                row, "name", "“\(name)” becomes “\(id)” here, as the name in row \(earlier) does. Rename one")
            return false
        }
        return true
    }
}

/// Names that the writer gives, and the reader knows.
enum XLSFormNaming {
    /// Before the name of a group that would otherwise have a question's name.
    static let page = "page."
    /// Before the name of a list that is not the partnership's own.
    static let list = "sightline."
    static let personParts = ["name", "role", "email"]
}

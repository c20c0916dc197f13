import Domain

/// The rows of the sheet `survey` in their groups, before anything is said of what they ask.
struct XLSFormOutline {
    struct Page {
        /// The row that begins the group; nil for questions outside of groups.
        let row: XLSFormRow?
        var elements: [Element] = []
    }

    enum Element {
        case question(XLSFormRow, XLSFormType)
        case block(Block)
    }

    /// Rows that are one question here.
    struct Block {
        enum Kind {
            case matrix
            case person
        }

        let kind: Kind
        let head: XLSFormRow
        /// Whether a group holds the rows, as opposed to a row of headings above them.
        let isGroup: Bool
        var rows: [(row: XLSFormRow, type: XLSFormType)] = []
    }

    private(set) var pages: [Page] = []
    private(set) var refused: Set<String> = []
    private let findings: XLSFormFindings
    private var groups: [XLSFormRow] = []
    private var block: Block?

    init(_ survey: XLSFormSheet, _ findings: XLSFormFindings) {
        self.findings = findings
        for row in survey.rows { take(row) }
        closeBlock()
        for group in groups {
            findings.refuse(group, "type", "The group “\(group["name"])” is never closed. Add end_group below it")
        }
    }

    private mutating func take(_ row: XLSFormRow) {
        let type = XLSFormType(row["type"])
        if type.name.isEmpty {
            findings.refuse(row, "type", "The row has no type")
        } else if type.isBegin {
            begin(row, type)
        } else if type.isEnd {
            end(row, type)
        } else if !XLSFormType.held.contains(type.name) {
            let reason = XLSFormType.refusal(of: type.name) ?? "There is no type \(row["type"].prefix(60))"
            refuse(row, reason)
        } else {
            add(row, type)
        }
    }

    private mutating func refuse(_ row: XLSFormRow, _ reason: String) {
        findings.refuse(row, "type", reason)
        refused.insert(row["name"])
    }

    private mutating func begin(_ row: XLSFormRow, _ type: XLSFormType) {
        closeHeadings()
        if type.name == "begin_repeat" { refuse(row, XLSFormType.refusal(of: type.name) ?? "") }
        let kind = Self.blockKind(row)
        let isPage = groups.isEmpty && kind == nil
        groups.append(row)
        if isPage {
            pages.append(Page(row: row))
        } else if let kind, block == nil {
            block = Block(kind: kind, head: row, isGroup: true)
        } else if type.name == "begin_group" {
            findings.refuse(row, "type", "A group inside a group can not be held. Put its questions beside the others")
        }
    }

    private static func blockKind(_ row: XLSFormRow) -> Block.Kind? {
        if row["sightline::kind"] == "person" { return .person }
        let isTable = row["appearance"].lowercased().split(separator: " ").contains("table-list")
        return isTable || row["sightline::kind"] == "matrix" ? .matrix : nil
    }

    private mutating func end(_ row: XLSFormRow, _ type: XLSFormType) {
        closeHeadings()
        guard let group = groups.popLast() else {
            return findings.refuse(row, "type", "No group is open here. Remove the row, or add begin_group above")
        }
        if group.number == block?.head.number { closeBlock() }
    }

    private mutating func closeBlock() {
        guard let closed = block else { return }
        block = nil
        append(.block(closed))
    }

    /// Headings end where another row follows.
    private mutating func closeHeadings() {
        if block?.isGroup == false { closeBlock() }
    }

    private mutating func add(_ row: XLSFormRow, _ type: XLSFormType) {
        let looks = row["appearance"].lowercased().split(separator: " ")
        if block?.isGroup == true {
            block?.rows.append((row, type))
            return
        }
        if let open = block, looks.contains("list-nolabel") || looks.contains("list"),
            type == XLSFormType(open.head["type"])
        {
            block?.rows.append((row, type))
            return
        }
        closeHeadings()
        if type.name == "select_one", looks.contains("label") {
            block = Block(kind: .matrix, head: row, isGroup: false)
        } else {
            append(.question(row, type))
        }
    }

    private mutating func append(_ element: Element) {
        // What stands outside of groups is a page of its own.
        if pages.isEmpty || (groups.isEmpty && pages.last?.row != nil) { pages.append(Page(row: nil)) }
        pages[pages.count - 1].elements.append(element)
    }
}

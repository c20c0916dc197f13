/// What a workbook's first part says: its sheets in order, and how it counts days.
struct XLSXContents: XMLListener {
    private(set) var sheets: [(name: String, relation: String)] = []
    private(set) var countsFrom1904 = false

    mutating func opened(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "sheet":
            let relation = attributes.first { $0.key == "id" || $0.key.hasSuffix(":id") }?.value
            guard let sheet = attributes["name"], let relation else { return }
            sheets.append((sheet, relation))
        case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
        default: break
        }
    }

    mutating func heard(_ text: String) {}
    mutating func closed(_ name: String) {}
}

/// Which parts a part refers to, by the ids it uses for them.
struct XLSXRelations: XMLListener {
    struct Relation {
        let kind: String
        let target: String
    }

    private(set) var relations: [String: Relation] = [:]
    private let folder: String

    /// - Parameter part: The one that refers to others.
    init(of part: String) {
        folder = Self.folder(of: part)
    }

    /// Where the relations of a part are written.
    static func part(of part: String) -> String {
        let folder = folder(of: part)
        return "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    }

    /// - Parameter kind: The last word of the relation's type.
    func target(of kind: String) -> String? {
        relations.values.first { $0.kind == kind }?.target
    }

    mutating func opened(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        relations[id] = Relation(kind: kind, target: path(to: target))
    }

    mutating func heard(_ text: String) {}
    mutating func closed(_ name: String) {}

    /// Within the workbook: one that leads out of it ends at its top, where nothing is.
    private func path(to target: String) -> String {
        let whole = target.hasPrefix("/") ? target : folder + target
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private static func folder(of part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }
}

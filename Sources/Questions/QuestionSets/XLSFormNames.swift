import Domain

/// Makes ids of the names in a workbook.
///
/// A name that is an id already, as nearly all are, stays as it is. Of others a point becomes a hyphen, an accent is
/// left out, and a minus before a digit becomes a word: `Prénom.2` is `Prenom-2`, the choice `-99` is `minus-99`.
enum XLSFormID {
    /// - Parameter prefix: Stands before a name that begins with a digit.
    /// - Returns: nil when no id can be made of it.
    static func id(for name: String, prefix: String) -> String? {
        if StableID.isWellFormed(name) { return name }
        guard let words = plain(name) else { return nil }
        let id = words.first?.isNumber == true ? "\(prefix)-\(words)" : words
        return StableID.isWellFormed(id) ? id : nil
    }

    /// The id of a choice or of a row of a matrix, which may begin with a digit.
    static func choice(for name: String) -> String? {
        if StableID.isChoice(name) { return name }
        guard let words = plain(name) else { return nil }
        return StableID.isChoice(words) ? words : nil
    }

    private static func plain(_ name: String) -> String? {
        let isNegative = name.hasPrefix("-") && name.dropFirst().first?.isNumber == true
        var words = isNegative ? "minus-" : ""
        for character in isNegative ? name.dropFirst() : name[...] {
            switch character {
            case ".", ":", " ", "-": words += "-"
            case _ where character.isASCII: words.append(character)
            default: words += String(character).folded
            }
        }
        return String(words.drop { $0 == "-" || $0 == "_" })
    }
}

/// What `${name}` refers to, and as what it can be used.
struct XLSFormTarget {
    let reference: AnswerReference
    let type: FormulaType
    /// The ids of the choices by the names they have in the workbook.
    let choices: [String: String]

    init(_ reference: AnswerReference, _ type: FormulaType, choices: [String: String]? = nil) {
        self.reference = reference
        self.type = type
        self.choices = choices ?? Dictionary(type.ids.map { ($0, $0) }) { first, _ in first }
    }
}

struct XLSFormTargets {
    var byName: [String: XLSFormTarget] = [:]
    /// Names of rows that were refused, so that nothing more is said of whatever uses them.
    var refused: Set<String> = []

    init() {}

    /// Those of a set that is here already, whose names are its ids.
    init(_ set: QuestionSet) {
        for question in set.questions { add(question.id, question.kind, names: nil) }
    }

    func target(of reference: AnswerReference) -> XLSFormTarget? { byName[reference.name] }

    /// - Parameter names: The ids of the choices by their names.
    mutating func add(_ name: String, id: String? = nil, _ kind: QuestionKind, names: [String: String]?) {
        guard let type = kind.type else { return }
        let id = id ?? name
        byName[name] = XLSFormTarget(AnswerReference(question: id), type, choices: names)
        guard case .matrix(let matrix) = kind else { return }
        for row in matrix.rows {
            let reference = AnswerReference(question: id, row: row.id)
            byName[reference.name] = XLSFormTarget(reference, matrix.scale.type, choices: names)
        }
    }
}

extension FormulaType {
    var ids: [String] {
        switch self {
        case .choice(let ids), .choices(let ids): ids
        default: []
        }
    }
}

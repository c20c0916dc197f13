import Domain

extension QuestionKind {
    /// Writes everything that says how a question is answered, but its choices.
    func write(to row: inout XLSFormCells, of id: String) {
        row["type"] = list.isEmpty || isGroup ? typeName : "\(typeName) \(listName(id))"
        row["appearance"] = appearance
        row["parameters"] = isRating ? "start=0 end=10 step=1" : nil
        row["sightline::kind"] = ownKind
        let parameters = self.parameters.map { "\($0)=\($1)" }.joined(separator: " ")
        row["sightline::parameters"] = parameters.isEmpty ? nil : parameters
        switch self {
        case .number(let rule): row.add(rule.unit, to: "sightline::unit")
        case .rating(let low, let high):
            row.add(low, to: "sightline::low")
            row.add(high, to: "sightline::high")
        case .file(let rule): row["body::accept"] = rule.endings.map { ".\($0)" }.joined(separator: ",")
        default: break
        }
    }

    private var typeName: String {
        switch self {
        case .oneChoice, .fulfilment, .agreement: "select_one"
        case .manyChoices: "select_multiple"
        case .ranking: "rank"
        case .rating: "range"
        case .number(let rule): rule.decimals == 0 ? "integer" : "decimal"
        case .date: "date"
        case .shortText, .longText: "text"
        case .matrix, .person: "begin_group"
        case .file: "file"
        case .signature: "image"
        case .information: "note"
        }
    }

    private var appearance: String? {
        switch self {
        case .longText: "multiline"
        case .matrix: "table-list"
        case .person: "field-list"
        case .signature: "signature"
        default: nil
        }
    }

    private var isGroup: Bool { typeName == "begin_group" }

    private var isRating: Bool { typeName == "range" }

    private var ownKind: String? {
        switch self {
        case .fulfilment, .agreement, .rating, .matrix, .person: name
        default: nil
        }
    }

    private var parameters: [(String, String)] {
        switch self {
        case .manyChoices(let rule):
            Self.pairs(
                ("fewest", rule.fewest.map(String.init)), ("most", rule.most.map(String.init)),
                ("exclusive", rule.exclusive))
        case .fulfilment(let rule): rule.parameters
        case .agreement(let offersDontKnow): offersDontKnow ? [("dont-know", "yes")] : []
        case .number(let rule): rule.parameters
        case .date(let rule): rule.parameters
        case .shortText(let most): most == Self.mostShortText ? [] : [("most", "\(most)")]
        case .longText(let most): most == Self.mostLongText ? [] : [("most", "\(most)")]
        case .ranking(let rule): Self.pairs(("most", rule.most.map(String.init)))
        case .matrix(let rule): rule.scale.parameters
        case .file(let rule):
            rule.mostMegabytes == XLSFormKinds.usualMegabytes ? [] : [("megabytes", "\(rule.mostMegabytes)")]
        case .oneChoice, .rating, .person, .signature, .information: []
        }
    }

    fileprivate static func pairs(_ pairs: (String, String?)...) -> [(String, String)] {
        pairs.compactMap { key, value in value.map { (key, $0) } }
    }

    /// The choices that stand on the sheet `choices`.
    var list: [QuestionChoice] {
        switch self {
        case .matrix(let matrix): matrix.scale.points
        case .agreement(let offersDontKnow): Agreement.points(offersDontKnow: offersDontKnow)
        case .fulfilment(let rule): rule.offers.map { QuestionChoice($0.rawValue, $0.label) }
        default: choices
        }
    }

    /// Standard scales share a list; every other question has its own.
    func listName(_ id: String) -> String {
        switch self {
        case .agreement(let offersDontKnow): Self.agreeList(offersDontKnow)
        case .matrix(let matrix):
            if case .agreement(let offersDontKnow) = matrix.scale { Self.agreeList(offersDontKnow) } else { id }
        case .fulfilment(let rule): XLSFormNaming.list + rule.offers.map(\.rawValue).joined(separator: "-")
        default: id
        }
    }

    private static func agreeList(_ offersDontKnow: Bool) -> String {
        XLSFormNaming.list + (offersDontKnow ? "agree-dont-know" : "agree")
    }
}

extension FulfilmentRule {
    fileprivate var parameters: [(String, String)] {
        let reasons = reasonFor.map(\.rawValue).sorted().joined(separator: ",")
        return QuestionKind.pairs(
            ("partly", offersPartly ? nil : "no"), ("not-applicable", offersNotApplicable ? nil : "no"),
            ("reason-for", reasons.isEmpty ? nil : reasons))
    }
}

extension NumberRule {
    fileprivate var parameters: [(String, String)] {
        let isUsual = decimals == 0 || decimals == PlainNumber.mostDecimals
        return QuestionKind.pairs(
            ("least", least.map(PlainNumber.text)), ("most", most.map(PlainNumber.text)),
            ("decimals", isUsual ? nil : "\(decimals)"))
    }
}

extension DateRule {
    fileprivate var parameters: [(String, String)] {
        QuestionKind.pairs(
            ("earliest", earliest?.text), ("latest", latest?.text), ("expiry-months", expiry.map { "\($0.months)" }),
            ("expiry-warning-days", expiry.map { "\($0.warningDays)" }))
    }
}

extension MatrixRule.Scale {
    fileprivate var parameters: [(String, String)] {
        guard case .agreement(let offersDontKnow) = self else { return [] }
        return [("scale", "agree")] + (offersDontKnow ? [("dont-know", "yes")] : [])
    }
}

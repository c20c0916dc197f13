import Domain

// Questions with lists of choices.
extension XLSFormKinds {
    mutating func select(_ row: XLSFormRow, _ type: XLSFormType, _ own: inout XLSFormParameters) -> Found? {
        guard let list = choices.list(of: type, row) else { return nil }
        switch (type.name, row["sightline::kind"]) {
        case (_, "agree-scale"): return agreement(list, row, &own)
        case (_, "yes-partly-no"): return fulfilment(list, row, &own)
        case ("select_one", _): return Found(kind: .oneChoice(list.choices), names: list.names)
        case ("rank", _):
            let rule = RankingRule(choices: list.choices, most: own.whole("most"))
            return Found(kind: .ranking(rule), names: list.names)
        default:
            let rule = ManyChoices(
                choices: list.choices, fewest: own.whole("fewest"), most: own.whole("most"),
                exclusive: own.take("exclusive"))
            return Found(kind: .manyChoices(rule), names: list.names)
        }
    }

    private func agreement(
        _ list: [XLSFormChoices.Choice], _ row: XLSFormRow, _ own: inout XLSFormParameters
    ) -> Found? {
        let offers = own.flag("dont-know", unless: false)
        guard isUnchanged(list, Agreement.points(offersDontKnow: offers), row) else { return nil }
        return Found(kind: .agreement(offersDontKnow: offers))
    }

    private func fulfilment(
        _ list: [XLSFormChoices.Choice], _ row: XLSFormRow, _ own: inout XLSFormParameters
    ) -> Found? {
        let reasons = (own.list("reason-for") ?? []).map { Fulfilment(rawValue: $0) }
        guard !reasons.contains(nil) else {
            findings.refuse(
                row, "sightline::parameters", "reason-for has to be some of yes, partly, no, not-applicable")
            return nil
        }
        let rule = FulfilmentRule(
            offersPartly: own.flag("partly", unless: true),
            offersNotApplicable: own.flag("not-applicable", unless: true), reasonFor: Set(reasons.compactMap(\.self)))
        let standard = rule.offers.map { QuestionChoice($0.rawValue, $0.label) }
        return isUnchanged(list, standard, row) ? Found(kind: .fulfilment(rule)) : nil
    }

    /// The words of a standard scale are the same everywhere, or answers could not be compared.
    private func isUnchanged(
        _ list: [XLSFormChoices.Choice], _ standard: [QuestionChoice], _ row: XLSFormRow
    ) -> Bool {
        let isSame = list.map(\.name) == standard.map(\.id) && list.map(\.label.text) == standard.map(\.label.text)
        if !isSame {
            let wanted = standard.map { "\($0.id) “\($0.label.text)”" }.joined(separator: ", ")
            findings.refuse(row, "type", "The list has to be that of the scale: \(wanted)")
        }
        return isSame
    }
}

// Rows that are one question.
extension XLSFormKinds {
    mutating func kind(of block: XLSFormOutline.Block) -> Found? {
        if block.isGroup { refuse("required", of: block.head, "Say it of the rows in the group") }
        return block.kind == .person ? person(block) : matrix(block)
    }

    private static let notForParts = [
        "relevant", "constraint", "constraint_message", "hint", "parameters", "sightline::kind",
        "sightline::parameters",
        "sightline::relevant", "sightline::constraint",
    ]

    private func person(_ block: XLSFormOutline.Block) -> Found? {
        let head = block.head["name"]
        let parts = XLSFormNaming.personParts.map { "\(head).\($0)" }
        guard block.rows.map({ $0.row["name"] }) == parts, block.rows.allSatisfy({ $0.type.name == "text" }) else {
            findings.refuse(
                block.head, "sightline::kind", "A person is a group of the texts \(parts.joined(separator: ", "))")
            return nil
        }
        for row in block.rows {
            for column in Self.notForParts { refuse(column, of: row.row, "A part of a person can not have this") }
        }
        return Found(kind: .person)
    }

    private mutating func matrix(_ block: XLSFormOutline.Block) -> Found? {
        guard let first = block.rows.first else {
            findings.refuse(block.head, "type", "There are no rows below these headings")
            return nil
        }
        var own = XLSFormParameters(block.head, "sightline::parameters", findings)
        for other in block.rows where other.type != first.type || other.type.name != "select_one" {
            findings.refuse(other.row, "type", "All rows of a matrix have to be select_one with the same list")
            return nil
        }
        guard let list = choices.list(of: first.type, first.row) else { return nil }
        let rows = block.rows.compactMap(row)
        guard rows.count == block.rows.count else { return nil }
        let isAgreement = own.take("scale") == "agree"
        let offers = own.flag("dont-know", unless: false)
        own.finish()
        guard isAgreement else {
            return Found(kind: .matrix(MatrixRule(rows: rows, scale: .choices(list.choices))), names: list.names)
        }
        guard isUnchanged(list, Agreement.points(offersDontKnow: offers), first.row) else { return nil }
        return Found(kind: .matrix(MatrixRule(rows: rows, scale: .agreement(offersDontKnow: offers))))
    }

    private func row(_ found: (row: XLSFormRow, type: XLSFormType)) -> QuestionChoice? {
        for column in Self.notForParts { refuse(column, of: found.row, "A single row of a matrix can not have this") }
        guard let label = words.wording("label", of: found.row) else {
            if !found.row.has("label") { findings.refuse(found.row, "label", "The row has no label") }
            return nil
        }
        return index.ids[found.row.number].map { QuestionChoice($0, label) }
    }
}

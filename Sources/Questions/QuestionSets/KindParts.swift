import Domain
import Platform

extension QuestionKind {
    /// What would have to be typed for this kind.
    var typed: [(String, String)] {
        func some(_ pairs: [(String, String?)]) -> [(String, String)] {
            pairs.compactMap { name, text in text.map { (name, $0) } }
        }
        func whole(_ number: Int?) -> String? { number.map(String.init) }
        switch self {
        case .oneChoice(let choices): return [("choices", ChoiceLines.text(of: choices))]
        case .manyChoices(let many):
            let alone = many.choices.first { $0.id == many.exclusive }?.label.text
            return some([
                ("choices", ChoiceLines.text(of: many.choices)), ("fewest", whole(many.fewest)),
                ("most", whole(many.most)), ("exclusive", alone),
            ])
        case .fulfilment(let rule):
            let offers = [("partly", rule.offersPartly), ("not-applicable", rule.offersNotApplicable)].filter(\.1)
            let reasons = Fulfilment.allCases.filter(rule.reasonFor.contains)
            return offers.map { ("offers", $0.0) } + reasons.map { ("reason-for", $0.rawValue) }
        case .agreement(let offersDontKnow): return offersDontKnow ? [("dont-know", "yes")] : []
        case .rating(let low, let high): return [("low", low.text), ("high", high.text)]
        case .number(let rule):
            return some([
                ("unit", rule.unit?.text), ("least", rule.least.map(PlainNumber.text)),
                ("most", rule.most.map(PlainNumber.text)), ("decimals", whole(rule.decimals)),
            ])
        case .date(let rule):
            return some([
                ("earliest", rule.earliest?.typed), ("latest", rule.latest?.typed),
                ("expiry-months", whole(rule.expiry?.months)), ("expiry-warning-days", whole(rule.expiry?.warningDays)),
            ])
        case .shortText(let most), .longText(let most): return [("most", String(most))]
        case .ranking(let rule):
            return some([("choices", ChoiceLines.text(of: rule.choices)), ("most", whole(rule.most))])
        case .matrix(let rule): return rule.typed
        case .file(let rule):
            return [("endings", rule.endings.joined(separator: ", ")), ("megabytes", String(rule.mostMegabytes))]
        case .person, .signature, .information: return []
        }
    }

    /// What stands in the form of a new question of this kind.
    static func usual(_ name: String) -> [(String, String)] {
        switch name {
        case "yes-partly-no": [("offers", "partly"), ("offers", "not-applicable")]
        case "short-text": [("most", "100")]
        case "long-text": [("most", "1000")]
        case "matrix": [("scale", "agree")]
        case "file": [("endings", "pdf"), ("megabytes", String(FileRule.usualMegabytes))]
        default: []
        }
    }
}

extension MatrixRule {
    fileprivate var typed: [(String, String)] {
        let lines = [("rows", ChoiceLines.text(of: rows))]
        switch scale {
        case .agreement(let offersDontKnow):
            return lines + [("scale", "agree")] + (offersDontKnow ? [("dont-know", "yes")] : [])
        case .choices(let points): return lines + [("scale", "own"), ("points", ChoiceLines.text(of: points))]
        }
    }
}

extension DayBound {
    /// "14 February 2019", "today+30"
    fileprivate var typed: String {
        if case .day(let day) = self { day.inWords } else { text }
    }
}

/// The fields of each kind.
extension KindForm {
    func parts(_ name: String, _ problems: FormProblems) -> [FormPart?] {
        let draw = KindDrawing(fields: fields, problems: problems)
        switch name {
        case "one-choice": return choiceParts(draw)
        case "many-choices":
            return choiceParts(draw) + [
                draw.number("fewest", "The fewest that can be ticked (optional)"),
                draw.number("most", "The most that can be ticked (optional)"),
                draw.line(
                    "exclusive", "The answer that stands alone (optional)",
                    hint: "Such as “None of these”, written as it is in the list."),
            ]
        case "yes-partly-no": return fulfilmentParts(draw)
        case "agree-scale": return [draw.dontKnow]
        case "rating": return [draw.line("low", "What 0 means"), draw.line("high", "What 10 means")]
        case "number":
            return [
                draw.line("unit", "In what (optional)", hint: "Such as pupils, hours or %."),
                draw.number("least", "The least it can be (optional)"),
                draw.number("most", "The most it can be (optional)"),
                draw.number("decimals", "How many digits after the point (optional)"),
            ]
        case "date": return dateParts(draw)
        case "short-text": return [draw.number("most", "How many characters, at most 250")]
        case "long-text": return [draw.number("most", "How many characters, at most 5,000")]
        case "ranking": return choiceParts(draw) + [draw.number("most", "How many are put in order (optional)")]
        case "matrix": return matrixParts(draw)
        case "file":
            return [
                draw.line("endings", "Kinds of file", hint: "By the end of the name, such as pdf, docx."),
                draw.number("megabytes", "How large, in megabytes, at most \(FileRule.largest)"),
            ]
        default: return []
        }
    }

    private func choiceParts(_ draw: KindDrawing) -> [FormPart?] {
        [draw.lines("choices", "The answers"), FormPart.codes(of: before?.choices ?? [])]
    }

    private func fulfilmentParts(_ draw: KindDrawing) -> [FormPart?] {
        [
            draw.boxes("offers", "Besides yes and no, offer", [.partly, .notApplicable]),
            draw.boxes("reason-for", "Ask “Why?” after", Fulfilment.allCases),
        ]
    }

    private func dateParts(_ draw: KindDrawing) -> [FormPart?] {
        let hint = "A day such as 14 2 2019, or today, today+30, today-365."
        return [
            draw.line("earliest", "The earliest day (optional)", hint: hint),
            draw.line("latest", "The latest day (optional)", hint: hint),
            draw.number("expiry-months", "It holds for so many months (optional)"),
            draw.number("expiry-warning-days", "Say so this many days before (optional)"),
        ]
    }

    private func matrixParts(_ draw: KindDrawing) -> [FormPart?] {
        var points: [QuestionChoice] = []
        if case .matrix(let rule) = before, case .choices(let own) = rule.scale { points = own }
        let isOwn = fields["scale"] == "own"
        let scale = Radios(
            "scale", "How each line is answered",
            [
                Choice("agree", "Strongly agree to strongly disagree", isChosen: !isOwn),
                Choice("own", "By answers of my own, written below", isChosen: isOwn),
            ], draw.problems["scale"])
        return [
            draw.lines("rows", "The lines"), FormPart.codes(of: before?.choices ?? []), FormPart(radios: scale),
            draw.dontKnow, draw.lines("points", "Answers of my own (optional)"), FormPart.codes(of: points),
        ]
    }
}

/// Draws fields with what was typed and what is wrong with it.
private struct KindDrawing {
    let fields: FormFields
    let problems: FormProblems

    func line(_ name: String, _ label: String, hint: String? = nil) -> FormPart {
        FormPart(text: TextField(name, label, fields[name], problems[name], hint: hint))
    }

    func number(_ name: String, _ label: String) -> FormPart {
        FormPart(
            text: TextField(name, label, fields[name], problems[name], inputMode: "decimal", width: 10))
    }

    func lines(_ name: String, _ label: String) -> FormPart {
        let hint =
            "One on each line. A line whose words you change stays the same answer. To replace an answer by a "
            + "different one, take its line out, save, and then write the new one."
        return FormPart(area: TextArea(name, label, fields[name], problems[name], hint: hint, rows: 6))
    }

    var dontKnow: FormPart {
        let choice = Choice("yes", "Offer “Don’t know” too", isChosen: fields["dont-know"] == "yes")
        return FormPart(checkboxes: Checkboxes("dont-know", "Don’t know", [choice], nil))
    }

    func boxes(_ name: String, _ legend: String, _ offered: [Fulfilment]) -> FormPart {
        let chosen = Set(fields.all(name))
        let choices = offered.map { Choice($0.rawValue, $0.label.text, isChosen: chosen.contains($0.rawValue)) }
        return FormPart(checkboxes: Checkboxes(name, legend, choices, problems[name]))
    }
}

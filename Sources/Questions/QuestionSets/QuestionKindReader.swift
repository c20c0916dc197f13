import Domain
import Yams

extension QuestionKind {
    /// What a question of this kind can have in a file; nil for a kind there is not.
    static func keys(of name: String) -> [String]? {
        switch name {
        case "one-choice": ["choices"]
        case "many-choices": ["choices", "fewest", "most", "exclusive"]
        case "yes-partly-no": ["partly", "not-applicable", "reason-for"]
        case "agree-scale": ["dont-know"]
        case "rating": ["low", "high"]
        case "number": ["unit", "least", "most", "decimals"]
        case "date": ["earliest", "latest", "expiry-months", "expiry-warning-days"]
        case "short-text", "long-text": ["most"]
        case "ranking": ["choices", "most"]
        case "matrix": ["rows", "points", "dont-know"]
        case "file": ["endings", "megabytes"]
        case "person", "signature", "information": []
        default: nil
        }
    }
}

extension QuestionSetReader {
    mutating func kind(_ name: String, in section: FileSection) -> QuestionKind? {
        switch name {
        case "one-choice":
            expect(["choices"], in: section)
            return .oneChoice(choices(in: section))
        case "many-choices": return .manyChoices(many(in: section))
        case "yes-partly-no": return .fulfilment(fulfilment(in: section))
        case "agree-scale": return .agreement(offersDontKnow: flag("dont-know", in: section) ?? false)
        case "rating":
            expect(["low", "high"], in: section)
            return .rating(low: wording("low", in: section) ?? "", high: wording("high", in: section) ?? "")
        case "number": return .number(number(in: section))
        case "date": return .date(date(in: section))
        case "short-text": return .shortText(most: whole("most", in: section) ?? QuestionKind.mostShortText)
        case "long-text": return .longText(most: whole("most", in: section) ?? 2000)
        case "ranking":
            expect(["choices"], in: section)
            return .ranking(RankingRule(choices: choices(in: section), most: whole("most", in: section)))
        case "matrix": return .matrix(matrix(in: section))
        case "person": return .person
        case "file": return .file(file(in: section))
        case "signature": return .signature
        case "information": return .information
        default: return nil
        }
    }

    private mutating func many(in section: FileSection) -> ManyChoices {
        expect(["choices"], in: section)
        return ManyChoices(
            choices: choices(in: section), fewest: whole("fewest", in: section), most: whole("most", in: section),
            exclusive: text("exclusive", in: section))
    }

    private mutating func fulfilment(in section: FileSection) -> FulfilmentRule {
        var reasons: Set<Fulfilment> = []
        for text in texts("reason-for", in: section) {
            if let fulfilment = Fulfilment(rawValue: text) {
                reasons.insert(fulfilment)
            } else {
                let words = "A reason can be asked for yes, partly, no and not-applicable, not for \(text.prefix(40))"
                add(words, section.part("reason-for"), section["reason-for"])
            }
        }
        return FulfilmentRule(
            offersPartly: flag("partly", in: section) ?? true,
            offersNotApplicable: flag("not-applicable", in: section) ?? true, reasonFor: reasons)
    }

    private mutating func number(in section: FileSection) -> NumberRule {
        NumberRule(
            unit: wording("unit", in: section), least: number("least", in: section), most: number("most", in: section),
            decimals: whole("decimals", in: section) ?? 0)
    }

    private mutating func date(in section: FileSection) -> DateRule {
        DateRule(
            earliest: bound("earliest", in: section), latest: bound("latest", in: section),
            expiry: expiry(in: section))
    }

    private mutating func bound(_ key: String, in section: FileSection) -> DayBound? {
        guard let text = text(key, in: section) else { return nil }
        if let bound = DayBound(text: text) { return bound }
        add("This must be a day such as 2024-02-29, or today, today+30 or today-30", section.part(key), section[key])
        return nil
    }

    private mutating func expiry(in section: FileSection) -> Expiry? {
        let (months, days) = (whole("expiry-months", in: section), whole("expiry-warning-days", in: section))
        if section["expiry-months"] == nil, let node = section["expiry-warning-days"] {
            add("There are no expiry-months to warn of", section.part("expiry-warning-days"), node)
        }
        if let node = section["expiry-months"] { note(section.part("expiry"), node) }
        return months.map { Expiry(months: $0, warningDays: days ?? Expiry.usualWarningDays) }
    }

    private mutating func matrix(in section: FileSection) -> MatrixRule {
        expect(["rows"], in: section)
        let rows = choices("rows", in: section, part: "row")
        guard section["points"] == nil else {
            if let node = section["dont-know"] {
                add("Write “don’t know” as one of the points", section.part("dont-know"), node)
            }
            return MatrixRule(rows: rows, scale: .choices(choices("points", in: section, part: "scale, choice")))
        }
        return MatrixRule(rows: rows, scale: .agreement(offersDontKnow: flag("dont-know", in: section) ?? false))
    }

    private mutating func file(in section: FileSection) -> FileRule {
        FileRule(
            endings: texts("endings", in: section),
            mostMegabytes: whole("megabytes", in: section) ?? FileRule.usualMegabytes)
    }
}

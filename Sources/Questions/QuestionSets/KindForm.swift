import Domain
import Platform

/// Reads how a question of one kind is to be answered.
struct KindForm {
    let fields: FormFields
    /// As it was; its choices keep their ids.
    let before: QuestionKind?

    /// - Returns: nil with a problem.
    mutating func kind(_ name: String, _ problems: inout FormProblems) -> QuestionKind? {
        switch name {
        case "one-choice": .oneChoice(choices("choices"))
        case "many-choices": many(&problems)
        case "yes-partly-no": fulfilment
        case "agree-scale": .agreement(offersDontKnow: ticks("dont-know", "yes"))
        case "rating": rating(&problems)
        case "number": number(&problems)
        case "date": date(&problems)
        case "short-text": .shortText(most: whole("most", &problems) ?? 100)
        case "long-text": .longText(most: whole("most", &problems) ?? 1000)
        case "ranking": .ranking(RankingRule(choices: choices("choices"), most: whole("most", &problems)))
        case "matrix": .matrix(matrix)
        case "person": .person
        case "file": file(&problems)
        case "signature": .signature
        case "information": .information
        default: nil
        }
    }

    private func ticks(_ name: String, _ value: String) -> Bool { fields.all(name).contains(value) }

    private func choices(_ name: String, word: String = "choice") -> [QuestionChoice] {
        ChoiceLines(fields[name] ?? "", keeping: before?.choices ?? [], word: word).choices
    }

    private func many(_ problems: inout FormProblems) -> QuestionKind {
        let choices = choices("choices")
        let words = (fields["exclusive"] ?? "").trimmed
        let exclusive = choices.first { $0.label.text.folded == words.folded }
        if !words.isEmpty, exclusive == nil {
            problems.add("exclusive", "Write the answer that stands alone as it is in the list of answers")
        }
        return .manyChoices(
            ManyChoices(
                choices: choices, fewest: whole("fewest", &problems), most: whole("most", &problems),
                exclusive: exclusive?.id))
    }

    private var fulfilment: QuestionKind {
        .fulfilment(
            FulfilmentRule(
                offersPartly: ticks("offers", "partly"), offersNotApplicable: ticks("offers", "not-applicable"),
                reasonFor: Set(fields.all("reason-for").compactMap(Fulfilment.init(rawValue:)))))
    }

    private func rating(_ problems: inout FormProblems) -> QuestionKind? {
        let low = problems.read(FieldText("the words for 0", most: 200), from: fields["low"], field: "low")
        let high = problems.read(FieldText("the words for 10", most: 200), from: fields["high"], field: "high")
        guard let low, let high else { return nil }
        guard case .rating(let lowBefore, let highBefore) = before else {
            return .rating(low: Wording(low), high: Wording(high))
        }
        return .rating(low: lowBefore.saying(low), high: highBefore.saying(high))
    }

    private func number(_ problems: inout FormProblems) -> QuestionKind {
        let unit = problems.readOptional(FieldText("the unit", most: 100), from: fields["unit"], field: "unit")
        var unitBefore: Wording?
        if case .number(let rule) = before { unitBefore = rule.unit }
        return .number(
            NumberRule(
                unit: unit.map { unitBefore?.saying($0) ?? Wording($0) }, least: decimal("least", &problems),
                most: decimal("most", &problems), decimals: whole("decimals", &problems) ?? 0))
    }

    private func date(_ problems: inout FormProblems) -> QuestionKind {
        let months = whole("expiry-months", &problems)
        let days = whole("expiry-warning-days", &problems) ?? Expiry.usualWarningDays
        return .date(
            DateRule(
                earliest: bound("earliest", &problems), latest: bound("latest", &problems),
                expiry: months.map { Expiry(months: $0, warningDays: days) }))
    }

    private var matrix: MatrixRule {
        let rows = choices("rows", word: "row")
        guard fields["scale"] == "own" else {
            return MatrixRule(rows: rows, scale: .agreement(offersDontKnow: ticks("dont-know", "yes")))
        }
        var points: [QuestionChoice] = []
        if case .matrix(let rule) = before, case .choices(let own) = rule.scale { points = own }
        let read = ChoiceLines(fields["points"] ?? "", keeping: points, word: "point")
        return MatrixRule(rows: rows, scale: .choices(read.choices))
    }

    private func file(_ problems: inout FormProblems) -> QuestionKind {
        let endings = (fields["endings"] ?? "").split { " ,;.\n".contains($0) }.map { $0.lowercased() }
        return .file(
            FileRule(endings: endings, mostMegabytes: whole("megabytes", &problems) ?? FileRule.usualMegabytes))
    }
}

// Numbers and days.
extension KindForm {
    private func whole(_ name: String, _ problems: inout FormProblems) -> Int? {
        let typed = (fields[name] ?? "").trimmed
        guard !typed.isEmpty else { return nil }
        guard typed.utf8.count <= 9, let number = Int(typed) else {
            problems.add(name, "Enter a whole number, like 12")
            return nil
        }
        return number
    }

    private func decimal(_ name: String, _ problems: inout FormProblems) -> Double? {
        let typed = (fields[name] ?? "").trimmed
        guard !typed.isEmpty else { return nil }
        guard let number = PlainNumber.read(typed) else {
            problems.add(name, "Enter a number, like 12 or 12.5")
            return nil
        }
        return number
    }

    /// A day as people write it, or one counted from the day of the answer.
    private func bound(_ name: String, _ problems: inout FormProblems) -> DayBound? {
        let typed = (fields[name] ?? "").trimmed
        guard !typed.isEmpty else { return nil }
        if let bound = DayBound(text: String(typed.lowercased().filter { $0 != " " })) { return bound }
        guard let day = try? Day(typed) else {
            problems.add(name, "Enter a day, like 14 2 2019, or today, today+30 or today-365")
            return nil
        }
        return .day(day)
    }
}

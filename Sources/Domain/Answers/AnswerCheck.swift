/// Whether an answer fits its question: by kind, limits and the question's own rule.
package struct AnswerCheck {
    package let question: Question
    package let today: Day
    /// How the question is called in a problem.
    let label: String
    /// Whether rows may still be open and reasons still be missing.
    let takesUnfinished: Bool

    /// - Parameters:
    ///   - label: the question as it was read, with earlier answers in it; nil for its ordinary words.
    ///   - takesUnfinished: true for answers that somebody will come back to; see ``Question/isFinished(_:)``.
    package init(_ question: Question, on today: Day, label: String? = nil, takesUnfinished: Bool = false) {
        self.takesUnfinished = takesUnfinished
        self.question = question
        self.today = today
        self.label = (label ?? question.label.text).quoted
    }

    /// Every reason why this is no answer to the question; empty when it is one.
    /// - Parameter answers: what was answered before, for the question's own rule.
    package func problems(with value: AnswerValue, after answers: AnswerSheet, of set: QuestionSet) -> [AnswerProblem] {
        let found = problems(with: value)
        guard found.isEmpty, let rule = question.check else { return found }
        let asked = answers.conditionAnswers(of: set, on: today, own: value)
        return rule.condition.fails(for: asked) ? [problem(answers.filled(rule.message, of: set))] : []
    }

    /// Those of the kind and its limits alone.
    package func problems(with value: AnswerValue) -> [AnswerProblem] {
        switch (question.kind, value) {
        case (.oneChoice(let choices), .choice(let id)):
            refuse(!choices.contains { $0.id == id }, "Choose one of the answers to \(label)")
        case (.manyChoices(let many), .choices(let ids)): problems(with: ids, of: many)
        case (.fulfilment(let rule), .fulfilment(let fulfilment, let reason)):
            problems(with: fulfilment, because: reason, of: rule)
        case (.agreement(let offersDontKnow), .agreement(let agreement)):
            refuse(agreement == .dontKnow && !offersDontKnow, "Choose one of the answers to \(label)")
        case (.rating, .rating(let points)):
            refuse(!(0...10).contains(points), "Choose a number from 0 to 10 for \(label)")
        case (.number(let rule), .number(let number)): problems(with: number, of: rule)
        case (.date(let rule), .day(let day)): problems(with: day, of: rule)
        case (.shortText(let most), .text(let text)): problems(with: text, most: most, isOneLine: true)
        case (.signature, .text(let text)): problems(with: text, most: 100, isOneLine: true)
        case (.longText(let most), .text(let text)): problems(with: text, most: most, isOneLine: false)
        case (.ranking(let rule), .ranking(let ids)): problems(with: ids, of: rule)
        case (.matrix(let rule), .matrix(let rows)): problems(with: rows, of: rule)
        case (.person, .person(let person)): problems(with: person)
        case (.file(let rule), .file(let file)): problems(with: file, of: rule)
        default: [problem("That is not an answer to \(label)")]
        }
    }

    private func problem(_ message: String, at part: String? = nil) -> AnswerProblem {
        let whole = question.fieldNames.first ?? question.field()
        return AnswerProblem(question: question.id, field: part.map { question.field($0) } ?? whole, message)
    }

    private func refuse(_ isWrong: Bool, _ message: String, at part: String? = nil) -> [AnswerProblem] {
        isWrong ? [problem(message, at: part)] : []
    }
}

extension AnswerCheck {
    private func problems(with ids: [String], of many: ManyChoices) -> [AnswerProblem] {
        let known = many.choices.map(\.id).filter(ids.contains)
        guard !ids.isEmpty, known == ids else { return [problem("Choose from the answers to \(label)")] }
        if let exclusive = many.exclusive, ids.contains(exclusive) {
            let name = many.choices.first { $0.id == exclusive }?.label.text ?? exclusive
            return refuse(ids.count > 1, "Choose either “\(name)” or other answers to \(label)")
        }
        if let fewest = many.fewest, ids.count < fewest {
            return [problem("Choose at least \(fewest) answers to \(label)")]
        }
        guard let most = many.most, ids.count > most else { return [] }
        return [problem("Choose at most \(most) answer\(most == 1 ? "" : "s") to \(label)")]
    }

    private func problems(
        with fulfilment: Fulfilment, because reason: String?, of rule: FulfilmentRule
    ) -> [AnswerProblem] {
        guard rule.offers.contains(fulfilment) else { return [problem("Choose one of the answers to \(label)")] }
        guard let reason else {
            let words = fulfilment.label.text.lowercased()
            return refuse(
                rule.reasonFor.contains(fulfilment) && !takesUnfinished, "Say why you chose “\(words)” for \(label)",
                at: "reason")
        }
        guard !rule.reasonFor.isEmpty else { return [problem("No reason is asked for with \(label)")] }
        return problems(with: reason, most: FulfilmentRule.mostReason, isOneLine: false, at: "reason")
    }

    private func problems(with number: Double, of rule: NumberRule) -> [AnswerProblem] {
        guard number.isFinite, PlainNumber.read(PlainNumber.text(number)) == number else {
            return [problem("Enter a smaller number for \(label)")]
        }
        guard PlainNumber.decimals(of: number) <= rule.decimals else {
            let digits = "\(rule.decimals) digit\(rule.decimals == 1 ? "" : "s") after the point"
            return [
                problem(rule.decimals == 0 ? "Enter a whole number for \(label)" : "Use at most \(digits) for \(label)")
            ]
        }
        if let least = rule.least, number < least {
            return [problem("Enter \(PlainNumber.text(least)) or more for \(label)")]
        }
        guard let most = rule.most, number > most else { return [] }
        return [problem("Enter \(PlainNumber.text(most)) or less for \(label)")]
    }

    private func problems(with day: Day, of rule: DateRule) -> [AnswerProblem] {
        if let earliest = rule.earliest?.day(on: today), day < earliest {
            return [problem("Enter a date on or after \(earliest.inWords) for \(label)")]
        }
        guard let latest = rule.latest?.day(on: today), day > latest else { return [] }
        let bound = rule.latest == .today(plus: 0) ? "that is not in the future" : "on or before \(latest.inWords)"
        return [problem("Enter a date \(bound) for \(label)")]
    }

    /// Letters are counted as people see them; whoever piles up marks on them is stopped by the bytes.
    private func problems(
        with text: String, most: Int, isOneLine: Bool, at part: String? = nil
    ) -> [AnswerProblem] {
        if text.trimmed.isEmpty { return [problem("Enter an answer to \(label)", at: part)] }
        if text.utf8.count > most * 16 || text.count > most {
            return [problem("Use \(most) characters or fewer for \(label)", at: part)]
        }
        let isBroken = text.unicodeScalars.contains { $0 == "\0" || $0 == "\r" || (isOneLine && $0 == "\n") }
        return refuse(isBroken, "Enter words alone for \(label)", at: part)
    }

    private func problems(with ids: [String], of rule: RankingRule) -> [AnswerProblem] {
        let known = Set(rule.choices.map(\.id))
        let isWhole = ids.count == rule.places && Set(ids).count == ids.count && known.isSuperset(of: ids)
        return refuse(!isWhole, "Use each number from 1 to \(rule.places) once for \(label)")
    }

    private func problems(with rows: [String: String], of rule: MatrixRule) -> [AnswerProblem] {
        let (known, points) = (Set(rule.rows.map(\.id)), Set(rule.scale.points.map(\.id)))
        guard !rows.isEmpty, known.isSuperset(of: rows.keys) else { return [problem("Choose an answer to \(label)")] }
        let isWhole = !question.isRequired || takesUnfinished
        let unanswered = rule.rows.filter { !isWhole && rows[$0.id] == nil }
        let wrong = rule.rows.filter { row in rows[row.id].map { !points.contains($0) } ?? false }
        return (unanswered + wrong).map { row in
            problem("Choose an answer for “\(row.label.text)” in \(label)", at: row.id)
        }
    }

    private func problems(with person: AnswerPerson) -> [AnswerProblem] {
        problems(with: person.name, most: 200, isOneLine: true, at: "name")
            + (person.role.map { problems(with: $0, most: 200, isOneLine: true, at: "role") } ?? [])
    }

    private func problems(with file: AnswerFile, of rule: FileRule) -> [AnswerProblem] {
        let ending = file.name.lowercased().split(separator: ".", omittingEmptySubsequences: false).last.map(
            String.init)
        guard let ending, rule.endings.contains(ending), file.name.count > ending.count + 1 else {
            return [problem("Choose a file of this kind for \(label): \(rule.endings.joined(separator: ", "))")]
        }
        if file.bytes <= 0 { return [problem("The file for \(label) is empty")] }
        let isTooLarge = file.bytes > rule.mostMegabytes * 1_000_000
        return refuse(isTooLarge, "The file for \(label) must be \(rule.mostMegabytes) MB or smaller")
    }
}

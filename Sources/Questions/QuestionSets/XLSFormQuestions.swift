import Domain

/// Puts together what a row asks, of whom, and what an answer has to fulfil.
struct XLSFormQuestions {
    let targets: XLSFormTargets
    let words: XLSFormWords

    private var findings: XLSFormFindings { words.findings }

    static let usualMessage: Wording = "Check this answer and change it"

    func question(_ id: String, _ found: XLSFormKinds.Found, _ row: XLSFormRow, rows: [XLSFormRow]) -> Question? {
        let own = targets.byName[row["name"]]
        let (kind, check) = check(found.kind, row, own: own)
        let isRequired = isRequired(rows.isEmpty ? [row] : rows)
        guard let label = words.wording("label", of: row) else {
            if !row.has("label") { findings.refuse(row, "label", "The row has no label") }
            return nil
        }
        return Question(
            id: id, kind: kind, label: label, hint: words.wording("hint", of: row), isRequired: isRequired,
            shownWhen: shownWhen(row), check: check)
    }

    private func isRequired(_ rows: [XLSFormRow]) -> Bool {
        let flags = rows.map { row in
            let flag = XLSFormFlag.read(row["required"])
            if flag == nil {
                findings.refuse(row, "required", "This has to be yes or no. A condition can not be held here")
            }
            return flag ?? false
        }
        if let first = flags.first, let other = flags.firstIndex(of: !first) {
            findings.refuse(rows[other], "required", "All rows of a matrix are required, or none")
        }
        return flags.first ?? false
    }

    // Conditions

    func shownWhen(_ row: XLSFormRow) -> Condition? {
        if row.has("sightline::relevant") { return exact(row, "sightline::relevant") { relevant(for: $0) } }
        return read(row, "relevant", .isFalse, own: nil)
    }

    private func relevant(for condition: Condition?) -> String {
        condition.map { XLSFormConditionWriting(targets: targets).text(of: $0, .isFalse).text } ?? ""
    }

    private func read(
        _ row: XLSFormRow, _ column: String, _ unknown: XLSFormConditionReading.Unknown, own: XLSFormTarget?
    ) -> Condition? {
        let text = row[column]
        guard !text.isEmpty else { return nil }
        do throws(ConditionProblem) {
            return try XLSFormConditionReading(targets: targets, own: own).condition(text, unknown)
        } catch {
            if !targets.refused.map(XLSFormConditionReading.missing).contains(error.message) {
                findings.refuse(row, column, "At character \(error.column): \(error.message)")
            }
            return nil
        }
    }

    /// Reads a condition in our own words, and makes sure that the one other programs read was not changed meanwhile.
    private func exact(_ row: XLSFormRow, _ column: String, _ written: (Condition?) -> String) -> Condition? {
        var condition: Condition?
        do throws(ConditionProblem) {
            if row.has(column) { condition = try Condition(row[column]) }
        } catch {
            findings.refuse(row, column, "At character \(error.column): \(error.message)")
            return nil
        }
        let plain = column == "sightline::relevant" ? "relevant" : "constraint"
        if row[plain] != written(condition) {
            let both = row.has(column) ? column : "sightline::parameters"
            findings.refuse(row, plain, "This no longer says the same as \(both). Change both, or empty \(both)")
        }
        return condition
    }

    // Checks

    private func check(_ kind: QuestionKind, _ row: XLSFormRow, own: XLSFormTarget?) -> (QuestionKind, AnswerRule?) {
        let message = words.wording("constraint_message", of: row)
        let hasLimits = row.has("sightline::parameters") && !kind.constraints.isEmpty
        if row.has("sightline::constraint") || hasLimits {
            let condition = exact(row, "sightline::constraint") { XLSFormConstraint(kind, $0, targets).text }
            return (kind, condition.map { AnswerRule($0, message: message ?? Self.usualMessage) })
        }
        guard let condition = read(row, "constraint", .isTrue, own: own) else {
            if message != nil, row["constraint"].isEmpty {
                findings.refuse(row, "constraint_message", "There is no constraint that this could be the message of")
            }
            return (kind, nil)
        }
        if let message { return (kind, AnswerRule(condition, message: message)) }
        let limits = XLSFormLimits(condition.formula, of: kind)
        return (limits.kind, limits.rest.map { AnswerRule(Condition($0), message: Self.usualMessage) })
    }
}

/// What stands in `constraint`: what the kind allows, and what was written for the question.
struct XLSFormConstraint {
    let text: String

    init(_ kind: QuestionKind, _ check: Condition?, _ targets: XLSFormTargets) {
        let limits = kind.constraints
        let own = check.map { XLSFormConditionWriting(targets: targets).text(of: $0, .isTrue) }
        let pieces = limits + (own.map { [limits.isEmpty ? $0.text : $0.bracketed(below: 3)] } ?? [])
        text = pieces.joined(separator: " and ")
    }
}

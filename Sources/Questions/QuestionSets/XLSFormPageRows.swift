import Domain

/// The rows of one page: a group, and the questions in it.
struct XLSFormPageRows {
    private let page: QuestionPage
    private let set: QuestionSet
    private let targets: XLSFormTargets

    init(_ page: QuestionPage, _ set: QuestionSet, _ targets: XLSFormTargets) {
        (self.page, self.set, self.targets) = (page, set, targets)
    }

    func write(to survey: inout XLSFormTable) {
        var head = XLSFormCells()
        head["type"] = "begin_group"
        // XLSForm tells a group and a question apart only by their names.
        head["name"] = (set.question(page.id) == nil ? "" : XLSFormNaming.page) + page.id
        head["appearance"] = "field-list"
        head.add(page.title, to: "label")
        head.add(page.introduction, to: "hint")
        add(page.shownWhen, to: &head)
        survey.add(head)
        for question in page.questions {
            for row in rows(of: question) { survey.add(row) }
        }
        survey.add(Self.end)
    }

    private static let end: XLSFormCells = {
        var row = XLSFormCells()
        row["type"] = "end_group"
        return row
    }()

    private func rows(of question: Question) -> [XLSFormCells] {
        var head = XLSFormCells()
        head["name"] = question.id
        head.add(question.label, to: "label")
        head.add(question.hint, to: "hint")
        add(question.shownWhen, to: &head)
        question.kind.write(to: &head, of: question.id)
        add(question, to: &head)
        switch question.kind {
        case .matrix(let matrix): return [head] + rows(of: matrix, question) + [Self.end]
        case .person: return [head] + personRows(question) + [Self.end]
        default:
            if question.isRequired { head["required"] = "yes" }
            return [head]
        }
    }

    private func rows(of matrix: MatrixRule, _ question: Question) -> [XLSFormCells] {
        matrix.rows.map { choice in
            var row = XLSFormCells()
            row["type"] = "select_one \(question.kind.listName(question.id))"
            row["name"] = "\(question.id).\(choice.id)"
            row["required"] = question.isRequired ? "yes" : nil
            row.add(choice.label, to: "label")
            return row
        }
    }

    private func personRows(_ question: Question) -> [XLSFormCells] {
        zip(XLSFormNaming.personParts, ["Name", "Role", "E-mail address"]).map { part, label in
            var row = XLSFormCells()
            row["type"] = "text"
            row["name"] = "\(question.id).\(part)"
            row["required"] = question.isRequired ? "yes" : nil
            row["label"] = label
            return row
        }
    }
}

// Conditions

extension XLSFormPageRows {
    private func add(_ condition: Condition?, to row: inout XLSFormCells) {
        guard let condition else { return }
        let text = XLSFormConditionWriting(targets: targets).text(of: condition, .isFalse).text
        row["relevant"] = text
        let read = try? XLSFormConditionReading(targets: targets).condition(text, .isFalse)
        if read != condition { row["sightline::relevant"] = condition.text }
    }

    private func add(_ question: Question, to row: inout XLSFormCells) {
        let text = XLSFormConstraint(question.kind, question.check?.condition, targets).text
        guard !text.isEmpty else { return }
        row["constraint"] = text
        guard let check = question.check else { return }
        row.add(check.message, to: "constraint_message")
        let own = targets.byName[question.id]
        let read = try? XLSFormConditionReading(targets: targets, own: own).condition(text, .isTrue)
        if read != check.condition { row["sightline::constraint"] = check.condition.text }
    }
}

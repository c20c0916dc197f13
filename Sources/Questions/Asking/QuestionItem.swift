import Domain
import Platform

/// One question as a page shows it: exactly one of its parts is there, and perhaps a reason beside it.
struct QuestionItem: Sendable {
    /// Rows that are answered alike, or boxes that belong together, under one heading.
    struct Group: Sendable {
        let id: String
        let legend: String
        let hint: String?
        let radios: [Radios]
        let selects: [Select]
        let texts: [TextField]

        init(
            _ id: String, _ legend: String, hint: String?, radios: [Radios] = [], selects: [Select] = [],
            texts: [TextField] = []
        ) {
            self.id = id
            self.legend = legend
            self.hint = hint
            self.radios = radios
            self.selects = selects
            self.texts = texts
        }
    }

    var radios: Radios?
    var scale: Radios?
    var checkboxes: Checkboxes?
    var text: TextField?
    var area: TextArea?
    var date: DateField?
    var group: Group?
    var reason: TextArea?
    var file: FileItem?
    /// Words without an answer.
    var words: String?
}

/// A file to choose, and the one that was kept before.
struct FileItem: Sendable {
    let field: FileField
    let kept: String?
    let keptHref: String?
    /// Takes the kept one away.
    let remove: Checkboxes?
}

/// Lays questions out, with what was typed and what is wrong with it.
struct QuestionLayout {
    let set: QuestionSet
    /// What was answered before, for words that repeat it.
    let sheet: AnswerSheet
    let form: AnswerForm
    let problems: FormProblems
    let variant: String?
    /// Where files that were kept are fetched, by question; nil where files can not be sent.
    var filesPath: String?

    func item(_ question: Question) -> QuestionItem {
        var item = QuestionItem()
        switch question.kind {
        case .information: item.words = words(question.label)
        case .oneChoice(let choices): item.radios = radios(question, choices)
        case .agreement(let offersDontKnow):
            item.radios = radios(question, Agreement.points(offersDontKnow: offersDontKnow))
        case .rating(let low, let high): item.scale = scale(question, low, high)
        case .fulfilment(let rule):
            item.radios = radios(question, rule.offers.map { QuestionChoice($0.rawValue, $0.label) })
            item.reason = reason(question, rule)
        case .manyChoices(let many): item.checkboxes = checkboxes(question, many)
        case .number(let rule): item.text = number(question, rule)
        case .shortText: item.text = line(question)
        case .signature: item.text = line(question, autocomplete: "name")
        case .longText(let most): item.area = area(question, most: most)
        case .date: item.date = date(question)
        case .ranking(let rule): item.group = ranking(question, rule)
        case .matrix(let rule): item.group = matrix(question, rule)
        case .person: item.group = person(question)
        case .file(let rule):
            item.file = filesPath.map { file(question, rule, at: $0) }
            if filesPath == nil { item.words = words(question.label) }
        }
        return item
    }

    private func words(_ wording: Wording) -> String {
        sheet.filled(wording, of: set, in: variant)
    }

    /// Questions that need no answer say so, unless none of the set needs one.
    private func legend(_ question: Question) -> String {
        words(question.label) + (saysOptional(question) ? " (optional)" : "")
    }

    private func saysOptional(_ question: Question) -> Bool {
        !question.isRequired && set.questions.contains(where: \.isRequired)
    }

    private func hint(_ question: Question) -> String? {
        question.hint.map(words)
    }
}

// Choosing.
extension QuestionLayout {
    private func choices(_ choices: [QuestionChoice], in name: String) -> [Choice] {
        choices.map { Choice($0.id, words($0.label), isChosen: form.contains($0.id, in: name)) }
    }

    private func radios(_ question: Question, _ offered: [QuestionChoice]) -> Radios {
        let id = question.field()
        return Radios(id, legend(question), choices(offered, in: id), problems[id], hint: hint(question))
    }

    private func scale(_ question: Question, _ low: Wording, _ high: Wording) -> Radios {
        let id = question.field()
        let ends = "0 is “\(words(low))”, 10 is “\(words(high))”."
        let points = (0...10).map { point in
            Choice(String(point), String(point), isChosen: form.contains(String(point), in: id))
        }
        let hint = [hint(question), ends].compactMap(\.self).joined(separator: " ")
        return Radios(id, legend(question), points, problems[id], hint: hint, isInline: true)
    }

    private func checkboxes(_ question: Question, _ many: ManyChoices) -> Checkboxes {
        let id = question.field()
        let hint = hint(question) ?? "Choose all that apply."
        return Checkboxes(id, legend(question), choices(many.choices, in: id), problems[id], hint: hint)
    }

    private func reason(_ question: Question, _ rule: FulfilmentRule) -> TextArea? {
        guard !rule.reasonFor.isEmpty else { return nil }
        let id = question.field("reason")
        let needing = rule.offers.filter(rule.reasonFor.contains).map { "“\(words($0.label))”" }
        return TextArea(
            id, "Why?", form.first(id), problems[id], hint: "Needed for \(needing.joined(separator: " and ")).",
            rows: 3, most: FulfilmentRule.mostReason)
    }

    private func ranking(_ question: Question, _ rule: RankingRule) -> QuestionItem.Group {
        let places = (1...max(1, rule.places)).map { (value: String($0), words: String($0)) }
        let selects = rule.choices.map { choice in
            let id = question.field(choice.id)
            return Select(id, words(choice.label), none: "No number", places, form.first(id), problems[id])
        }
        let hint = hint(question) ?? "Give each number from 1 to \(rule.places) once. 1 is first."
        return QuestionItem.Group(question.field(), legend(question), hint: hint, selects: selects)
    }

    private func matrix(_ question: Question, _ rule: MatrixRule) -> QuestionItem.Group {
        let rows = rule.rows.map { row in
            let id = question.field(row.id)
            return Radios(id, words(row.label), choices(rule.scale.points, in: id), problems[id])
        }
        // The rows go on where the label stops, so nothing may stand behind it.
        let hint = hint(question) ?? (saysOptional(question) ? "You can leave these out." : nil)
        return QuestionItem.Group(question.field(), words(question.label), hint: hint, radios: rows)
    }
}

// Typing.
extension QuestionLayout {
    private func line(_ question: Question, autocomplete: String = "off") -> TextField {
        let id = question.field()
        return TextField(
            id, legend(question), form.first(id), problems[id], hint: hint(question), autocomplete: autocomplete)
    }

    private func area(_ question: Question, most: Int) -> TextArea {
        let id = question.field()
        return TextArea(
            id, legend(question), form.first(id), problems[id], hint: hint(question), rows: 4, most: most)
    }

    private func number(_ question: Question, _ rule: NumberRule) -> TextField {
        let id = question.field()
        return TextField(
            id, legend(question), form.first(id), problems[id], hint: hint(question),
            inputMode: rule.decimals == 0 ? "numeric" : "decimal", width: 10, unit: rule.unit.map(words))
    }

    /// The first box stands for the whole, so that a link in the error summary leads to it.
    private func date(_ question: Question) -> DateField {
        let boxes = ["day", "month", "year"].map { question.field($0) }
        let typed = DateText(day: form.first(boxes[0]), month: form.first(boxes[1]), year: form.first(boxes[2]))
        let problem = problems[question.field()]
        return DateField(
            question.field(), legend(question), typed, problem, hint: hint(question) ?? "For example, 14 2 2019")
    }

    private func file(_ question: Question, _ rule: FileRule, at path: String) -> FileItem {
        let (id, kept) = (question.field(), sheet[question.id]?.file)
        let kinds = rule.endings.joined(separator: ", ")
        let hint = [hint(question), "\(kinds), up to \(rule.mostMegabytes) MB."].compactMap(\.self)
        let label = kept == nil ? legend(question) : "Another file instead: \(words(question.label))"
        return FileItem(
            field: FileField(
                id, label, problems[id], hint: hint.joined(separator: " "),
                accept: rule.endings.map { ".\($0)" }.joined(separator: ",")),
            kept: kept?.name, keptHref: kept.map { _ in "\(path)/\(question.id)" },
            remove: kept.map { _ in
                Checkboxes(
                    question.field("remove"), "Kept file", [Choice("yes", "Take this file away", isChosen: false)], nil)
            })
    }

    private func person(_ question: Question) -> QuestionItem.Group {
        let boxes = [("name", "Name", "name"), ("role", "Role (optional)", "organization-title")]
        let texts = boxes.map { part, label, autocomplete in
            let id = question.field(part)
            return TextField(id, label, form.first(id), problems[id], autocomplete: autocomplete)
        }
        let email = question.field("email")
        let address = TextField(
            email, "E-mail address (optional)", form.first(email), problems[email], type: "email",
            autocomplete: "email")
        return QuestionItem.Group(question.field(), legend(question), hint: hint(question), texts: texts + [address])
    }
}

extension FormProblems {
    /// Problems with answers, at the fields this page has: a date is one field.
    init(_ problems: [AnswerProblem], of set: QuestionSet) {
        self.init()
        for problem in problems {
            let isDate = set.question(problem.question)?.kind.name == "date"
            add(isDate ? Question.fieldPrefix + problem.question : problem.field, problem.message)
        }
    }
}

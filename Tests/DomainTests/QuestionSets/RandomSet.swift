@testable import Domain

extension QuestionSet {
    /// A sound set of every kind of question, with conditions on earlier ones.
    static func random(_ chance: inout Chance) throws -> QuestionSet {
        var questions: [Question] = []
        for number in 1...Int.random(in: 1...14, using: &chance) {
            questions.append(try .random("q\(number)", after: questions, &chance))
        }
        questions.append(try .sample("last", .shortText(most: 100)))
        var pages: [QuestionPage] = []
        while !questions.isEmpty {
            let taken = questions.prefix(.random(in: 1...4, using: &chance))
            questions.removeFirst(taken.count)
            let before = pages.flatMap(\.questions)
            pages.append(
                QuestionPage(
                    id: "page-\(pages.count + 1)", title: .random(using: &chance) ? "A page" : nil,
                    shownWhen: try .random(after: before, &chance), questions: Array(taken)))
        }
        return QuestionSet(
            key: "random", version: .random(in: 1...9, using: &chance), title: "Random", closing: "Thank you",
            showsHelp: .random(using: &chance), variants: [QuestionVariant(key: "cy", name: "Cymraeg")], pages: pages)
    }
}

extension Question {
    static func random(_ id: String, after earlier: [Question], _ chance: inout Chance) throws -> Question {
        let kind = QuestionKind.random(&chance)
        return Question(
            id: id, kind: kind, label: Wording("Label of \(id)", variants: ["cy": "Label \(id)"]),
            hint: .random(using: &chance) ? "A hint" : nil,
            isRequired: kind.isAsked && .random(using: &chance), shownWhen: try .random(after: earlier, &chance))
    }
}

extension Condition {
    static func random(after earlier: [Question], _ chance: inout Chance) throws -> Condition? {
        guard Int.random(in: 1...3, using: &chance) == 1, let one = earlier.randomElement(using: &chance) else {
            return nil
        }
        switch one.kind.type {
        case .choice(let ids): return try Condition("${\(one.id)} != '\(ids[0])'")
        case .choices(let ids): return try Condition("selected(${\(one.id)}, '\(ids[0])') or count(${\(one.id)}) = 2")
        case .number: return try Condition("${\(one.id)} > 3")
        case .rows: return try Condition("answered(${\(one.id).a})")
        case .none: return nil
        default: return try Condition("answered(${\(one.id)})")
        }
    }
}

extension QuestionKind {
    static func random(_ chance: inout Chance) -> QuestionKind {
        let some = [QuestionChoice].sample("a", "b", "c")
        let kinds: [QuestionKind] = [
            .oneChoice(some), .manyChoices(ManyChoices(choices: some)),
            .manyChoices(ManyChoices(choices: .sample("a", "b", "none"), most: 2, exclusive: "none")),
            .fulfilment(FulfilmentRule(reasonFor: [.no, .partly])), .agreement(offersDontKnow: true),
            .rating(low: "Low", high: "High"), .number(NumberRule(unit: "%", least: 0, most: 100, decimals: 2)),
            .date(DateRule(latest: .today(plus: 0), expiry: Expiry(months: 36))), .shortText(most: 100),
            .longText(most: 500), .ranking(RankingRule(choices: some)),
            .ranking(RankingRule(choices: some, most: 2)),
            .matrix(MatrixRule(rows: some, scale: .agreement(offersDontKnow: true))),
            .matrix(MatrixRule(rows: some, scale: .choices(.sample("good", "bad")))), .person,
            .file(FileRule(endings: ["pdf"])), .signature, .information,
        ]
        return kinds.randomElement(using: &chance) ?? .information
    }

    /// Something that can be answered, before any rule of the question itself.
    func randomAnswer(_ chance: inout Chance) -> AnswerValue? {
        let words = ["A word", "Zoë’s 2nd line\nand more", "=1+1", "a=b c", "\n \"quoted\"", "text number 5", "🏫"]
        let text = (words.randomElement(using: &chance) ?? "").trimmed
        let line = String(text.map { $0.isNewline ? " " : $0 })
        let number = Double(Int.random(in: 0...10_000, using: &chance)) / 100
        let ids = choices.map(\.id).filter { _ in Bool.random(using: &chance) }
        switch self {
        case .oneChoice(let choices): return choices.randomElement(using: &chance).map { .choice($0.id) }
        case .manyChoices(let many):
            let some = ids.filter { $0 != many.exclusive }
            return some.isEmpty ? nil : .choices(some)
        case .fulfilment:
            let chosen = Fulfilment.allCases.randomElement(using: &chance) ?? .yes
            return .fulfilment(chosen, reason: chosen == .yes || chosen == .notApplicable ? nil : text)
        case .agreement: return Agreement.allCases.randomElement(using: &chance).map(AnswerValue.agreement)
        case .rating: return .rating(.random(in: 0...10, using: &chance))
        case .number: return .number(number)
        case .date: return .day(Day.sampleToday.adding(days: -.random(in: 0...9999, using: &chance)))
        case .shortText, .signature: return .text(line)
        case .longText: return .text(text)
        case .ranking(let rule):
            return .ranking(Array(choices.map(\.id).shuffled(using: &chance).prefix(rule.places)))
        case .matrix(let rule):
            let rows = rule.rows.map { ($0.id, rule.scale.points.randomElement(using: &chance)?.id ?? "") }
            return .matrix(Dictionary(rows) { first, _ in first })
        case .person:
            let email = try? EmailAddress("ann@example.org")
            return .person(AnswerPerson(name: line, role: .random(using: &chance) ? line : nil, email: email))
        case .file: return .file(AnswerFile(id: "f1", name: "a b.pdf", bytes: 1000))
        case .information: return nil
        }
    }
}

extension QuestionSet {
    func randomSheet(_ chance: inout Chance) -> AnswerSheet {
        var sheet = AnswerSheet()
        for question in questions where Int.random(in: 1...4, using: &chance) > 1 {
            sheet[question.id] = question.kind.randomAnswer(&chance)
        }
        return sheet
    }
}

extension Question {
    /// What a browser would post for this answer.
    func posted(_ value: AnswerValue) -> [String: [String]] {
        switch value {
        case .choice(let id): [field(): [id]]
        case .choices(let ids): [field(): ids]
        case .fulfilment(let chosen, let reason): [field(): [chosen.rawValue], field("reason"): [reason ?? ""]]
        case .agreement(let agreement): [field(): [agreement.rawValue]]
        case .rating(let points): [field(): ["\(points)"]]
        case .number(let number): [field(): [" \(PlainNumber.text(number)) "]]
        case .day(let day):
            [
                field("day"): ["\(day.parts.day)"], field("month"): ["\(day.parts.month)"],
                field("year"): ["\(day.parts.year)"],
            ]
        case .text(let text): [field(): [text.split(separator: "\n").joined(separator: "\r\n")]]
        case .ranking(let ids):
            Dictionary(ids.enumerated().map { (field($1), ["\($0 + 1)"]) }) { first, _ in first }
        case .matrix(let rows):
            Dictionary(rows.map { (field($0.key), [$0.value]) }) { first, _ in first }
        case .person(let person):
            [
                field("name"): [person.name], field("role"): [person.role ?? ""],
                field("email"): [person.email?.text ?? ""],
            ]
        case .file: [:]
        }
    }
}

import Documents
import Domain
import Questions
import TestSupport
import Testing

/// Sound sets, whatever their words and conditions, come back from a workbook as they were.
@Suite struct XLSFormAlwaysTests {
    @Test(arguments: 1...60)
    func whatIsExportedIsImportedAsTheSame(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = QuestionSet.sound(&chance)
        #expect(set.problems.map(\.message) == [])
        let book = try workbook(XLSFormWriter.sheets(of: set))
        let reading = try XLSFormReader.read(book, named: "other")
        #expect(reading.set == set)
        #expect(reading.notes == [])
    }
}

private let words = [
    "Where?", " before", "after ", "one\n\n two", "=1+1", "_x0041_", "TRUE", "007", "#N/A", "<b>&amp;</b>", "'\"$ {x}",
    "Zoë’s “café” – 🏫", "null", "2026-09-01", "1e5", "label::cy", "\ttab", String(repeating: "long ", count: 60),
]

extension QuestionSet {
    fileprivate static func sound(_ chance: inout Chance) -> QuestionSet {
        var earlier: [Question] = []
        let pages = (0...Int.random(in: 0...2, using: &chance)).map { number in
            let condition = Condition.sound(after: earlier, &chance)
            let questions = (0...Int.random(in: 0...7, using: &chance)).map { index in
                let question = Question.sound("q\(number)_\(index)", after: earlier, &chance)
                earlier.append(question)
                return question
            }
            return QuestionPage(
                id: number == 0 ? "q0_0" : "page-\(number)", title: .random(using: &chance) ? .sound(&chance) : nil,
                introduction: .random(using: &chance) ? .sound(&chance) : nil, shownWhen: condition,
                questions: questions + (number == 0 ? [Question(id: "asked", kind: .person, label: "Who?")] : []))
        }
        return QuestionSet(
            key: "Sound_set", version: .random(in: 1...9, using: &chance), title: Wording("Sound: a set"),
            introduction: .random(using: &chance) ? .sound(&chance) : nil, closing: .sound(&chance),
            showsHelp: .random(using: &chance),
            variants: [
                QuestionVariant(key: "cy", name: "Cymraeg: iaith (1)"),
                QuestionVariant(key: "EasyRead", name: "Easy read"),
            ],
            pages: pages)
    }
}

extension Question {
    fileprivate static func sound(_ id: String, after earlier: [Question], _ chance: inout Chance) -> Question {
        let kind = QuestionKind.sound(&chance)
        let isChecked = kind.isAsked && Bool.random(using: &chance)
        return Question(
            id: id, kind: kind, label: .sound(&chance), hint: .random(using: &chance) ? .sound(&chance) : nil,
            isRequired: kind.isAsked && Bool.random(using: &chance), shownWhen: .sound(after: earlier, &chance),
            check: isChecked ? kind.check(after: earlier, &chance) : nil)
    }
}

extension Condition {
    /// nil now and then, and where there is nothing to ask for.
    fileprivate static func sound(after earlier: [Question], _ chance: inout Chance) -> Condition? {
        let texts = (1...Int.random(in: 1...3, using: &chance)).compactMap { _ in
            earlier.randomElement(using: &chance).flatMap {
                $0.kind.texts(of: "${\($0.id)}").randomElement(using: &chance)
            }
        }
        guard !texts.isEmpty, Bool.random(using: &chance) else { return nil }
        let joined = texts.dropFirst().reduce(texts[0]) { one, other in
            [("(\(one)) and \(other)"), "\(one) or not (\(other))", "if(\(one), yes, \(other))"]
                .randomElement(using: &chance) ?? one
        }
        return try? Condition(joined)
    }
}

extension QuestionKind {
    fileprivate func check(after earlier: [Question], _ chance: inout Chance) -> AnswerRule? {
        guard let own = texts(of: ".").randomElement(using: &chance) else { return nil }
        let other = Condition.sound(after: earlier, &chance).map { " or \($0.text)" } ?? ""
        return (try? Condition(own + other)).map { AnswerRule($0, message: .sound(&chance)) }
    }

    /// What can be asked of an answer of this kind.
    fileprivate func texts(of name: String) -> [String] {
        let any = type == nil ? [] : ["answered(\(name))", "not answered(\(name))"]
        switch type {
        case .number: return any + ["\(name) >= 3", "\(name) != 2", "not (\(name) < 1)", "\(name) * 2 - 1 <= 4 / 3"]
        case .text: return any + ["\(name) = 'it''s \"x\"'", "\(name) != 'a'", "length(\(name)) > 2"]
        case .day:
            return any + [
                "\(name) <= today()", "days-between(\(name), today() - 3) > 2", "\(name) = date('2026-09-01')",
            ]
        case .choice(let ids): return any + ids.flatMap { ["\(name) = '\($0)'", "not selected(\(name), '\($0)')"] }
        case .choices(let ids): return any + ids.map { "selected(\(name), '\($0)')" } + ["count(\(name)) < 2"]
        case .rows: return any + ["count(\(name)) > 0"]
        default: return any
        }
    }

    fileprivate static func sound(_ chance: inout Chance) -> QuestionKind {
        let choices = ["yes", "No", "2019", "a_b", "c-"].prefix(.random(in: 2...5, using: &chance))
            .map { QuestionChoice($0, .sound(&chance)) }
        let (flag, other) = (Bool.random(using: &chance), Bool.random(using: &chance))
        let number = Int.random(in: 1...9, using: &chance)
        let half = Double(number) / 2
        let kinds: [QuestionKind] = [
            .oneChoice(choices),
            .manyChoices(ManyChoices(choices: choices, fewest: flag ? 1 : nil, most: other ? 2 : nil, exclusive: "No")),
            .manyChoices(ManyChoices(choices: choices)), .agreement(offersDontKnow: flag), .signature, .information,
            .fulfilment(
                FulfilmentRule(
                    offersPartly: flag, offersNotApplicable: other, reasonFor: flag ? [.yes, .partly] : [.no])),
            .rating(low: .sound(&chance), high: .sound(&chance)),
            .number(
                NumberRule(
                    unit: flag ? .sound(&chance) : nil, least: other ? -half : nil, most: flag ? half : nil,
                    decimals: number % 7)),
            .date(DateRule(earliest: flag ? .today(plus: -number) : nil, latest: other ? .today(plus: number) : nil)),
            .date(DateRule(expiry: Expiry(months: number, warningDays: flag ? 60 : 5))),
            .shortText(most: flag ? 250 : number), .longText(most: other ? 5000 : number * 100),
            .ranking(RankingRule(choices: choices, most: flag ? 2 : nil)), .person,
            .matrix(MatrixRule(rows: choices, scale: .agreement(offersDontKnow: flag))),
            .matrix(MatrixRule(rows: choices, scale: .choices(choices.reversed()))),
            .file(FileRule(endings: flag ? ["pdf", "yes"] : ["jpg"], mostMegabytes: number)),
        ]
        return kinds.randomElement(using: &chance) ?? .information
    }
}

extension Wording {
    fileprivate static func sound(_ chance: inout Chance) -> Wording {
        var variants: [String: String] = [:]
        for key in ["cy", "EasyRead"] where Bool.random(using: &chance) {
            variants[key] = words.randomElement(using: &chance)
        }
        return Wording(words.randomElement(using: &chance) ?? "", variants: variants)
    }
}

import Domain
import TestSupport
import Testing

@testable import Questions

/// Sets with awkward words in every place, sound or not, are read as they were written.
///
/// The null character and U+FEFF are no words: a set that has them is never sound, and they are lost in a file.
@Suite struct QuestionSetFileAlwaysTests {
    @Test(arguments: 1...150)
    func whatIsWrittenIsReadAsTheSame(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = QuestionSet.awkward(&chance)
        let text = try QuestionSetFile.text(of: set)
        #expect(try QuestionSetFile.read(text) == set, "\(text)")
        #expect(try QuestionSetFile.text(of: QuestionSetFile.read(text)) == text)
    }

    @Test(arguments: 1...150)
    func noLineTakenOutOfASoundFileBreaksTheReader(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        var lines = try QuestionSetFile.text(of: .awkward(&chance)).split(
            separator: "\n", omittingEmptySubsequences: false)
        for _ in 1...3 {
            lines.remove(at: .random(in: 0..<lines.count, using: &chance))
        }
        let report = QuestionSetFile.check(Array(lines.joined(separator: "\n").utf8))
        #expect(report.isAccepted == (report.set != nil))
        #expect(report.problems.map { $0.line ?? 0 } == report.problems.map { $0.line ?? 0 }.sorted())
    }
}

extension QuestionSet {
    fileprivate static func awkward(_ chance: inout Chance) -> QuestionSet {
        QuestionSet(
            key: "awkward", version: .random(in: 0...9, using: &chance), title: .awkward(&chance),
            introduction: .random(using: &chance) ? .awkward(&chance) : nil, closing: .awkward(&chance),
            showsHelp: .random(using: &chance),
            variants: [QuestionVariant(key: "cy", name: awkwardWords.randomElement(using: &chance) ?? "")],
            pages: (0...Int.random(in: 0...3, using: &chance)).map { .awkward($0, &chance) })
    }
}

extension QuestionPage {
    fileprivate static func awkward(_ number: Int, _ chance: inout Chance) -> QuestionPage {
        QuestionPage(
            id: "page-\(number)", title: .random(using: &chance) ? .awkward(&chance) : nil,
            shownWhen: .awkward(&chance),
            questions: (0..<Int.random(in: 0...5, using: &chance)).map { .awkward("q\(number)-\($0)", &chance) })
    }
}

extension Question {
    fileprivate static func awkward(_ id: String, _ chance: inout Chance) -> Question {
        let rule = Condition.awkward(&chance).map { AnswerRule($0, message: .awkward(&chance)) }
        return Question(
            id: id, kind: .awkward(&chance), label: .awkward(&chance),
            hint: .random(using: &chance) ? .awkward(&chance) : nil, isRequired: .random(using: &chance),
            shownWhen: .awkward(&chance), check: rule)
    }
}

extension Condition {
    fileprivate static func awkward(_ chance: inout Chance) -> Condition? {
        let texts = ["${a} = 'it''s: #1'", "not (yes and no) or . > -1.5", "selected(${a}, '\"')", "", "", ""]
        return texts.randomElement(using: &chance).flatMap { try? Condition($0) }
    }
}

extension Wording {
    fileprivate static func awkward(_ chance: inout Chance) -> Wording {
        let words = awkwardWords.randomElement(using: &chance) ?? ""
        guard Bool.random(using: &chance) else { return Wording(words) }
        return Wording(words, variants: ["cy": awkwardWords.randomElement(using: &chance) ?? "", "fr": ""])
    }
}

/// What YAML takes for something else, or could lose.
private let awkwardWords = [
    "", " ", "yes", "null", "~", "12", "- a", "a: b", "a #b", "# c", "'", "\"", "it's", "\\n", "{a}", "[b", "&x", "*x",
    "!tag", "%", "@a", "`", "---", "...", "|", ">", "?", ": ", "one\ntwo", "one\n\n  two\n", "\none", "ends \n",
    "tab\there",
    " before", "after ", "Zoë’s “café” – 🏫", "\u{7F}", "\u{85}x", "\u{2028}y", "a\rb", "=1+1", "${q1}",
    "Dear all,\n\n- one\n- two\n\n    four spaces\n# no comment", String(repeating: "long words ", count: 60),
]

extension QuestionKind {
    fileprivate static func awkward(_ chance: inout Chance) -> QuestionKind {
        let choices = ["yes", "no", "null", "2019", "yes", "a_b", "-"].prefix(.random(in: 0...7, using: &chance))
            .map { QuestionChoice($0, .awkward(&chance)) }
        let (flag, other, number) = (
            Bool.random(using: &chance), Bool.random(using: &chance), Int.random(in: -3...3000, using: &chance)
        )
        let half = Double(number) / 2
        let kinds: [QuestionKind] = [
            .oneChoice(choices),
            .manyChoices(
                ManyChoices(choices: choices, fewest: flag ? number : nil, most: other ? 3 : nil, exclusive: "no")),
            .fulfilment(
                FulfilmentRule(
                    offersPartly: flag, offersNotApplicable: other, reasonFor: flag ? [.yes, .notApplicable] : [])),
            .agreement(offersDontKnow: flag), .rating(low: .awkward(&chance), high: .awkward(&chance)),
            .number(NumberRule(unit: flag ? "%" : nil, least: half, most: other ? -half : nil, decimals: number)),
            .date(DateRule(earliest: .today(plus: number), latest: flag ? .day(Day(number: number)) : nil)),
            .date(DateRule(expiry: Expiry(months: number, warningDays: flag ? 60 : 5))),
            .shortText(most: number), .longText(most: number),
            .ranking(RankingRule(choices: choices, most: flag ? 2 : nil)),
            .matrix(MatrixRule(rows: choices, scale: .agreement(offersDontKnow: flag))),
            .matrix(MatrixRule(rows: choices, scale: .choices(choices))), .person,
            .file(FileRule(endings: flag ? ["pdf", "yes"] : [], mostMegabytes: number)), .signature, .information,
        ]
        return kinds.randomElement(using: &chance) ?? .information
    }
}

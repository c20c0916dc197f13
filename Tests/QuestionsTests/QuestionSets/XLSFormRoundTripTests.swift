import Documents
import Domain
import Questions
import Testing

@Suite struct XLSFormRoundTripTests {
    private func back(_ set: QuestionSet) throws -> QuestionSet {
        try XLSFormReader.read(workbook(XLSFormWriter.sheets(of: set)), named: "other").set
    }

    @Test func aSetWithEveryKindComesBackEqual() throws {
        let set = try QuestionSet.everyKind()
        #expect(set.problems.map(\.message) == [])
        let found = try back(set)
        #expect(found.questions.map(\.id) == set.questions.map(\.id))
        for (one, other) in zip(found.questions, set.questions) { #expect(one == other) }
        for (one, other) in zip(found.pages, set.pages) { #expect(one == other) }
        #expect(found == set)
    }

    @Test(arguments: [
        "${age} >= 16", "${age} != 16", "not (${age} < 16)", "selected(${place}, 'too-far') or ${age} > 3",
        "not selected(${place}, 'too-far')", "count(${reasons}) = 0", "count(${reasons}) > 1 and answered(${note})",
        "not answered(${note})", "length(${note}) < 5", "length(${note}) >= 5", "days-between(${day}, today()) > 30",
        "${day} + 30 < today()", "${day} = date('2026-09-01')", "${note} = 'it''s'", "${note} != 'say \"it''s\"'",
        "if(answered(${age}), ${age} > 3, ${note} = 'x')", "${age} * 2 - 1 <= (${age} + 1) / 3", "-${age} < -3",
        "${grid.lead} >= 4", "answered(${grid})", "count(${grid}) > 1", "yes", "no or ${age} = 1", "${note} = ${note}",
        "${age} - (2 - 1) = 0", "not (${age} = 1 or ${age} = 2) and (${age} = 3 or ${age} = 4)",
        "selected(${reasons}, 'cost') and ${place} = 'near'", "if(${age} > 3, 1, 2) = 1", "${age} = if(yes, 1, 2)",
    ])
    func aConditionComesBackEqual(text: String) throws {
        let condition = try Condition(text)
        let set = try QuestionSet.everyKind(
            adding: Question(
                id: "last", kind: .shortText(most: 250), label: "Last", shownWhen: condition,
                check: AnswerRule(Condition("(\(text)) or length(.) > 2"), message: "Write more")))
        #expect(set.problems.map(\.message) == [])
        let found = try back(set)
        #expect(found.question("last")?.shownWhen?.text == condition.text)
        #expect(found == set)
    }
}

extension QuestionSet {
    /// One question of each kind, in two variants.
    static func everyKind(adding more: Question? = nil) throws -> QuestionSet {
        QuestionSet(
            key: "every-kind", version: 7, title: Wording("Every kind", variants: ["cy": "Pob math"]),
            introduction: "Read this", closing: Wording("Thank you", variants: ["cy": "Diolch"]), showsHelp: true,
            variants: [
                QuestionVariant(key: "cy", name: "Cymraeg"), QuestionVariant(key: "easy-read", name: "Easy read"),
            ],
            pages: [
                QuestionPage(id: "age", title: "First", introduction: "About you", questions: try answers()),
                QuestionPage(
                    id: "more", shownWhen: try Condition("${age} != 5"),
                    questions: try scales() + (more.map { [$0] } ?? [])),
            ])
    }

    private static func answers() throws -> [Question] {
        let welsh = Wording("Your age", variants: ["cy": "Eich oed", "easy-read": "How old are you?"])
        return [
            Question(id: "welcome", kind: .information, label: "Welcome\nto this  form"),
            Question(
                id: "age", kind: .number(NumberRule(unit: "years", least: 0, most: 120)), label: welsh,
                hint: "In whole years", isRequired: true,
                check: AnswerRule(try Condition(". != 13"), message: Wording("Not 13", variants: ["cy": "Dim 13"]))),
            Question(id: "share", kind: .number(NumberRule(unit: "%", decimals: 2)), label: "Share"),
            Question(id: "weight", kind: .number(NumberRule(least: -1.5, decimals: 6)), label: "Weight"),
            Question(
                id: "place", kind: .oneChoice([QuestionChoice("near", "Near"), QuestionChoice("too-far", "Too far")]),
                label: "Where?"),
            Question(
                id: "reasons",
                kind: .manyChoices(
                    ManyChoices(
                        choices: [
                            QuestionChoice("cost", Wording("Cost", variants: ["cy": "Cost"])),
                            QuestionChoice("time", "Time"), QuestionChoice("none", "None of these"),
                        ], fewest: 1, most: 2, exclusive: "none")), label: "Why, at ${age}?"),
            Question(id: "note", kind: .shortText(most: 80), label: "Note"),
            Question(id: "story", kind: .longText(most: 5000), label: "Story"),
            Question(
                id: "day",
                kind: .date(
                    DateRule(
                        earliest: .today(plus: -400), latest: DayBound(text: "2030-01-31"),
                        expiry: Expiry(months: 36, warningDays: 30))), label: "Trained on"),
        ]
    }

    private static func scales() throws -> [Question] {
        let choices = [QuestionChoice("a", "A"), QuestionChoice("b", "B")]
        let rows = [QuestionChoice("lead", "Leadership"), QuestionChoice("a", "Access")]
        return [
            Question(id: "met", kind: .fulfilment(FulfilmentRule(reasonFor: [.no, .partly])), label: "Is it met?"),
            Question(
                id: "kept", kind: .fulfilment(FulfilmentRule(offersPartly: false, offersNotApplicable: false)),
                label: "Kept?"),
            Question(id: "safe", kind: .agreement(offersDontKnow: true), label: "I feel safe", isRequired: true),
            Question(id: "heard", kind: .agreement(offersDontKnow: false), label: "I am heard"),
            Question(
                id: "rating", kind: .rating(low: "Poor", high: Wording("Good", variants: ["cy": "Da"])), label: "How?"),
            Question(id: "order", kind: .ranking(RankingRule(choices: choices, most: 1)), label: "Rank"),
            Question(
                id: "grid", kind: .matrix(MatrixRule(rows: rows, scale: .agreement(offersDontKnow: true))),
                label: "Grid",
                hint: "Each", isRequired: true, shownWhen: try Condition("answered(${age})")),
            Question(id: "table", kind: .matrix(MatrixRule(rows: rows, scale: .choices(choices))), label: "Table"),
            Question(id: "who", kind: .person, label: "Who are you?", isRequired: true),
            Question(id: "policy", kind: .file(FileRule(endings: ["pdf", "docx"], mostMegabytes: 8)), label: "Policy"),
            Question(
                id: "signed", kind: .signature,
                label: "Sign", shownWhen: try Condition("selected(${reasons}, 'cost')")),
        ]
    }
}

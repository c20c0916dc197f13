import Testing

@testable import Domain

@Suite struct QuestionSetCheckTests {
    @Test func aSoundSetHasNoProblems() throws {
        let set = QuestionSet.sample([
            try .sample("about", .information, label: "Welcome"),
            try .sample("age", .number(NumberRule(least: 0, most: 120)), required: true),
            try .sample("size", .oneChoice(.sample("small", "large")), when: "${age} >= 16"),
            try .sample("why", .longText(most: 500), label: "You said ${size}. Why?"),
        ])
        #expect(set.problems == [])
    }

    @Test(arguments: [
        (QuestionKind.oneChoice([]), "choices", "There must be 2 or more, not 0"),
        (.oneChoice(.sample("a", "b", "a")), "choice a", "This id is used 2 times"),
        (.oneChoice(.sample("a", "b c")), "choice b c", "The id must have \(StableID.choiceRule)"),
        (
            .manyChoices(ManyChoices(choices: .sample("a", "b"), fewest: 3)), "fewest",
            "Must be from 1 to the number of choices, not 3"
        ),
        (
            .manyChoices(ManyChoices(choices: .sample("a", "b"), fewest: 2, most: 1)), "fewest",
            "2 is more than the most, 1"
        ),
        (
            .manyChoices(ManyChoices(choices: .sample("a", "b"), exclusive: "none")), "exclusive",
            "There is no choice none"
        ),
        (.number(NumberRule(least: 5, most: 1.5)), "least", "5 is more than the most, 1.5"),
        (.number(NumberRule(decimals: 9)), "decimals", "Must be from 0 to 6, not 9"),
        (.number(NumberRule(most: .infinity)), "most", "Must be a number of at most 12 digits and 6 decimals"),
        (
            .date(DateRule(earliest: .day(Day(number: 2)), latest: .day(Day(number: 1)))), "earliest",
            "The earliest day is after the latest"
        ),
        (
            .date(DateRule(earliest: .today(plus: 1), latest: .today(plus: 0))), "earliest",
            "The earliest day is after the latest"
        ),
        (.date(DateRule(latest: .today(plus: .max))), "latest", "Must be within 40000 days of today"),
        (.date(DateRule(expiry: Expiry(months: 0))), "expiry", "Must be from 1 to 1200 months, not 0"),
        (.shortText(most: 0), "most", "Must be from 1 to 250 characters, not 0"),
        (.longText(most: 100_000), "most", "Must be from 1 to 5000 characters, not 100000"),
        (
            .ranking(RankingRule(choices: .sample("a", "b"), most: 3)), "most",
            "Must be from 1 to the number of choices, not 3"
        ),
        (
            .matrix(MatrixRule(rows: [], scale: .agreement(offersDontKnow: true))), "rows",
            "There must be 1 or more, not 0"
        ),
        (
            .matrix(MatrixRule(rows: .sample("a"), scale: .choices(.sample("x")))), "scale, choices",
            "There must be 2 or more, not 1"
        ),
        (
            .fulfilment(FulfilmentRule(offersPartly: false, reasonFor: [.partly])), "reason-for",
            "partly is not offered, so no reason can be asked for it"
        ),
        (.file(FileRule(endings: [])), "endings", "Name at least one kind of file, such as pdf"),
        (.file(FileRule(endings: [".pdf"])), "endings", ".pdf is not the end of a file’s name, such as pdf"),
        (.file(FileRule(endings: ["pdf"], mostMegabytes: 2000)), "megabytes", "Must be from 1 to 20, not 2000"),
    ])
    func aKindThatCanNotBeAnsweredIsNamedByItsPlace(kind: QuestionKind, part: String, reason: String) throws {
        let place = QuestionSetProblem.Place(page: "one", question: "q", part: part)
        #expect(QuestionSet.sample([try .sample("q", kind)]).problems == [QuestionSetProblem(place, reason)])
    }

    @Test(arguments: [
        ("${q} = 1", 1), ("${later} = 1", 1), ("answered(${missing})", 10), ("1 = 1 and . = 1", 11), ("${words}", 1),
    ])
    func aConditionThatNamesWhatIsNotEarlierIsRefusedAtItsColumn(condition: String, column: Int) throws {
        let set = QuestionSet.sample([
            try .sample("words", .information), try .sample("q", .shortText(most: 9), when: condition),
            try .sample("later", .rating(low: "Low", high: "High")),
        ])
        #expect(
            set.problems.map(\.place) == [
                QuestionSetProblem.Place(page: "one", question: "q", part: "shown-when", column: column)
            ])
    }

    @Test func everyProblemIsFoundAtOnceAndInOrder() throws {
        let set = QuestionSet(
            key: "Not a key", version: 0, title: " ", closing: "Thank you, ${nobody}",
            variants: [QuestionVariant(key: "cy", name: "Cymraeg"), QuestionVariant(key: "cy", name: "")],
            pages: [
                QuestionPage(
                    id: "one",
                    questions: [
                        try .sample("a", .oneChoice([])),
                        Question(id: "b", kind: .person, label: Wording("Who", variants: ["fr": "Qui"])),
                    ]),
                QuestionPage(
                    id: "one", title: "Two", shownWhen: try Condition("${a} = 'x'"),
                    questions: [
                        try .sample("a", .information, required: true, label: "See ${z}")
                    ]),
                QuestionPage(id: "empty", questions: []),
            ])
        #expect(
            set.problems.map(\.message) == [
                "Key: The key must have \(StableID.rule)",
                "Version: The version must be 1 or more",
                "Title: Enter the words people read",
                "Closing: There is no question nobody",
                "Variant cy: This id is used 2 times. Each must be used once",
                "Variant cy: Enter the name by which people choose it",
                "Page one: This id is used 2 times. Each must be used once",
                "Page one, question a, choices: There must be 2 or more, not 0",
                "Page one, question b, label: There is no variant fr in this set",
                "Page one, question a: This id is used already, on page one",
                "Page one, shown-when, column 8: 'x' is not one of the choices: ",
                "Page one, question a: Information has no answer, so it can be neither required nor checked",
                "Page one, question a, label: There is no question z",
                "Page empty: The page has no questions",
            ])
    }

    @Test(arguments: ["nul\0", "\u{FEFF}words", " ", "", String(repeating: "x", count: 5001), "${a", "${q}"])
    func wordsThatNobodyCanReadAreRefusedAtTheirPlace(words: String) throws {
        let problems = QuestionSet.sample([try .sample("q", .person, label: Wording(words))]).problems
        #expect(problems.map(\.place.part) == ["label"])
    }

    @Test func wordsAreNoAnswer() throws {
        let set = QuestionSet.sample([
            try .sample("intro", .information), try .sample("q", .person, when: "answered(${intro})"),
        ])
        #expect(set.problems.map(\.reason) == ["${intro} is only words, and has no answer"])
    }

    @Test func aSetWithoutQuestionsIsRefused() throws {
        #expect(
            QuestionSet.sample([try .sample("a", .information)]).problems.map(\.reason) == [
                "There is nothing to answer. Add a question"
            ])
    }

    @Test func someKindsSayWhoSomebodyIs() throws {
        let set = QuestionSet.sample([
            try .sample("a", .shortText(most: 9)), try .sample("b", .person), try .sample("c", .signature),
            try .sample("d", .file(FileRule(endings: ["pdf"]))),
        ])
        #expect(set.identifyingQuestions.map(\.id) == ["b", "c", "d"])
    }

    @Test(arguments: ["", "-a", "1a", "a b", "é", "a.b", "a=b", String(repeating: "a", count: 61), "a\0"])
    func anIDIsPlain(id: String) {
        #expect(!StableID.isWellFormed(id))
    }
}

@Suite struct DateRuleTests {
    @Test(arguments: [
        ("2016-02-14", 36, "Expires soon, on 14 February 2019"), ("2016-02-13", 36, "Expired on 13 February 2019"),
        ("2016-08-31", 36, "Valid until 31 August 2019"), ("2016-02-29", 12, "Expired on 28 February 2017"),
        ("2018-08-31", 6, "Expires soon, on 28 February 2019"), ("2018-12-31", 12, "Valid until 31 December 2019"),
    ])
    func saysUntilWhenSomethingHolds(began: String, months: Int, words: String) throws {
        #expect(Expiry(months: months).standing(of: try Day(began), on: .sampleToday).words == words)
    }

    @Test(arguments: ["today", "today+30", "today-1", "2024-02-29"])
    func aBoundIsWrittenAsItIsRead(text: String) {
        #expect(DayBound(text: text)?.text == text)
    }

    @Test(arguments: ["", "tomorrow", "today+", "today 5", "today+99999999999999999999", "29/02/2024", "2023-02-29"])
    func aBoundThatIsNoneIsRefused(text: String) {
        #expect(DayBound(text: text) == nil)
    }
}

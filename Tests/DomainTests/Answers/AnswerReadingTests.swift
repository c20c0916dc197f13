import Testing

@testable import Domain

@Suite struct AnswerReadingTests {
    private func read(
        _ fields: [String: [String]], _ kind: QuestionKind, required: Bool = false, check: String? = nil
    ) throws -> AnswerReading {
        let set = QuestionSet.sample([try .sample("q", kind, required: required, check: check)])
        #expect(set.problems == [])
        return AnswerReading(fields, of: set, on: .sampleToday)
    }

    private static let many = QuestionKind.manyChoices(
        ManyChoices(choices: .sample("a", "b", "c", "none"), fewest: 2, most: 3, exclusive: "none"))
    private static let reasoned = QuestionKind.fulfilment(
        FulfilmentRule(offersNotApplicable: false, reasonFor: [.partly, .no]))
    private static let percent = QuestionKind.number(NumberRule(unit: "%", least: 0, most: 100, decimals: 1))
    private static let trained = QuestionKind.date(DateRule(earliest: .day(Day(number: 0)), latest: .today(plus: 0)))
    private static let rows = QuestionKind.matrix(
        MatrixRule(rows: .sample("room", "time"), scale: .agreement(offersDontKnow: false)))
    private static let ranked = QuestionKind.ranking(RankingRule(choices: .sample("a", "b", "c"), most: 2))

    @Test(arguments: [
        (QuestionKind.oneChoice(.sample("a", "b")), ["q.q": ["d"]], "q.q", "Choose one of the answers to “q”"),
        (.oneChoice(.sample("a", "b")), ["q.q": ["a", "b"]], "q.q", "Give only one answer to “q”"),
        (many, ["q.q": ["a", "z"]], "q.q", "Choose from the answers to “q”"),
        (many, ["q.q": ["a"]], "q.q", "Choose at least 2 answers to “q”"),
        (many, ["q.q": ["none", "a"]], "q.q", "Choose either “None” or other answers to “q”"),
        (
            .manyChoices(ManyChoices(choices: .sample("a", "b"), most: 1)), ["q.q": ["a", "b"]], "q.q",
            "Choose at most 1 answer to “q”"
        ),
        (reasoned, ["q.q": ["partly"], "q.q.reason": [" "]], "q.q.reason", "Say why you chose “partly” for “q”"),
        (reasoned, ["q.q": ["not-applicable"]], "q.q", "Choose one of the answers to “q”"),
        (reasoned, ["q.q.reason": ["Because"]], "q.q", "Choose an answer to “q”"),
        (.agreement(offersDontKnow: false), ["q.q": ["dont-know"]], "q.q", "Choose one of the answers to “q”"),
        (.agreement(offersDontKnow: true), ["q.q": ["6"]], "q.q", "Choose one of the answers to “q”"),
        (.rating(low: "Low", high: "High"), ["q.q": ["11"]], "q.q", "Choose a number from 0 to 10 for “q”"),
        (.rating(low: "Low", high: "High"), ["q.q": ["-1"]], "q.q", "Choose a number from 0 to 10 for “q”"),
        (percent, ["q.q": ["ten"]], "q.q", "Enter a number, like 12.5, for “q”"),
        (percent, ["q.q": ["1e1"]], "q.q", "Enter a number, like 12.5, for “q”"),
        (percent, ["q.q": ["1,00"]], "q.q", "Enter a number, like 12.5, for “q”"),
        (percent, ["q.q": ["12.55"]], "q.q", "Use at most 1 digit after the point for “q”"),
        (percent, ["q.q": ["-0.1"]], "q.q", "Enter 0 or more for “q”"),
        (percent, ["q.q": ["1,000"]], "q.q", "Enter 100 or less for “q”"),
        (trained, ["q.q.day": ["1"], "q.q.year": ["2019"]], "q.q.month", "The date for “q” must have a month"),
        (
            trained, ["q.q.day": ["30"], "q.q.month": ["2"], "q.q.year": ["2019"]], "q.q.day",
            "Enter a real date, like 14 2 2019, for “q”"
        ),
        (
            trained, ["q.q.day": ["1"], "q.q.month": ["2"], "q.q.year": ["19"]], "q.q.day",
            "Enter a real date, like 14 2 2019, for “q”"
        ),
        (
            trained, ["q.q.day": ["15"], "q.q.month": ["Feb"], "q.q.year": ["2019"]], "q.q.day",
            "Enter a date that is not in the future for “q”"
        ),
        (
            trained, ["q.q.day": ["31"], "q.q.month": ["12"], "q.q.year": ["1969"]], "q.q.day",
            "Enter a date on or after 1 January 1970 for “q”"
        ),
        (.shortText(most: 3), ["q.q": ["four"]], "q.q", "Use 3 characters or fewer for “q”"),
        (.shortText(most: 9), ["q.q": ["nul\0"]], "q.q", "Enter words alone for “q”"),
        (
            .longText(most: 9), ["q.q": [String(repeating: "x", count: 10_000_000)]], "q.q",
            "Give a shorter answer to “q”"
        ),
        (
            .longText(most: 9), ["q.q": ["e" + String(repeating: "\u{301}", count: 500)]], "q.q",
            "Use 9 characters or fewer for “q”"
        ),
        (ranked, ["q.q.a": ["1"], "q.q.b": ["1"]], "q.q.a", "Use each number from 1 to 2 once for “q”"),
        (ranked, ["q.q.a": ["1"], "q.q.b": ["3"]], "q.q.a", "Use each number from 1 to 2 once for “q”"),
        (
            ranked, ["q.q.a": ["1"], "q.q.b": ["2"], "q.q.c": ["0"]], "q.q.a",
            "Use each number from 1 to 2 once for “q”"
        ),
        (ranked, ["q.q.a": ["first"]], "q.q.a", "Use each number from 1 to 2 once for “q”"),
        (rows, ["q.q.room": ["9"]], "q.q.room", "Choose an answer for “Room” in “q”"),
        (.person, ["q.q.role": ["Nurse"]], "q.q.name", "Enter a name for “q”"),
        (
            .person, ["q.q.name": ["Ann"], "q.q.email": ["ann"]], "q.q.email",
            "Email address must be like name@example.org, for “q”"
        ),
    ])
    func refuses(kind: QuestionKind, fields: [String: [String]], field: String, message: String) throws {
        let reading = try read(fields, kind)
        #expect(reading.problems == [AnswerProblem(question: "q", field: field, message)])
        #expect(reading.sheet.isEmpty)
        #expect(!reading.isAccepted)
    }

    @Test(arguments: [
        (QuestionKind.oneChoice(.sample("a", "b")), ["q.q": ["b"]], AnswerValue.choice("b")),
        (many, ["q.q": ["c", "a", "a", ""]], .choices(["a", "c"])),
        (many, ["q.q": ["none", "none"]], .choices(["none"])),
        (reasoned, ["q.q": ["no"], "q.q.reason": [" One\r\nTwo "]], .fulfilment(.no, reason: "One\nTwo")),
        (percent, ["q.q": [" 12.50 "]], .number(12.5)),
        (.number(NumberRule()), ["q.q": ["12,345"]], .number(12_345)),
        (.number(NumberRule()), ["q.q": ["-0"]], .number(0)),
        (trained, ["q.q.day": ["14"], "q.q.month": ["2"], "q.q.year": ["2019"]], .day(.sampleToday)),
        (.shortText(most: 20), ["q.q": [" one\ntwo "]], .text("one two")),
        (ranked, ["q.q.a": [""], "q.q.b": ["2"], "q.q.c": ["1"]], .ranking(["c", "b"])),
        (rows, ["q.q.time": ["5"]], .matrix(["time": "5"])),
        (.person, ["q.q.name": ["Ann Reed"]], .person(AnswerPerson(name: "Ann Reed"))),
        (.agreement(offersDontKnow: true), ["q.q": ["dont-know"]], .agreement(.dontKnow)),
    ])
    func takes(kind: QuestionKind, fields: [String: [String]], value: AnswerValue) throws {
        let reading = try read(fields, kind)
        #expect(reading.problems == [])
        #expect(reading.sheet["q"] == value)
    }

    @Test func whatIsRequiredIsAskedForInTheWordsOfItsKind() throws {
        let fields: [(QuestionKind, String, String)] = [
            (Self.trained, "q.q.day", "Enter a date for “q”"), (.person, "q.q.name", "Enter a name for “q”"),
            (Self.percent, "q.q", "Enter a number for “q”"), (Self.many, "q.q", "Choose an answer to “q”"),
            (.signature, "q.q", "Enter your full name to sign “q”"),
            (Self.ranked, "q.q.a", "Number the choices from 1 to 2 for “q”"),
        ]
        for (kind, field, message) in fields {
            let reading = try read(["q.q": ["  "]], kind, required: true)
            #expect(reading.problems == [AnswerProblem(question: "q", field: field, message)])
        }
    }

    @Test func eachRowOfARequiredMatrixIsNamed() throws {
        let reading = try read(["q.q.room": ["5"]], Self.rows, required: true)
        #expect(reading.problems.map(\.field) == ["q.q.time"])
        #expect(try read([:], Self.rows, required: true).problems.map(\.field) == ["q.q.room", "q.q.time"])
    }

    @Test func aCheckHasItsOwnWords() throws {
        let reading = try read(["q.q": ["7"]], .number(NumberRule()), check: ". / 2 > 4")
        #expect(reading.problems.map(\.message) == ["Enter something else"])
        #expect(try read(["q.q": ["9"]], .number(NumberRule()), check: ". / 2 > 4").problems == [])
    }

    @Test func aCheckThatCanNotBeWorkedOutHoldsNobodyUp() throws {
        let set = QuestionSet.sample([
            try .sample("all", .number(NumberRule())),
            try .sample("some", .number(NumberRule()), check: ". / ${all} <= 1"),
        ])
        for all in ["", "0"] {
            let reading = AnswerReading(["q.all": [all], "q.some": ["3"]], of: set, on: .sampleToday)
            #expect(reading.isAccepted && reading.sheet["some"] == .number(3))
        }
        #expect(!AnswerReading(["q.all": ["2"], "q.some": ["3"]], of: set, on: .sampleToday).isAccepted)
    }

    @Test func fieldsThatWereNotAskedAreCountedAndIgnored() throws {
        let reading = try read(
            ["q.q": ["x"], "q.q.reason": ["y"], "q.other": ["z"], "q.": [""], "token": ["t"]], .shortText(most: 9))
        #expect(reading.notAsked == ["q.", "q.other", "q.q.reason"])
        #expect(reading.sheet.values == ["q": .text("x")])
    }

    @Test func everyProblemIsToldAtOnce() throws {
        let set = QuestionSet.sample([
            try .sample("a", .shortText(most: 9), required: true), try .sample("b", .number(NumberRule())),
            try .sample("c", .person),
        ])
        let reading = AnswerReading(
            ["q.b": ["x"], "q.c.email": ["y"]], of: set, after: AnswerSheet(["a": .text("before")]),
            on: .sampleToday)
        #expect(reading.problems.map(\.field) == ["q.a", "q.b", "q.c.name", "q.c.email"])
    }

    @Test func aProblemNamesTheQuestionAsItWasRead() throws {
        let set = QuestionSet.sample([
            try .sample("all", .number(NumberRule())),
            try .sample(
                "some", .number(NumberRule()), label: Wording("How many of ${all}?", variants: ["cy": "O ${all}?"])),
        ])
        let fields = ["q.all": ["7"], "q.some": ["x"]]
        let reading = AnswerReading(fields, of: set, on: .sampleToday)
        #expect(reading.problems.map(\.message) == ["Enter a number, like 12, for “How many of 7?”"])
        let welsh = AnswerReading(fields, of: set, on: .sampleToday, variant: "cy")
        #expect(welsh.problems.map(\.message) == ["Enter a number, like 12, for “O 7?”"])
    }

    @Test func whoeverComesBackLaterNeedNotBeComplete() throws {
        let set = QuestionSet.sample([try .sample("a", .shortText(most: 9), required: true)])
        #expect(AnswerReading([:], of: set, on: .sampleToday, requiring: false).isAccepted)
    }
}

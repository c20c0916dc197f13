import Domain
import Packs
import Testing

@testable import Questions

@Suite struct QuestionSetFileTests {
    @Test(arguments: Packs.files(in: "question-sets"))
    func everyPackIsSoundAndIsWrittenAsItIsRead(file: String) throws {
        let bytes = try #require(Packs.bytes("question-sets/\(file)"))
        let report = QuestionSetFile.check(bytes)
        #expect(report.problems.map(\.message) == [])
        let set = try #require(report.set)
        #expect("\(set.key).yaml" == file)
        #expect(try QuestionSetFile.read(QuestionSetFile.text(of: set)) == set)
        #expect(QuestionSetFile.check(Array(try QuestionSetFile.text(of: set).utf8)).set == set)
    }

    @Test func theExitEvaluationTakesFourTapsAndAWord() throws {
        let set = try pack("exit-evaluation")
        #expect(set.pages.count == 1)
        #expect(set.identifyingQuestions.isEmpty)
        let asked = set.questions.filter(\.isRequired).map(\.kind.name)
        #expect(asked == ["one-choice", "one-choice", "one-choice", "one-choice", "long-text"])
        let fields = [
            "q.objectives-met": ["yes"], "q.better-understanding": ["yes"], "q.able-to-contribute": ["partly"],
            "q.length": ["too-short"], "q.most-useful": ["Listening"], "q.change-next-time": [""],
        ]
        let reading = AnswerReading(fields, of: set, on: Day(number: 17_941))
        #expect(reading.isAccepted && reading.sheet.values.count == 5)
    }

    @Test func theTrainingRecordUsesEveryKindAndYoungPeopleHaveTheirOwnWords() throws {
        let kinds = Set(try pack("training-record").questions.map(\.kind.name))
        #expect(kinds == Set(QuestionKind.names))
        let young = try pack("young-people")
        #expect(young.showsHelp && young.identifyingQuestions.isEmpty)
        #expect(young.variants.map(\.key) == ["easy-read", "cy"])
        #expect(young.title.text(in: "cy") == "Teimlo’n ddiogel")
    }

    private func pack(_ key: String) throws -> QuestionSet {
        let bytes = try #require(Packs.bytes("question-sets/\(key).yaml"))
        return try #require(QuestionSetFile.check(bytes).set)
    }
}

@Suite struct QuestionSetFileRefusalTests {
    private func problems(_ text: String) -> [String] {
        QuestionSetFile.check(Array(text.utf8)).problems.map(\.message)
    }

    /// One page with one question of these lines, which begin on line 6.
    private func question(_ lines: String...) -> String {
        "key: s\ntitle: S\npages:\n- id: p\n  questions:\n  - id: q\n"
            + lines.map { "    \($0)\n" }.joined()
    }

    @Test(arguments: [
        ("", "There is nothing in it"), ("# words\n", "There is nothing in it"),
        ("words", "Line 1: A question set must be written as names with values, such as title: Words"),
        ("- a\n- b\n", "Line 1: A question set must be written as names with values, such as title: Words"),
        ("key: [a\n", "Line 2: This is not YAML: did not find expected ',' or ']', column 1"),
        ("key: a\nkey: b\n", "Line 1: Each name may stand only once: key"),
        ("a: 1\n---\nb: 2\n", "Line 2: This is not YAML: but found another document, column 1"),
        ("key: \u{1}\n", "This is not YAML: control characters are not allowed"),
        ("a: &x [1]\nb: *x\n", "Write words out where they belong, without & and *"),
    ])
    func aFileThatIsNoSetSaysSo(text: String, message: String) {
        #expect(problems(text) == [message])
    }

    @Test func aFileThatIsNoTextOrTooLargeSaysSo() {
        let broken = QuestionSetFile.check([0xFF, 0xFE, 0x00, 0xD8])
        #expect(broken.problems.map(\.message) == ["This is not a text in UTF-8"])
        let large = QuestionSetFile.check([UInt8](repeating: 32, count: QuestionSetFile.mostBytes + 1))
        #expect(large.problems.map(\.message) == ["A question set must be 1 MB or smaller"])
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000) + "a",
        String(repeating: "{a: ", count: 100_000), String(repeating: "? ", count: 100_000),
    ])
    func aFileThatIsTooDeepIsRefusedAndNotFollowed(text: String) {
        #expect(!QuestionSetFile.check(Array(text.utf8)).isAccepted)
    }

    @Test func aSmallFileThatMeansALargeOneIsRefused() {
        let doubled = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        #expect(!QuestionSetFile.check(Array("a0: &a0 x\n\(doubled)".utf8)).isAccepted)
    }

    @Test func wordsWithSignsInThemAreWords() {
        #expect(!YAMLAnchors.areUsed(in: "title: Bed & breakfast, *free* &c\n"))
    }

    @Test func everyProblemIsNamedByLineAndPlace() {
        #expect(problems(Self.broken) == Self.whatIsWrong)
    }

    @Test(arguments: [
        (
            "kind: date", "earliest: yesterday",
            "Line 9, page p, question q, earliest: This must be a day such as 2024-02-29, "
                + "or today, today+30 or today-30"
        ),
        (
            "kind: date", "expiry-warning-days: 5",
            "Line 9, page p, question q, expiry-warning-days: There are no expiry-months to warn of"
        ),
        (
            "kind: date", "expiry-months: 0",
            "Line 9, page p, question q, expiry: Must be from 1 to 1200 months, not 0"
        ),
        (
            "kind: yes-partly-no", "reason-for: [maybe]",
            "Line 9, page p, question q, reason-for: A reason can be asked for yes, partly, no and not-applicable, "
                + "not for maybe"
        ),
        (
            "kind: short-text", "most: 99999999999999999999",
            "Line 9, page p, question q, most: This must be a whole number"
        ),
        (
            "kind: signature", "check-message: Sign",
            "Line 9, page p, question q, check-message: There is no check to say this of"
        ),
        (
            "kind: person", "hint: {standard: A, fr: B}",
            "Line 9, page p, question q, hint: There is no variant fr in this set"
        ),
        (
            "kind: person", "shown-when: ${q} = 1",
            "Line 9, page p, question q, shown-when, column 1: ${q} is not earlier. "
                + "Only questions that come before can be used"
        ),
    ])
    func aValueThatDoesNotFitIsNamedByItsLine(kind: String, value: String, message: String) {
        #expect(problems(question(kind, "label: Q", value)) == [message])
    }

    @Test func noMoreThanASetCanHoldIsRead() {
        let page = "- id: p\n  questions:\n  - id: q\n    kind: person\n    label: Q\n"
        let text = "key: s\ntitle: S\npages:\n" + String(repeating: page, count: 5000)
        let found = problems(text)
        #expect(found.contains("Line 4, pages: There must be 100 or fewer, not 5000"))
        #expect(found.count < 300)
    }
}

extension QuestionSetFileRefusalTests {
    fileprivate static let broken = """
        key: My set
        version: one
        titel: Words
        pages:
        - id: first
          questions:
          - id: a
            kind: one-choice
            label: A
            choices:
            - yes
            - no: No
          - id: b
            kind: slider
            label: B
          - id: c
            kind: number
            label: You said ${b}
            required: perhaps
            least: ten
            shown-when: ${b} = 1 or ${later} = 1
          - kind: short-text
            shown-when: 1 = = 1
          - id: d
            kind: long-text
            label: {cy: Dim}
            check: length(.) > 3
            colour: red
          - id: later
            kind: matrix
            label: [a, b]
            rows:
            - x: X
            - x: Y
        """

    fileprivate static let whatIsWrong = [
        "Line 1: title is missing",
        "Line 1, key: The key must have \(StableID.rule)",
        "Line 2, version: This must be a whole number",
        "Line 3: A question set has no titel. It can have key, version, title, introduction, closing, shows-help, "
            + "variants, pages",
        "Line 11, page first, question a, choices: Write each as an id and words, such as too-long: Too long",
        "Line 14, page first, question b: The kind must be one of: \(QuestionKind.names.joined(separator: ", "))",
        "Line 19, page first, question c, required: This must be yes or no",
        "Line 20, page first, question c, least: This must be a number of at most 12 digits and 6 decimals",
        "Line 21, page first, question c, shown-when, column 13: ${later} is not earlier. "
            + "Only questions that come before can be used",
        "Line 22, page first, question 4: id is missing",
        "Line 22, page first, question 4: label is missing",
        "Line 23, page first, question 4, shown-when, column 5: Expected a value or a question, not =",
        "Line 26, page first, question d, label: The ordinary words are missing. Write them as standard",
        "Line 27, page first, question d, check: A check needs a check-message that says what to do",
        "Line 28, page first, question d: A question of kind long-text has no colour. It can have id, kind, label, "
            + "hint, required, shown-when, check, check-message, most",
        "Line 31, page first, question later, label: This must be words, not a list",
        "Line 34, page first, question later, row x: This id is used 2 times",
    ]
}

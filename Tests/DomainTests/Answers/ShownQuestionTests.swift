import Testing

@testable import Domain

@Suite struct ShownQuestionTests {
    private func set() throws -> QuestionSet {
        QuestionSet.sample([
            try .sample("came", .oneChoice(.sample("yes", "no")), required: true),
            try .sample("why", .shortText(most: 99), required: true, when: "${came} = 'no'"),
            try .sample("more", .shortText(most: 99), when: "length(${why}) > 3"),
        ])
    }

    @Test func aQuestionThatTheFormItselfBringsUpIsAskedBeforeItIsMissed() throws {
        let reading = AnswerReading(["q.came": ["no"]], page: "one", of: try set(), on: .sampleToday)
        #expect(reading.revealed == ["why"] && reading.problems == [] && !reading.isAccepted)

        let again = AnswerReading(
            ["q.came": ["no"], "q.why": [""]], page: "one", of: try set(), after: reading.sheet, on: .sampleToday)
        #expect(again.problems.map(\.field) == ["q.why"] && again.revealed == [])
    }

    @Test func aQuestionThatWasOnTheFormAndLeftEmptyDoesNotComeAgain() throws {
        let set = QuestionSet.sample([
            try .sample("came", .oneChoice(.sample("yes", "no"))),
            try .sample("how", .oneChoice(.sample("bus", "car")), when: "${came} = 'yes'"),
        ])
        let fields = ["q.came": ["yes"], Question.shownField: ["came", "how"]]
        let reading = AnswerReading(fields, page: "one", of: set, on: .sampleToday)
        #expect(reading.isAccepted && reading.notAsked == [])
        let first = AnswerReading(["q.came": ["yes"]], page: "one", of: set, on: .sampleToday)
        #expect(first.revealed == ["how"] && !first.isAccepted)
        #expect(AnswerReading(["q.came": ["yes"]], of: set, on: .sampleToday).isAccepted)
    }

    @Test func aQuestionThatIsNoLongerShownLosesItsAnswerAndSoDoesWhatHangsOnIt() throws {
        let before = AnswerSheet(["came": .choice("no"), "why": .text("Far away"), "more": .text("By bus")])
        let fields = ["q.came": ["yes"], "q.why": ["Far away"], "q.more": ["By bus"]]
        let reading = AnswerReading(fields, of: try set(), after: before, on: .sampleToday)
        #expect(reading.sheet.values == ["came": .choice("yes")])
        #expect(reading.notAsked == ["q.more", "q.why"])
    }

    @Test func onlyThePageThatWasSentIsRead() throws {
        let pages = QuestionSet.samplePages([
            try .sample("a", .shortText(most: 9), required: true),
            try .sample("b", .shortText(most: 9), required: true),
        ])
        let reading = AnswerReading(
            ["q.a": ["new"], "q.b": ["other"]], page: "page-a", of: pages, after: AnswerSheet(["b": .text("kept")]),
            on: .sampleToday)
        #expect(reading.sheet.values == ["a": .text("new"), "b": .text("kept")])
        #expect(reading.notAsked == ["q.b"] && reading.isAccepted)
        let nowhere = AnswerReading(["q.a": ["x"]], page: "nowhere", of: pages, on: .sampleToday)
        #expect(nowhere.notAsked == ["q.a"] && nowhere.sheet.isEmpty)
    }

    @Test func whatIsClearedIsGone() throws {
        let set = QuestionSet.sample([try .sample("a", .manyChoices(ManyChoices(choices: .sample("x", "y"))))])
        let reading = AnswerReading([:], of: set, after: AnswerSheet(["a": .choices(["x"])]), on: .sampleToday)
        #expect(reading.isAccepted && reading.sheet.isEmpty)
    }

    @Test func aFileStaysUntilItIsReplacedOrTakenAway() throws {
        let set = QuestionSet.sample([try .sample("f", .file(FileRule(endings: ["pdf"], mostMegabytes: 1)))])
        let first = AnswerFile(id: "1", name: "Policy.PDF", bytes: 10)
        let kept = AnswerReading([:], files: ["f": first], of: set, on: .sampleToday).sheet
        #expect(kept["f"] == .file(first))
        #expect(AnswerReading([:], of: set, after: kept, on: .sampleToday).sheet == kept)
        #expect(AnswerReading(["q.f.remove": ["yes"]], of: set, after: kept, on: .sampleToday).sheet.isEmpty)
        for wrong in [
            AnswerFile(id: "2", name: "x.exe", bytes: 10), AnswerFile(id: "2", name: ".pdf", bytes: 10),
            AnswerFile(id: "2", name: "x.pdf", bytes: 1_000_001), AnswerFile(id: "2", name: "x.pdf", bytes: 0),
        ] {
            #expect(AnswerReading([:], files: ["f": wrong], of: set, on: .sampleToday).problems.count == 1)
        }
    }

    @Test func theWayGoesOverPagesThatAreShown() throws {
        let set = QuestionSet.samplePages([
            try .sample("a", .oneChoice(.sample("yes", "no")), required: true),
            try .sample("b", .shortText(most: 9), when: "${a} = 'no'"),
            try .sample("c", .shortText(most: 9), required: true),
            try .sample("end", .information),
        ])
        let path = AnswerPath(set, AnswerSheet(["a": .choice("yes"), "b": .text("old")]), on: .sampleToday)
        #expect(path.pages.map(\.id) == ["page-a", "page-c", "page-end"])
        #expect(path.page(after: "page-a")?.id == "page-c" && path.page(before: "page-c")?.id == "page-a")
        #expect(path.page(after: "page-b")?.id == "page-c" && path.page(before: "page-b")?.id == "page-a")
        #expect(path.page(after: "page-end") == nil && path.page(before: "page-a") == nil)
        #expect(path.page(after: "nowhere") == nil)
        #expect(path.progress.words == "1 of 2 questions answered")
        #expect(path.missing.map(\.id) == ["c"] && path.pageToContinue?.id == "page-c" && !path.isComplete)
        #expect(path.number(ofPage: "page-c") == 2 && path.number(ofPage: "page-b") == nil)
    }

    @Test func whatIsKeptForLaterMayBeUnfinishedAndIsThenMissing() throws {
        let set = QuestionSet.sample([
            try .sample(
                "m", .matrix(MatrixRule(rows: .sample("a", "b"), scale: .agreement(offersDontKnow: true))),
                required: true),
            try .sample("f", .fulfilment(FulfilmentRule(reasonFor: [.no]))),
        ])
        let fields = ["q.m.a": ["5"], "q.f": ["no"]]
        #expect(AnswerReading(fields, of: set, on: .sampleToday).problems.map(\.field) == ["q.m.b", "q.f.reason"])
        let later = AnswerReading(fields, of: set, on: .sampleToday, requiring: false)
        #expect(later.isAccepted)
        let path = AnswerPath(set, later.sheet, on: .sampleToday)
        #expect(path.missing.map(\.id) == ["m", "f"] && !path.isComplete && path.pageToContinue?.id == "one")
    }
}

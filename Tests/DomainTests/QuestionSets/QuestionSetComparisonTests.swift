import Testing

@testable import Domain

@Suite struct QuestionSetComparisonTests {
    private func changes(from old: [Question], to new: [Question]) -> [QuestionChange] {
        QuestionSetComparison(from: .sample(old), to: .sample(new)).changes
    }

    @Test func aSetIsNotDifferentFromItself() throws {
        for seed in 1...100 {
            var chance = Chance(state: UInt64(seed))
            let set = try QuestionSet.random(&chance)
            #expect(QuestionSetComparison(from: set, to: set).isUnchanged)
        }
    }

    @Test func namesWhatWasAddedTakenOutAndMovedWithAsFewMovesAsCanBe() throws {
        let (a, b, c, d) = (
            try Question.sample("a", .person), try Question.sample("b", .person), try Question.sample("c", .person),
            try Question.sample("d", .person)
        )
        let found = changes(from: [a, b, c], to: [c, a, d])
        #expect(found.filter { $0.what == .moved }.count == 1)
        #expect(found.contains(QuestionChange(question: "d", .added)))
        #expect(found.last == QuestionChange(question: "b", .removed) && found.count == 3)
        #expect(changes(from: [a, b, c, d], to: [d, a, b, c]) == [QuestionChange(question: "d", .moved)])
        #expect(changes(from: [a, b], to: [a, d, b]) == [QuestionChange(question: "d", .added)])
    }

    @Test func anotherPageIsAMove() throws {
        let (a, b) = (try Question.sample("a", .person), try Question.sample("b", .person))
        let old = QuestionSet(key: "s", title: "S", pages: [QuestionPage(id: "one", questions: [a, b])])
        let new = QuestionSet(
            key: "s", title: "S",
            pages: [QuestionPage(id: "one", questions: [a]), QuestionPage(id: "two", questions: [b])])
        #expect(
            QuestionSetComparison(from: old, to: new).changes == [
                QuestionChange(question: nil, .reworded(["pages"])), QuestionChange(question: "b", .moved),
            ])
    }

    @Test func namesOtherWordsChoicesKindsAndRules() throws {
        let old = try Question.sample("q", .oneChoice(.sample("a", "b")))
        let choices = [QuestionChoice("a", "Other words"), QuestionChoice("c", "C")]
        let new = Question(
            id: "q", kind: .oneChoice(choices), label: "New", hint: "A hint", isRequired: true,
            shownWhen: try Condition("yes"))
        #expect(
            changes(from: [old], to: [new]).map(\.what) == [
                .reworded(["choice a", "hint", "label"]), .choices(added: ["c"], removed: ["b"]),
                .rules(["required", "shown-when"]),
            ])
        #expect(
            changes(from: [old], to: [try .sample("q", .person)]).map(\.what) == [
                .kind(from: "one-choice", to: "person")
            ])
        let (narrow, wide) = (
            try Question.sample("q", .number(NumberRule(most: 5))),
            try Question.sample("q", .number(NumberRule(most: 9)))
        )
        #expect(changes(from: [narrow], to: [wide]).map(\.what) == [.rules(["limits"])])
    }

    @Test(arguments: [
        (QuestionKind.shortText(most: 9), QuestionKind.longText(most: 99), Comparability.full),
        (.oneChoice(.sample("a", "b")), .oneChoice(.sample("b", "a")), .full),
        (.oneChoice(.sample("a", "b")), .oneChoice(.sample("a", "c")), .withCare),
        (.oneChoice(.sample("a", "b")), .oneChoice(.sample("c", "d")), .none),
        (.oneChoice(.sample("a", "b")), .manyChoices(ManyChoices(choices: .sample("a", "b"))), .none),
        (.number(NumberRule(unit: "%")), .number(NumberRule(unit: "pupils")), .none),
        (.number(NumberRule(unit: "%")), .number(NumberRule(unit: "%", most: 100)), .withCare),
        (.agreement(offersDontKnow: true), .agreement(offersDontKnow: false), .withCare),
        (.rating(low: "Low", high: "High"), .rating(low: "Bad", high: "Good"), .full),
        (
            .matrix(MatrixRule(rows: .sample("a"), scale: .agreement(offersDontKnow: true))),
            .matrix(MatrixRule(rows: .sample("a"), scale: .choices(.sample("x", "y")))), .none
        ),
    ])
    func saysWhetherAnswersCanBeCompared(old: QuestionKind, new: QuestionKind, found: Comparability) throws {
        let comparison = QuestionSetComparison(
            from: .sample([try .sample("q", old)]), to: .sample([try .sample("q", new)]))
        #expect(comparison.comparability(of: "q") == found)
        #expect(comparison.comparability(of: "other") == Comparability.none)
    }

    @Test func onlyAnswersThatWouldStillBeTakenAreOfferedAgain() throws {
        let old = QuestionSet.sample([
            try .sample("kept", .shortText(most: 99)), try .sample("gone", .shortText(most: 99)),
            try .sample("choice", .oneChoice(.sample("a", "b"))), try .sample("size", .number(NumberRule(most: 900))),
            try .sample("signed", .signature), try .sample("unit", .number(NumberRule(unit: "%"))),
        ])
        let new = QuestionSet.sample([
            try .sample("kept", .longText(most: 500), label: "In other words"),
            try .sample("choice", .oneChoice(.sample("a", "c"))), try .sample("size", .number(NumberRule(most: 100))),
            try .sample("signed", .signature), try .sample("unit", .number(NumberRule(unit: "pupils"))),
            try .sample("new", .person),
        ])
        let last = AnswerSheet([
            "kept": .text("Still so"), "gone": .text("x"), "choice": .choice("b"), "size": .number(500),
            "signed": .text("Ann Reed"), "unit": .number(3),
        ])
        #expect(CarryForward(last, of: old, to: new, on: .sampleToday).offers == ["kept": .text("Still so")])
    }
}

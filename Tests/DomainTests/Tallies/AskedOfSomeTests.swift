import Domain
import Testing

@Suite struct AskedOfSomeTests {
    private static let others = ReleasePolicy(for: .partners)
    private static let yesNo = [QuestionChoice("yes", "Yes"), QuestionChoice("no", "No")]

    /// Whether it met, and of those who say no what was missing: chosen, in words.
    private static func set(_ first: QuestionKind, _ condition: String) throws -> QuestionSet {
        let when = try Condition(condition)
        return QuestionSet(
            key: "set", title: "Set",
            pages: [
                QuestionPage(id: "one", questions: [Question(id: "met", kind: first, label: "Met?")]),
                QuestionPage(
                    id: "two", shownWhen: when,
                    questions: [
                        Question(id: "missing", kind: .oneChoice(yesNo), label: "Was something missing?"),
                        Question(
                            id: "what", kind: .longText(most: 100), label: "What?",
                            shownWhen: try Condition("${missing} = 'yes'")),
                    ]),
            ])
    }

    private func released(
        _ set: QuestionSet, _ answers: [(AnswerValue, count: Int, isAsked: Bool)], _ policy: ReleasePolicy = others
    ) throws -> [ReleasedQuestion] {
        var tally = AnswerTally(set.questions)
        for (value, count, isAsked) in answers {
            let rest: [String: AnswerValue] = isAsked ? ["missing": .choice("yes"), "what": .text("Chairs")] : [:]
            let sheet = AnswerSheet(rest.merging(["met": value]) { $1 })
            for _ in 0..<count { tally.add(sheet, notAsked: isAsked ? [] : ["missing", "what"]) }
        }
        return tally.released(of: set, by: nil, under: policy)
    }

    @Test func whatDecidesIsTheConditionOfTheQuestionOrOfItsPage() throws {
        let set = try Self.set(.oneChoice(Self.yesNo), "${met} = 'no'")
        #expect(set.deciding("met").isEmpty)
        #expect(set.deciding("missing") == ["met"])
        #expect(set.deciding("what") == ["missing"])
    }

    /// Three of forty say no, and are asked what was missing: "of 3" would tell what the table hides.
    @Test(arguments: [3, 12])
    func howManyWereAskedIsNotToldWhereItGivesASmallNumberAway(no: Int) throws {
        let set = try Self.set(.oneChoice(Self.yesNo), "${met} = 'no'")
        let answers: [(AnswerValue, count: Int, isAsked: Bool)] = [
            (.choice("yes"), no == 3 ? 37 : 2, false), (.choice("no"), no, true),
        ]
        let told = try released(set, answers)
        for question in told.dropFirst() {
            #expect(question.isWithheld)
            #expect([question.answered, question.toldAsked] == [.suppressed, .suppressed])
            #expect(!question.showsTexts)
            #expect(question.tables.allSatisfy { $0.cell(at: $0.total) == .suppressed })
        }
        #expect(told[2].texts == .suppressed)
        let team = try released(set, answers, ReleasePolicy(for: .team))
        #expect(team.map(\.isWithheld) == [false, false, false])
        #expect(team[1].toldAsked == .shown(no))
    }

    @Test func whatTheTableTellsAnywayIsTold() throws {
        let set = try Self.set(.oneChoice(Self.yesNo), "${met} = 'no'")
        let told = try released(set, [(.choice("yes"), 25, false), (.choice("no"), 15, true)])
        #expect(told.map(\.isWithheld) == [false, false, false])
        #expect(told.map(\.toldAsked) == [.shown(40), .shown(15), .shown(15)])
        #expect(told[2].showsTexts)
    }

    /// Of many choices a condition may pick out those who made one and not another, whom no table counts.
    @Test func thoseWhomNoTableCountsAreNotCountedByACondition() throws {
        let many = QuestionKind.manyChoices(ManyChoices(choices: Self.yesNo))
        let others: [(AnswerValue, count: Int, isAsked: Bool)] = [
            (.choices(["yes", "no"]), 20, false), (.choices(["no"]), 20, false),
        ]
        let apart = try Self.set(many, "selected(${met}, 'yes') and not(selected(${met}, 'no'))")
        #expect(try released(apart, others + [(.choices(["yes"]), 14, true)])[1].isWithheld == false)
        let crossing = others + [(.choices(["yes"]), 12, true), (.choices([]), 20, false)]
        #expect(try released(apart, crossing)[1].isWithheld)
    }
}

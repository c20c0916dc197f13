import Domain
import Testing

@Suite struct ReleasedQuestionTests {
    static let others = ReleasePolicy(for: .partners)
    static let team = ReleasePolicy(for: .team)

    func release(
        _ kind: QuestionKind, _ answers: [AnswerValue?], under policy: ReleasePolicy, groups: [String]? = nil
    ) -> ReleasedQuestion {
        let question = Question(id: "q", kind: kind, label: "Question")
        var tally = AnswerTally([question], by: groups == nil ? [] : [.role])
        for (index, answer) in answers.enumerated() {
            let group = groups.map { [Breakdown.role: $0[index % $0.count]] } ?? [:]
            tally.add(AnswerSheet(answer.map { ["q": $0] } ?? [:]), from: group)
        }
        return ReleasedQuestion(tally.questions[0], in: tally, by: groups == nil ? nil : .role, under: policy)
    }

    func times(_ count: Int, _ answer: AnswerValue) -> [AnswerValue?] { Array(repeating: answer, count: count) }

    /// 23 of 37 agree. Beside "20 agree strongly" that would say that 3 agree.
    @Test func whoAgreesIsNotToldWhereThatGivesASmallNumberAway() {
        let answers =
            times(20, .agreement(.stronglyAgree)) + times(3, .agreement(.agree)) + times(10, .agreement(.neither))
            + times(4, .agreement(.disagree))
        let kind = QuestionKind.agreement(offersDontKnow: false)
        #expect(release(kind, answers, under: Self.others).agreement == .suppressed)
        #expect(release(kind, answers, under: Self.team).agreement == .shown(Share(23, of: 37)))
        let large = times(20, .agreement(.stronglyAgree)) + times(10, .agreement(.neither))
        #expect(release(kind, large, under: Self.others).agreement == .shown(Share(20, of: 30)))
        let larger = times(40, .agreement(.stronglyAgree)) + times(30, .agreement(.neither))
        let parted = release(kind, larger, under: Self.others, groups: ["Nurses", "Teachers"])
        #expect(parted.isBrokenDown)
        #expect(parted.agreement == .shown(Share(40, of: 70)))
        #expect(release(.rating(low: "", high: ""), [.rating(1)], under: Self.others).agreement == nil)
    }

    /// Of 20, five said 3 and fifteen said 7: a lower quartile of 6 says exactly that five are below.
    @Test func theMiddleIsNotToldBesideNumbersThatAreHeldBack() {
        let kind = QuestionKind.rating(low: "Bad", high: "Good")
        let few = times(5, .rating(3)) + times(15, .rating(7))
        #expect(release(kind, few, under: Self.team).numbers?.lowerQuartile == 6)
        #expect(release(kind, few, under: Self.others).numbers == nil)
        let many = times(15, .rating(3)) + times(15, .rating(7))
        let told = release(kind, many, under: Self.others).numbers
        #expect(told?.median == 5)
        #expect(told?.lowest == nil)
    }

    @Test func howManyAnsweredIsNotToldWhereTheTableHidesIt() {
        let kind = QuestionKind.oneChoice([QuestionChoice("a", "A"), QuestionChoice("b", "B")])
        let few = release(kind, times(3, .choice("a")) + [nil, nil], under: Self.others)
        #expect(few.answered == .suppressed)
        #expect(release(kind, times(3, .choice("a")), under: Self.team).answered == .shown(3))
        let many = release(kind, times(30, .choice("a")) + times(3, .choice("b")), under: Self.others)
        let total = many.tables[0].cell(at: many.tables[0].total)
        #expect(many.answered == (total == .shown(33) ? .shown(33) : .suppressed))
    }

    @Test func everyTableHasAPlaceForEachChoiceWhateverItsShape() {
        let choices = [QuestionChoice("a", "A"), QuestionChoice("b", "B")]
        let many = QuestionKind.manyChoices(ManyChoices(choices: choices))
        for (kind, answer, groups) in [
            (QuestionKind.oneChoice(choices), AnswerValue.choice("b"), nil), (many, .choices(["b"]), nil),
            (many, .choices(["b"]), ["Nurses"]), (.oneChoice(choices), .choice("b"), ["Nurses", "Teachers"]),
        ] {
            let released = release(kind, times(20, answer), under: Self.team, groups: groups)
            let table = released.tables[0]
            #expect(table.choices.map(\.heading.id) == ["a", "b"])
            #expect(table.choices.map { table.cell(at: $0.place) } == [.shown(0), .shown(20)])
            #expect(table.cell(at: table.total) == .shown(20))
        }
    }

    @Test func eachSymbolStandsOnceInTheKey() {
        let kind = QuestionKind.fulfilment(FulfilmentRule(reasonFor: [.no]))
        let answers = times(3, .fulfilment(.no, reason: "Because")) + times(30, .fulfilment(.yes, reason: nil))
        #expect(release(kind, answers, under: Self.others).key.map(\.symbol) == ["[c]"])
        #expect(release(kind, answers, under: Self.team).key.isEmpty)
        #expect(release(.longText(most: 9), times(3, .text("x")), under: Self.others).texts == .suppressed)
        #expect(release(.longText(most: 9), times(6, .text("x")), under: Self.others).texts == .shown(6))
    }
}

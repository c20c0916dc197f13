import Domain
import Testing

@Suite struct QuestionTallyTests {
    let choices = [QuestionChoice("a", "Letter"), QuestionChoice("b", "Forum"), QuestionChoice("c", "Poster")]

    func tally(_ kind: QuestionKind, _ answers: [AnswerValue?]) -> QuestionTally {
        answers.reduce(into: QuestionTally(Question(id: "q", kind: kind, label: "Question"))) { $0.add($1) }
    }

    @Test func noAnswersHaveNoShares() {
        let empty = tally(.oneChoice(choices), [])
        #expect(empty.response == Share(0, of: 0) && empty.share(of: "a").value == nil)
        #expect(empty.agreement == Share(0, of: 0) && empty.numbers.summary == nil)
        #expect(empty.tables.first?[TablePlace(row: 3, column: 0)] == .count(0))
        let silent = tally(.oneChoice(choices), [nil, nil])
        #expect(silent.response == Share(0, of: 2) && silent.share(of: "a") == Share(0, of: 0))
    }

    @Test func choicesAreSharesOfThoseWhoAnswered() {
        let one = tally(.oneChoice(choices), [.choice("a"), .choice("b"), .choice("a"), nil])
        #expect(one.share(of: "a") == Share(2, of: 3) && one.share(of: "c") == Share(0, of: 3))
        let many = tally(.manyChoices(ManyChoices(choices: choices)), [.choices(["a", "b"]), .choices(["a"]), nil])
        #expect(many.share(of: "a") == Share(2, of: 2) && many.share(of: "b") == Share(1, of: 2))
    }

    @Test func whoDoesNotKnowIsNotInTheBaseOfAgreement() {
        let answers: [AnswerValue?] = [
            .agreement(.stronglyAgree), .agreement(.agree), .agreement(.neither), .agreement(.dontKnow), nil,
        ]
        let some = tally(.agreement(offersDontKnow: true), answers)
        #expect(some.agreement == Share(2, of: 3) && some.answered == 4)
        let none = tally(.agreement(offersDontKnow: true), [.agreement(.dontKnow), .agreement(.dontKnow)])
        #expect(none.agreement == Share(0, of: 0) && none.answered == 2)
    }

    @Test func ratingsHaveAMiddleAndAreCountedByPoint() {
        let ratings = tally(.rating(low: "Bad", high: "Good"), [.rating(0), .rating(10), .rating(10), .rating(7)])
        #expect(ratings.numbers.summary?.median == 8.5 && ratings.share(of: "10") == Share(2, of: 4))
        #expect(ratings.tables.first?.rows.count == 11)
    }

    /// Two put the forum first; whoever left the poster out says nothing about it.
    @Test func ranksAreMeansOverThoseWhoRanked() {
        let ranking = tally(
            .ranking(RankingRule(choices: choices)),
            [.ranking(["b", "a", "c"]), .ranking(["b", "a"]), .ranking(["a", "b"])])
        #expect(ranking.meanRank(of: "b") == 4.0 / 3 && ranking.meanRank(of: "a") == 5.0 / 3)
        #expect(ranking.meanRank(of: "c") == 3 && ranking.meanRank(of: "d") == nil)
        #expect(ranking.firsts == ["b": 2, "a": 1])
    }

    @Test func aMatrixIsATallyPerRow() {
        let matrix = MatrixRule(rows: choices, scale: .agreement(offersDontKnow: true))
        let rows = tally(.matrix(matrix), [.matrix(["a": "5", "b": "dont-know"]), .matrix(["a": "2"]), nil])
        #expect(rows.agreement(ofRow: "a") == Share(1, of: 2))
        #expect(rows.agreement(ofRow: "b") == Share(0, of: 0) && rows.agreement(ofRow: "c") == Share(0, of: 0))
        #expect(rows.tables.count == 3)
    }

    @Test func textsAndReasonsAreCounted() {
        #expect(tally(.longText(most: 100), [.text("Yes."), nil]).texts == 1)
        let rule = FulfilmentRule(reasonFor: [.no])
        let audit = tally(.fulfilment(rule), [.fulfilment(.no, reason: "Late"), .fulfilment(.yes, reason: nil)])
        #expect(audit.texts == 1 && audit.share(of: "no") == Share(1, of: 2))
    }

    @Test func aChoiceThatIsNotOfferedAnyMoreIsCounted() {
        let old = tally(.oneChoice(choices), [.choice("old"), .choice("a")])
        #expect(old.tables.first?.rows.map(\.id) == ["a", "b", "c", "old"])
    }

    @Test func theShareThatAgreesIsReleasedOnlyFromWhatIsShown() {
        func agreement(_ counts: [Agreement: Int]) -> ReleasedShare? {
            let answers = counts.flatMap { Array(repeating: AnswerValue.agreement($0.key), count: $0.value) }
            let table = tally(.agreement(offersDontKnow: true), answers).tables.first
            return table?.released(under: ReleasePolicy(for: .everybody)).agreement()
        }
        #expect(agreement([.stronglyAgree: 20, .agree: 20, .disagree: 10])?.percentWords == "80%")
        #expect(agreement([.stronglyAgree: 20, .agree: 20, .disagree: 3]) == .suppressed)
        #expect(agreement([:]) == .notApplicable)
    }
}

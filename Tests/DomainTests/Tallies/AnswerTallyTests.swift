import Domain
import Testing

@Suite struct AnswerTallyTests {
    let questions = [
        Question(id: "met", kind: .agreement(offersDontKnow: true), label: "Were your hopes met?"),
        Question(id: "words", kind: .information, label: "Thank you"),
        Question(
            id: "heard", kind: .manyChoices(ManyChoices(choices: [.init("a", "Letter"), .init("b", "Forum")])),
            label: "How did you hear?"),
        Question(id: "hours", kind: .number(NumberRule()), label: "Hours"),
    ]

    func sheet(_ number: Int) -> AnswerSheet {
        AnswerSheet([
            "met": .agreement(Agreement.allCases[number % 6]), "hours": .number(Double(number % 40)),
            "heard": .choices(number % 3 == 0 ? ["a", "b"] : ["b"]),
        ])
    }

    @Test func answersAreBrokenDown() throws {
        var tally = AnswerTally(questions, by: [.kind])
        for number in 0..<60 { tally.add(sheet(number), from: [.kind: number % 2 == 0 ? "police" : "school"]) }
        tally.add(AnswerSheet(), from: [:], notAsked: ["hours"])
        #expect(tally.sheets == 61 && tally["met"]?.response == Share(60, of: 61))
        #expect(tally["hours"]?.response == Share(60, of: 60) && tally["words"] == nil)
        let table = try #require(tally.tables(of: "met", by: .kind, names: ["police": "Police"]).first)
        #expect(table.rows.map(\.name) == ["Not known", "Police", "school"])
        #expect(table[TablePlace(row: 3, column: 6)] == .count(60))
        #expect(tally.tables(of: "hours", by: .kind).isEmpty && tally.tables(of: "met", by: .area).count == 1)
    }

    @Test func whereManyMayBeChosenEachRowIsOutOfPeople() throws {
        var tally = AnswerTally(questions, by: [.area])
        for number in 0..<30 { tally.add(sheet(number), from: [.area: "north"]) }
        let table = try #require(tally.tables(of: "heard", by: .area).first)
        #expect(
            table[TablePlace(row: 0, column: 0)] == .count(10) && table[TablePlace(row: 0, column: 1)] == .count(30))
        #expect(table[TablePlace(row: 0, column: 2)] == .count(30))
    }

    @Test func sharingOutTheAnswersChangesNothing() {
        func tally(_ numbers: Range<Int>) -> AnswerTally {
            numbers.reduce(into: AnswerTally(questions, by: [.kind, .role])) { tally, number in
                tally.add(sheet(number), from: [.kind: "k\(number % 5)", .role: "r\(number % 2)"])
            }
        }
        for cut in [0, 1, 77, 200] {
            var merged = tally(0..<cut)
            merged.merge(tally(cut..<200))
            #expect(merged == tally(0..<200))
        }
    }
}

@Suite struct ResponseRateTests {
    func group(_ id: String, _ answered: Int, of asked: Int) -> ResponseRate.Group {
        .init(.init(id, id), asked: asked, answered: answered)
    }

    @Test func theRateIsOfThoseWhoWereAsked() {
        let rate = ResponseRate([group("a", 3, of: 10), group("b", 0, of: 6), group("c", 0, of: 0)])
        #expect(rate.share == Share(3, of: 16) && ResponseRate([]).share.value == nil)
        #expect(rate.table("Answered")[TablePlace(row: 3, column: 1)] == .count(13))
    }

    /// One person was asked at the school: that the school is missing says that this person is.
    @Test func ofAnAnonymousOccasionNoSmallOrganisationIsMissing() {
        let rate = ResponseRate([group("police", 0, of: 6), group("school", 0, of: 1), group("council", 2, of: 9)])
        let policy = ReleasePolicy(for: .everybody)
        #expect(rate.missing(isAnonymous: false, under: policy).map(\.id) == ["police", "school"])
        #expect(rate.missing(isAnonymous: true, under: policy).map(\.id) == ["police"])
    }
}

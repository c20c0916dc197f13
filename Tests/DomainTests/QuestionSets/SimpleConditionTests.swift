import Testing

@testable import Domain

@Suite struct SimpleConditionTests {
    private func set() throws -> QuestionSet {
        .sample([
            try .sample("came", .oneChoice(.sample("yes", "no"))),
            try .sample("topics", .manyChoices(ManyChoices(choices: .sample("online", "home")))),
            try .sample("kept", .fulfilment(FulfilmentRule())), try .sample("age", .number(NumberRule())),
            try .sample("last", .shortText(most: 9)),
        ])
    }

    @Test(arguments: [
        ("${came} = 'yes'", "“came” is “Yes”"), ("${came} != 'no'", "“came” is not “No”"),
        ("selected(${topics}, 'home')", "“topics” includes “Home”"),
        ("not selected(${topics}, 'home')", "“topics” does not include “Home”"),
        ("${kept} = 'not-applicable'", "“kept” is “Does not apply”"),
    ])
    func isReadWrittenAndSaid(text: String, words: String) throws {
        let condition = try Condition(text)
        let simple = try #require(SimpleCondition(condition))
        #expect(simple.condition(in: try set())?.text == text)
        #expect(condition.inWords(of: try set()) == words)
        #expect(condition.problems(in: try set().scope(before: 4)).isEmpty)
    }

    @Test(arguments: [
        "${age} = 5", "${came} = 'yes' and ${age} > 3", "${came.row} = 'yes'", "'yes' = ${came}",
        "not ${came} = 'yes'", "${came} = 'perhaps'",
    ])
    func leavesEverythingElseAsItIsWritten(text: String) throws {
        let condition = try Condition(text)
        #expect(condition.inWords(of: try set()) == condition.text)
    }

    @Test func namesOnlyQuestionsWithChoices() throws {
        #expect(SimpleCondition(question: "age", choice: "5").condition(in: try set()) == nil)
        #expect(SimpleCondition(question: "gone", choice: "yes").condition(in: try set()) == nil)
        #expect(try set().namable(among: 2).map(\.id) == ["came", "topics"])
        #expect(try set().namable(among: 5).map(\.id) == ["came", "topics", "kept"])
    }

    @Test func knowsWhatComesBeforeAPage() throws {
        let pages = QuestionSet.samplePages(try set().questions)
        #expect(pages.range(ofPage: "page-kept") == 2..<3)
        #expect(pages.range(ofPage: "none") == nil)
        #expect(pages.index(ofQuestion: "age") == 3)
    }
}

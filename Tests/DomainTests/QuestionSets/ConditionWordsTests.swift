import Domain
import Testing

@Suite struct ConditionWordsTests {
    private static let set = QuestionSet(
        key: "words", title: "Words",
        pages: [
            QuestionPage(
                id: "one",
                questions: [
                    Question(id: "hello", kind: .information, label: "Hello"),
                    Question(
                        id: "where", kind: .oneChoice([QuestionChoice("school", "In a school")]), label: "Where?"),
                    Question(
                        id: "heard", kind: .manyChoices(ManyChoices(choices: [QuestionChoice("talk", "A talk")])),
                        label: "How?"),
                    Question(id: "policy", kind: .fulfilment(FulfilmentRule()), label: "Is there a policy?"),
                    Question(
                        id: "safe",
                        kind: .matrix(
                            MatrixRule(
                                rows: [QuestionChoice("home", "At home")],
                                scale: .choices([QuestionChoice("no", "Not safe")]))),
                        label: "How safe?"),
                    Question(id: "pupils", kind: .number(NumberRule()), label: "How many?"),
                ])
        ])

    @Test(arguments: [
        ("${where} = 'school'", "you answered “In a school” to question 1"),
        ("${where} != 'school'", "you did not answer “In a school” to question 1"),
        ("selected(${heard}, 'talk')", "you ticked “A talk” in question 2"),
        ("${policy} = 'not-applicable'", "you answered “Does not apply” to question 3"),
        ("not selected(${heard}, 'talk')", "you did not tick “A talk” in question 2"),
        ("${safe.home} = 'no'", "you answered “Not safe” to “At home” in question 4"),
        ("answered(${pupils})", "you answered question 5"),
        (
            "${where} = 'school' and answered(${pupils})",
            "you answered “In a school” to question 1 and you answered question 5"
        ),
    ])
    func whatIsCommonIsSaidInWords(condition: String, words: String) throws {
        let said = try #require(try Condition(condition).words(in: Self.set, by: .number))
        #expect(said == words)
    }

    @Test(arguments: [
        "${pupils} > 5", "not(${where} = 'school')", "${where} = 'nowhere'", "${pupils} + 1 = 2", "${safe} = 'no'",
        // Said aloud, "and" beside "or" would be heard either way.
        "answered(${pupils}) or answered(${where}) and ${where} = 'school'",
    ])
    func otherConditionsAreNotPutIntoWords(condition: String) throws {
        #expect(try Condition(condition).words(in: Self.set, by: .number) == nil)
        #expect(try Condition(condition).words(in: Self.set, by: .words) == nil)
    }
}

@Suite struct ConditionsOnScreenTests {
    @Test func severalAreSaidOneAfterAnother() throws {
        let set = QuestionSet(
            key: "words", title: "Words",
            pages: [
                QuestionPage(
                    id: "one",
                    questions: [
                        Question(
                            id: "where", kind: .oneChoice([QuestionChoice("school", "In a school")]), label: "Where?"),
                        Question(id: "pupils", kind: .number(NumberRule()), label: "How many?"),
                    ])
            ])
        let condition = try Condition("${where} = 'school' or answered(${pupils})")
        #expect(condition.inWords(of: set) == "“Where?” is “In a school” or “How many?” is answered")
    }
}

import Testing

@testable import Domain

@Suite struct ConditionCheckTests {
    private let scope = ConditionScope(
        earlier: [
            "age": .number, "name": .text, "born": .day, "size": .choice(["small", "large"]),
            "needs": .choices(["ramp", "loop"]), "rooms": .rows, "rooms.hall": .number, "who": .other,
        ],
        known: ["age", "name", "born", "size", "needs", "rooms", "who", "later"], own: .number)

    @Test(arguments: [
        "${age} >= 16", "${size} = 'small'", "'large' != ${size}", "selected(${needs}, 'ramp')",
        "selected(${size}, 'large')", "count(${needs}) > 1 and count(${rooms}) = 2", "${rooms.hall} < 3",
        "answered(${who}) or answered(${rooms})", "${born} + 7 < today()", "days-between(${born}, today()) > 6570",
        "length(${name}) <= 20", "if(${age} > 1, ${born}, today()) = today()", ". * 2 <= ${age} / 3", "yes = no",
        "length(${size}) > 3", "${name} = ${size}",
    ])
    func findsNothingWrong(with text: String) throws {
        #expect(try Condition(text).problems(in: scope) == [])
    }

    @Test(arguments: [
        ("${age}", 1, "This has to be yes or no, and is a number"),
        ("${agee} = 1", 1, "There is no question agee"),
        ("${later} = 1", 1, "${later} is not earlier. Only questions that come before can be used"),
        ("${rooms.attic} = 1", 1, "rooms has no row attic"),
        ("${age} = 'x'", 8, "A number can not be compared with text"),
        ("${size} = 'medium'", 11, "'medium' is not one of the choices: small, large"),
        ("'medium' = ${size}", 1, "'medium' is not one of the choices: small, large"),
        ("${size} < 'small'", 9, "< compares numbers or dates, not text"),
        ("${needs} = 'ramp'", 10, "Several choices can not be compared with text"),
        ("${who} = 'x'", 8, "An answer that can not be compared can not be compared with text"),
        ("selected(${needs}, 'stairs')", 20, "'stairs' is not one of the choices: ramp, loop"),
        ("selected(${needs}, ${name})", 20, "This has to be a choice in quotes"),
        ("selected('x', 'y')", 10, "This has to be a question, as in ${its-id}"),
        ("selected(${age}, 'y')", 10, "selected() needs a question with choices, and this is a number"),
        ("count(${age}) = 1", 7, "count() needs a question with several answers, and this is a number"),
        ("${age} + 'x' = 1", 10, "This has to be a number, and is text"),
        ("${name} + 1 = 1", 1, "This has to be a number or a date, and is text"),
        ("date('30 February') = today()", 6, "date() needs a day in quotes, as in date('2024-02-29')"),
        ("${age} / 0 = 1", 10, "This divides by 0"),
        ("not ${age} and yes", 5, "This has to be yes or no, and is a number"),
        ("if(yes, 1, 'x') = 1", 1, "A number can not be compared with text"),
    ])
    func pointsAtWhatDoesNotFit(text: String, column: Int, message: String) throws {
        #expect(try Condition(text).problems(in: scope) == [ConditionProblem(column: column, message)])
    }

    @Test func findsAllThatIsWrongAtOnce() throws {
        let problems = try Condition("${agee} = 1 or ${size} = 'medium' and ${later}").problems(in: scope)
        #expect(problems.map(\.column) == [1, 26, 39])
    }

    @Test func theOwnAnswerIsThereOnlyInACheck() throws {
        let condition = try Condition(". > 1")
        #expect(condition.problems(in: ConditionScope(earlier: [:])).map(\.column) == [1])
    }
}

import Testing

@testable import Domain

@Suite struct ConditionValueTests {
    private let answers = ConditionAnswers(today: Day(number: 20_000), own: .number(5)) { reference in
        switch reference.name {
        case "age": .number(17)
        case "nothing": .number(0)
        case "name": .text("Zoë")
        case "born": .day(Day(number: 19_990))
        case "needs": .choices(["ramp", "loop"])
        case "who": .other
        default: .unknown(.notAnswered)
        }
    }

    @Test(arguments: [
        "${age} = 17", "${age} != 16", "${age} * 2 - 4 = 30", "${age} / 2 = 8.5", "0.1 + 0.2 = 0.3", "-. = -5",
        "length(${name}) = 3", "selected(${needs}, 'loop')", "not selected(${needs}, 'lift')", "count(${needs}) = 2",
        "count(${missing}) = 0", "not answered(${missing})", "answered(${who})", "answered(.)",
        "days-between(${born}, today()) = 10", "days-between(today(), ${born}) = -10", "${born} + 10 = today()",
        "today() - 10 = ${born}", "if(${age} < 18, 1, 2) = 1", "${missing} = 1 or yes", "not (${missing} = 1 and no)",
        "date('1970-01-02') < today()", "33.3 + 33.3 + 33.4 = 100", "1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3",
    ])
    func holds(text: String) throws {
        #expect(try Condition(text).holds(for: answers))
        #expect(try !Condition(text).fails(for: answers))
    }

    @Test(arguments: ["${age} = 18", "no", "${missing} = 1 and no", "answered(${missing})", "not (${age} = 17)"])
    func fails(text: String) throws {
        #expect(try Condition(text).fails(for: answers))
    }

    @Test(arguments: [
        ("${missing}", FormulaValue.Unknown.notAnswered), ("${missing} = 1", .notAnswered),
        ("not (${missing} = 1)", .notAnswered), ("${missing} = 1 or no", .notAnswered),
        ("selected(${missing}, 'x')", .notAnswered), ("if(${missing} = 1, 1, 2)", .notAnswered),
        ("${age} / ${nothing}", .dividedByNothing), ("${age} / ${nothing} > 1", .dividedByNothing),
        ("${missing} / 0", .notAnswered), ("1 / (0 * -1)", .dividedByNothing),
        ("today() + 999999999999", .outOfRange), ("today() - 3999999", .outOfRange),
        ("${who} = 'x'", .mismatched), ("${age} = 'x'", .mismatched), ("count(${age})", .mismatched),
    ])
    func isNotKnown(text: String, because reason: FormulaValue.Unknown) throws {
        let condition = try Condition(text)
        #expect(condition.formula.value(for: answers) == .unknown(reason))
        #expect(!condition.holds(for: answers) && !condition.fails(for: answers))
    }

    @Test func aNumberThatGrowsTooLargeIsNotKnown() throws {
        let power = Array(repeating: "999999999999", count: 60).joined(separator: " * ")
        #expect(try Condition("\(power) > 1").formula.value(for: answers) == .unknown(.outOfRange))
    }
}

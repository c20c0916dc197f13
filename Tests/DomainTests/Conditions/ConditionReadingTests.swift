import Testing

@testable import Domain

@Suite struct ConditionReadingTests {
    @Test(arguments: [
        ("1=1", "1 = 1"),
        ("${age}>=16 and answered( ${role} )", "${age} >= 16 and answered(${role})"),
        ("not(${a}='x')", "not ${a} = 'x'"),
        ("(not ${a}) = yes", "(not ${a}) = yes"),
        ("((yes)) or (no and no)", "yes or no and no"),
        ("(yes or no) and no", "(yes or no) and no"),
        ("yes and (yes and no)", "yes and (yes and no)"),
        ("1-(2-3)-4 < 0.50", "1 - (2 - 3) - 4 < 0.5"),
        ("-(1+2)*3 = -9", "-(1 + 2) * 3 = -9"),
        ("- -1 = 1", "--1 = 1"),
        ("${q} = \"it's\"", "${q} = 'it''s'"),
        ("'say \"so\"' = ${q}", "'say \"so\"' = ${q}"),
        (". <= today()+30", ". <= today() + 30"),
        ("days-between(date('2024-02-29'),today()) < 5", "days-between(date('2024-02-29'), today()) < 5"),
        ("if(${a},1,2)=${m.row-1}", "if(${a}, 1, 2) = ${m.row-1}"),
        ("selected(${q}, 'none')", "selected(${q}, 'none')"),
        ("(1 < 2) = (3 < 4)", "(1 < 2) = (3 < 4)"),
        ("'' = ${q}", "'' = ${q}"),
    ])
    func isWrittenInOneWay(typed: String, written: String) throws {
        let condition = try Condition(typed)
        #expect(condition.text == written)
        #expect(try Condition(written) == condition)
    }

    @Test(arguments: [
        ("", 1, "Enter a condition"),
        ("   ", 1, "Enter a condition"),
        ("1 = ", 5, "Expected a value or a question, not the end"),
        ("1 = = 2", 5, "Expected a value or a question, not ="),
        ("(1 = 1", 7, "Expected ), not the end"),
        ("1 = 1)", 6, "Expected the end, not )"),
        ("1 < 2 < 3", 7, "Join two comparisons with and"),
        ("${q = 1", 1, "${ has no closing }"),
        ("$q = 1", 1, "Write a question as ${its-id}"),
        ("${} = 1", 1, "${} can not be a question's id"),
        ("${a.b.c} = 1", 1, "${a.b.c} can not be a question's id"),
        ("${a b} = 1", 1, "${ has no closing }"),
        ("'abc = 1", 1, "The text that begins here has no closing quote"),
        ("${q} = ‘x’", 8, "Use straight quotes: ' or \""),
        ("age = 1", 1, "age is not known here. Put text in quotes, and a question in ${ }"),
        ("${q} == 1", 7, "Expected a value or a question, not ="),
        ("${q} & 1", 6, "& means nothing in a condition"),
        ("${q} = １", 8, "１ means nothing in a condition"),
        ("1.2.3 = 1", 1, "1.2.3 is not a number of at most 12 digits and 6 decimals"),
        ("1. = 1", 1, "1. is not a number of at most 12 digits and 6 decimals"),
        ("1234567890123 = 1", 1, "1234567890123 is not a number of at most 12 digits and 6 decimals"),
        ("count() = 1", 1, "count() takes 1, not 0"),
        ("selected(${q} 'x')", 15, "Expected ,, not 'x'"),
        ("today(1) = 1", 1, "today() takes 0, not 1"),
        ("today = 1", 7, "Expected (, not ="),
    ])
    func saysWhatIsWrongAndWhere(typed: String, column: Int, message: String) {
        #expect(throws: ConditionProblem(column: column, message)) { try Condition(typed) }
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "(", count: 900) + "1",
        String(repeating: "not ", count: 400) + "yes", String(repeating: "-", count: 1500) + "1",
        Array(repeating: "yes", count: 300).joined(separator: " or "), String(repeating: "if(", count: 500),
        "'" + String(repeating: "e\u{301}\u{301}\u{301}\u{301}\u{301}", count: 1990) + "'",
        "\"" + String(repeating: "'", count: 1500) + "\" = ${q}", String(repeating: " ", count: 3_000_000),
    ])
    func isRefusedWhenItIsLongerOrDeeperThanAnybodyCouldRead(typed: String) {
        #expect(throws: ConditionProblem.self) { try Condition(typed) }
    }

    @Test func namesTheQuestionsItRefersTo() throws {
        #expect(try Condition("${a} = 1 or not answered(${m.row}) and ${a} = ${b}").questions == ["a", "m", "b"])
    }
}

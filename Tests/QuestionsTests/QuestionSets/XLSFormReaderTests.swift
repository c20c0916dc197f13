import Documents
import Domain
import Questions
import Testing

@Suite struct XLSFormRefusalTests {
    private static let head = "type|name|label|relevant|constraint|constraint_message|appearance|parameters|required"

    private func refusals(_ rows: String, _ choices: String = "") throws -> [String] {
        try WrittenForm(survey: Self.head + "\n" + rows, choices: choices).refusals()
    }

    @Test(arguments: [
        ("hologram|a|A", "survey, row 2, type: There is no type hologram"),
        ("|a|A", "survey, row 2, type: The row has no type"),
        (
            "deviceid|d\ntext|a|A",
            "survey, row 2, type: deviceid records something without asking. "
                + "Nothing is recorded here that was not asked. Remove the row"
        ),
        ("text||A", "survey, row 2, name: The row has no name"),
        ("text|a", "survey, row 2, label: The row has no label"),
        (
            "text|é§|A",
            "survey, row 2, name: The name “é§” can not be kept. "
                + "Names here have letters, digits, _ and -, at most 60 of them"
        ),
        ("text|a|A\nend_group", "survey, row 3, type: No group is open here. Remove the row, or add begin_group above"),
        ("begin_group|g|G\ntext|a|A", "survey, row 2, type: The group “g” is never closed. Add end_group below it"),
        ("text|a|A||||||maybe", "survey, row 2, required: This has to be yes or no. A condition can not be held here"),
        (
            "range|a|A|||||start=0 end=1 step=0.3",
            "survey, row 2, parameters: Steps of 0.3 can not be held, only 1, 0.1 or 0.01"
        ),
        ("range|a|A|||||start=zero end=1", "survey, row 2, parameters: start has to be a number, not “zero”"),
        ("range|a|A|||||start=9 end=1", "survey, row 2, type: least: 9 is more than the most, 1"),
        (
            "date|a|A||||month-year",
            "survey, row 2, appearance: Only a whole day can be asked for, in the usual calendar"
        ),
        (
            "text|a|A|||Hm",
            "survey, row 2, constraint_message: There is no constraint that this could be the message of"
        ),
        ("note|a|A\ntext|b|B|${a} = 1", "survey, row 3, relevant: At character 1: There is no question named a"),
        (
            "text|a|A|. = 1",
            "survey, row 2, relevant: At character 1: . is the own answer, and can be used only in a check"
        ),
        (
            "text|a|Hello ${b}\ntext|b|B",
            "survey, row 2, label: ${b} is not earlier. "
                + "Only questions that come before can be used"
        ),
        ("select_one yn or_other|a|A", "survey, row 2, type: “or_other” can not be held. Add the choice to the list"),
    ])
    func whatCanNotBeHeldIsNamed(rows: String, message: String) throws {
        #expect(try refusals(rows, "list_name|name|label\nyn|y|Y\nyn|n|N") == [message])
    }

    @Test(arguments: [
        ("1 +", 4), ("(${n} = 1", 10), ("${n} = 1)", 9), ("${n} = 'x", 8), ("${n} ! 1", 6), ("${n} = 1.2.3", 8),
        ("n = 1", 1), ("selected(${n})", 1), ("${n} mod 2 = 1", 6), ("coalesce(${n}, 1) = 1", 1), ("1", 1),
        ("${n} = 1 and 'x'", 14), ("selected(${n}, ${n})", 16), ("now() > today()", 1), ("${ n = 1", 1), ("$n = 1", 1),
        ("not(${n})and ${n} and = 1", 23), (String(repeating: "(", count: 60) + "1", 31),
    ])
    func anExpressionIsRefusedAtTheCharacter(expression: String, character: Int) throws {
        let said = try refusals("integer|n|N\ntext|a|A|\(expression)")
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("survey, row 3, relevant: At character \(character): ") == true, "\(said)")
    }

    @Test func everythingIsSaidAtOnceAndNothingTwice() throws {
        let said = try refusals(
            """
            hologram|h|H
            text|a|A|${h} = 1
            select_one gone|b|Hello ${h}
            text|c|C|selected(${b}, 'x')
            text|a|Again
            integer|d|D|${e} = 2
            """)
        #expect(
            said == [
                "survey, row 2, type: There is no type hologram",
                "survey, row 4, type: There is no sheet choices, so no list “gone”",
                "survey, row 6, name: Row 3 has the name “a” already",
                "survey, row 7, relevant: At character 1: There is no question named e",
            ])
    }

    @Test func aWorkbookWithoutASurveySaysWhichSheetsItHas() throws {
        let book = try workbook([XLSXSheet(name: "Questions", columns: ["a"], rows: [])])
        #expect(
            throws: XLSFormRefusal([XLSFormProblem("There is no sheet named survey. The workbook has “Questions”")])
        ) {
            try XLSFormReader.read(book, named: "x")
        }
    }
}

@Suite struct XLSFormReaderTests {
    private static let head = "type|name|label|relevant|constraint|constraint_message"
    private static let choices = "list_name|name|label\nyn|y|Yes\nyn|-1|Unsure"

    private func set(_ rows: String) throws -> QuestionSet {
        try WrittenForm(survey: Self.head + "\n" + rows, choices: Self.choices).read().set
    }

    /// On the left as forms have it, on the right as it is held here: for the same people, also those who left
    /// `n` or `c` without an answer.
    @Test(arguments: [
        ("${n} > 3", "${n} > 3"), ("${n} != 3", "not answered(${n}) or ${n} != 3"),
        ("not(${n} > 3)", "not (answered(${n}) and ${n} > 3)"), ("not(${n} != 3)", "not ${n} != 3"),
        ("${n} = ''", "not answered(${n})"), ("'' != ${n}", "answered(${n})"), ("${c} = 'y'", "${c} = 'y'"),
        ("${c} = -1", "${c} = 'minus-1'"), ("selected(${c}, '-1')", "selected(${c}, 'minus-1')"),
        ("not(selected(${c}, 'y'))", "not (answered(${c}) and selected(${c}, 'y'))"),
        ("selected(${c}, 'y') = true()", "selected(${c}, 'y')"),
        ("selected(${c}, 'y') = false()", "not (answered(${c}) and selected(${c}, 'y'))"),
        ("count-selected(${m}) >= 2", "count(${m}) >= 2"), ("string-length(${t}) > 2", "length(${t}) > 2"),
        ("string-length(${t}) < 2", "not answered(${t}) or length(${t}) < 2"), ("${t} = 5", "${t} = '5'"),
        ("${d} < '2026-09-01'", "${d} < date('2026-09-01')"),
        ("today() - ${d} > 30", "days-between(${d}, today()) > 30"),
        ("decimal-date-time(today()) - decimal-date-time(${d}) > 30", "days-between(${d}, today()) > 30"),
        ("${n} div 2 + 1 = 3 or true()", "${n} / 2 + 1 = 3 or yes"), ("${n} - 1 - 1 = 0", "${n} - 1 - 1 = 0"),
        ("${n}*2=4 and(${n}=2 or ${n}=3)", "${n} * 2 = 4 and (${n} = 2 or ${n} = 3)"),
        ("if(${n} > 1, ${t} = 'a', false())", "if(answered(${n}) and ${n} > 1, ${t} = 'a', no)"),
    ])
    func anExpressionSaysTheSameHere(expression: String, condition: String) throws {
        let set = try set(
            """
            integer|n|N
            select_one yn|c|C
            select_multiple yn|m|M
            text|t|T
            date|d|D
            text|last|Last|\(expression)
            """)
        #expect(set.question("last")?.shownWhen?.text == condition)
    }

    @Test func aLimitWithoutWordsBelongsToTheKind() throws {
        let set = try set(
            """
            integer|a|A||. >= 0 and . <= 100
            integer|b|B||. >= 0 and . != 3
            integer|c|C||. >= 0|Not below 0
            date|d|D||. > today() or . = date('2020-01-01')
            date|e|E||. <= today() and . >= today() - 30
            """)
        #expect(set.question("a")?.kind == .number(NumberRule(least: 0, most: 100)))
        #expect(set.question("a")?.check == nil)
        #expect(set.question("b")?.kind == .number(NumberRule(least: 0)))
        #expect(set.question("b")?.check?.condition.text == ". != 3")
        #expect(set.question("c")?.kind == .number(NumberRule()))
        #expect(set.question("c")?.check == AnswerRule(try Condition(". >= 0"), message: "Not below 0"))
        #expect(set.question("d")?.check?.condition.text == ". > today() or . = date('2020-01-01')")
        #expect(
            set.question("e")?.kind == .date(DateRule(earliest: .today(plus: -30), latest: .today(plus: 0))))
    }

    @Test func whatStandsOutsideOfGroupsIsAPage() throws {
        let set = try set(
            """
            text|a|A
            text|b|B
            begin_group|page-1|Group
            text|c|C
            end_group
            text|d|D
            """)
        #expect(set.pages.map(\.id) == ["page-2", "page-1", "page-3"])
        #expect(set.pages.map { $0.questions.map(\.id) } == [["a", "b"], ["c"], ["d"]])
        #expect(set.pages[1].title == "Group")
    }

    @Test func aScaleIsTheSameEverywhere() throws {
        let good = try QuestionSet.everyKind()
        let sheets = XLSFormWriter.sheets(of: good).map { sheet in
            let rows = sheet.rows.map { $0.map { $0 == .text("Strongly agree") ? XLSXCell.text("Yes!") : $0 } }
            return XLSXSheet(name: sheet.name, columns: sheet.columns, rows: rows)
        }
        let book = try workbook(sheets)
        let refusal = #expect(throws: XLSFormRefusal.self) { try XLSFormReader.read(book, named: "x") }
        let reasons = try #require(refusal?.problems.map(\.reason))
        #expect(reasons.count == 3)
        #expect(reasons.allSatisfy { $0.hasPrefix("The list has to be that of the scale: 5 “Strongly agree”") })
    }
}

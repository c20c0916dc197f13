import Testing

@testable import Domain

@Suite struct PipingTests {
    @Test(arguments: [
        ("You said ${district}.", "You said Fernshire."),
        ("${district}${district}", "FernshireFernshire"),
        ("No answers, $5 and {braces}", "No answers, $5 and {braces}"),
        ("What about ${other}?", "What about (no answer)?"),
        ("${m.row}", "Good"),
        ("", ""),
    ])
    func putsAnswersInTheirPlaces(text: String, filled: String) throws {
        let words = try Piping(text).filled { ["district": "Fernshire", "m.row": "Good"][$0.name] }
        #expect(words == filled)
    }

    @Test(arguments: [
        ("You said ${district", 10, "${ has no closing }"),
        ("é ${not an id} ", 3, "What stands in ${ } is not a question's id"),
        ("${}", 1, "What stands in ${ } is not a question's id"),
        ("${a}${", 5, "${ has no closing }"),
    ])
    func saysWhereAPlaceIsWrong(text: String, column: Int, message: String) {
        #expect(throws: ConditionProblem(column: column, message)) { try Piping(text) }
    }
}

@Suite struct PlainNumberTests {
    @Test(arguments: [
        ("12", 12.0, "12"), ("-3.50", -3.5, "-3.5"), ("0.000001", 0.000001, "0.000001"), ("-0", 0, "0"),
        ("0.00012", 0.00012, "0.00012"), ("999999999999", 999_999_999_999, "999999999999"), ("007", 7, "7"),
        ("123456789.123456", 123456789.123456, "123456789.123456"), ("-0.00001", -0.00001, "-0.00001"),
    ])
    func readsNumbersAsPeopleWriteThem(typed: String, number: Double, written: String) {
        #expect(PlainNumber.read(typed) == number)
        #expect(PlainNumber.text(number) == written)
    }

    @Test(arguments: [
        "", "-", ".", ".5", "5.", "1e5", "0x10", "nan", "inf", "1,000", "1 000", "１２", "+5", "--5", "1.2.3",
        "1234567890123", "0.1234567", "½",
    ])
    func refuses(typed: String) {
        #expect(PlainNumber.read(typed) == nil)
    }

    @Test(arguments: 1...500)
    func whatIsWrittenIsReadAsTheSame(seed: Int) {
        var chance = Chance(state: UInt64(seed))
        let whole = Int.random(in: -999_999_999...999_999_999, using: &chance)
        let text = "\(whole).\(Int.random(in: 0...999_999, using: &chance))"
        guard let number = PlainNumber.read(text) else { Issue.record("\(text) is a number"); return }
        #expect(PlainNumber.read(PlainNumber.text(number)) == number)
        #expect(PlainNumber.decimals(of: number) <= 6)
    }
}

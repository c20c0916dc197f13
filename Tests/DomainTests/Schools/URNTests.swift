import Domain
import Testing

@Suite struct URNTests {
    @Test(arguments: ["100123", " 100123 ", "100123\n"])
    func readsSixDigits(typed: String) throws {
        #expect(try URN(typed).digits == "100123")
    }

    @Test(arguments: [
        ("", URN.Problem.missing), ("   ", .missing), ("12345", .malformed), ("1234567", .malformed),
        ("12345a", .malformed), ("１２３４５６", .malformed),
    ])
    func refuses(typed: String, because problem: URN.Problem) {
        #expect(throws: problem) { try URN(typed) }
    }
}

import Domain
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: ["ann@example.org", " Ann.Abara+hub@nhs.example.org ", "o'brien@example.co.uk", "a@b.cd"])
    func reads(typed: String) throws {
        #expect(try EmailAddress(typed).text == typed.trimmed)
    }

    @Test(arguments: [
        "ann", "ann@", "@example.org", "ann@example", "a b@example.org", "ann@@example.org", "ann@-x.org", "ann@x..org",
        ".ann@example.org", "ann.@example.org", "a..n@example.org", "ann@example.org\r\nBcc: x@example.org",
        "ann@exämple.org", "<ann@example.org>", "ann@example.org,ben@example.org",
    ])
    func refuses(typed: String) {
        #expect(throws: EmailAddress.Problem.malformed) { try EmailAddress(typed) }
    }

    @Test func asksForOneWhenNothingIsTyped() {
        #expect(throws: EmailAddress.Problem.missing) { try EmailAddress("  ") }
    }

    @Test func isTheSameInCapitals() throws {
        #expect(try EmailAddress("Ann@Example.org") == EmailAddress("ann@example.ORG"))
    }
}

import Testing

@testable import Domain

@Suite struct IdentifierGuardTests {
    private let identifiers: IdentifierGuard

    init() throws {
        identifiers = IdentifierGuard(try .sample())
    }

    private func found(_ text: String) -> [String] {
        identifiers.screen(text).findings.map { "\($0.kind.rawValue):\($0.text)" }
    }

    @Test(arguments: [
        "9434765919", "943 476 5919", "943-476-5919", "943 4765919", "943\u{200B}476\u{200B}5919", "９４３ ４７６ ５９１９",
        "943\u{00A0}476\u{00A0}5919", "943\n476\n5919",
    ])
    func findsAnNHSNumberHoweverItIsSpaced(text: String) {
        #expect(found("mine is \(text), thanks") == ["nhsNumber:\(text)"])
    }

    @Test(arguments: ["9434765918", "943 476 591", "94347659190", "1111111111", "4000000000"])
    func letsTenDigitsPassThatDoNotCheck(text: String) {
        #expect(found("mine is \(text)") == [])
    }

    @Test(arguments: ["H801200001001", "h801200001001", "H 801200001001", "J82040821100B"])
    func findsAPupilNumberWithItsCheckLetter(text: String) {
        #expect(found("pupil \(text) moved") == ["upn:\(text)"])
    }

    @Test(arguments: ["A801200001001", "H8012000010012", "H80120000100", "XH801200001001"])
    func letsAPupilNumberPassWhoseLetterDoesNotCheck(text: String) {
        #expect(found("pupil \(text) moved") == [])
    }

    @Test(arguments: ["AB123456C", "ab 12 34 56 c", "AB 123456 C", "AB-12-34-56-C"])
    func findsANationalInsuranceNumber(text: String) {
        #expect(found("It is \(text).") == ["nino:\(text)"])
    }

    @Test(arguments: [
        "QQ123456C", "BG123456C", "GB123456A", "AO123456A", "ZZ123456A", "AB123456E", "AB1234567C", "AB12345C",
    ])
    func letsPassWhatIsNoNationalInsuranceNumber(text: String) {
        #expect(found("It is \(text).") == [])
    }

    @Test(arguments: [
        "07700900123", "07700 900123", "07700 900 123", "07700-900-123", "+447700900123", "+44 7700 900123",
        "+44 (0)7700 900123", "0044 7700 900123", "01992 555123", "(01992) 555123", "020 7946 0018", "02079460018",
        "07700\u{200D}900123", "+353 87 123 4567", "0161.496.0123", "0７700 900123", "447700900123", "01697 12345",
    ])
    func findsATelephoneNumber(text: String) {
        #expect(found("mine: \(text)") == ["phone:\(text)"])
    }

    @Test(arguments: [
        "999", "101", "111", "0800 1111", "08001111", "0300 123 4043", "2018-2019", "0-19", "10.30-12.45", "£12,500",
        "Case 01234567890", "case number 01992555123", "07 10 2019 900",
    ])
    func letsNumbersPassThatAreNobodysTelephone(text: String) {
        #expect(found("see \(text)") == [])
    }

    @Test(arguments: [
        "tia.marsh@example.com", "TIA+hub@mail.example.co.uk", "t_m@x.org", "tia at gmail.com", "tia (at) example.com",
        "tia at example dot org", "tia＠example.com",
    ])
    func findsAnEmailAddress(text: String) {
        #expect(found("write to \(text) please") == ["email:\(text)"])
    }

    @Test(arguments: ["help@example.org", "meet at the forum. Com", "a @ b", "@", "x@y", "look at this. It"])
    func letsPassWhatIsNobodysEmailAddress(text: String) {
        #expect(found("see \(text)") == [])
    }

    @Test(arguments: [
        "SG13 8DE", "sg138de", "SG13  8DE", "EC1A 1BB", "ec1a1bb", "W1A 0AX", "AL1 3BG", "SG13\u{00A0}8DE",
    ])
    func findsAWholePostcode(text: String) {
        #expect(found("near \(text) somewhere") == ["postcode:\(text)"])
    }

    @Test(arguments: ["SG13", "al1", "KS2 1st", "SG1 2nd place", "SG13 8CI", "XX1 1AA", "W1 3pm"])
    func letsHalfAPostcodePass(text: String) {
        #expect(found("near \(text) somewhere") == [])
    }

    @Test(arguments: ["AB12 CDE", "ab12cde", "LR68XKJ", "R123 BHT", "XKJ 123T", "car ABZ 1234", "car A1 BCD"])
    func findsAVehicleMark(text: String) {
        #expect(found("saw \(text)") == ["vehicle:\(text.replacing("car ", with: ""))"])
    }

    @Test(arguments: ["Y11 ABC", "KS2 2019", "B12", "in 20 the", "page 14", "Y7 and", "CG89 was"])
    func letsCodesPassThatAreNoVehicleMark(text: String) {
        #expect(found("see \(text)") == [])
    }

    @Test(arguments: [
        ("follow @jay_k09 now", "@jay_k09"), ("insta: jaybo9", "jaybo9"), ("snap is darkwolfx", "darkwolfx"),
        ("my username is jaybo99", "jaybo99"), ("jay_k09 on insta", "jay_k09"), ("insta.com/jay_k", "jay_k"),
    ])
    func findsAHandle(text: String, handle: String) {
        #expect(found(text) == ["handle:\(handle)"])
    }

    @Test(arguments: ["meet @ the hall", "@3pm", "@home", "@helpline", "insta is the papers", "snap is said"])
    func letsPassWhatIsNobodysHandle(text: String) {
        #expect(found("so \(text)") == [])
    }
}

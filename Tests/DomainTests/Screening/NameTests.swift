import Testing

@testable import Domain

@Suite struct NameTests {
    private let identifiers: IdentifierGuard

    init() throws {
        identifiers = IdentifierGuard(try .sample())
    }

    private func found(_ text: String) -> [String] {
        identifiers.screen(text).findings.map { "\($0.kind.rawValue):\($0.text)" }
    }

    @Test(arguments: [
        ("tia hit him", "tia"), ("TIA SAID SO", "TIA"), ("Tia Okafor said", "Tia Okafor"),
        ("Tía O’Brien", "Tía O’Brien"),
        ("Mrs Okafor is", "Mrs Okafor"), ("dr. marsh is", "dr. marsh"), ("J. Okafor is", "J. Okafor"),
        ("my friend jaxxen is", "jaxxen"), ("he is called zephan", "zephan"), ("my name is xyla", "xyla"),
        ("Grace Okafor is", "Grace Okafor"), ("Will said", "Will"), ("Grace (14) is", "Grace"),
        ("Tia’s papers", "Tia"), ("Kofi-Tia Marsh is", "Kofi-Tia Marsh"), ("we meet Xanthen", "Xanthen"),
    ])
    func findsAName(text: String, name: String) {
        #expect(found(text) == ["name:\(name)"])
    }

    @Test(arguments: [
        "Will we meet?", "in May we meet", "Clare’s Law", "the Lundy papers", "in Hertford", "Tia Okafor School",
        "Monday",
        "St Tia's", "May Okafor Road", "Learnin papers", "NHSX said", "Grace papers",
    ])
    func letsPassWhatIsNobodysName(text: String) {
        #expect(found(text) == [])
    }

    @Test(arguments: [
        ("dob 3/5/11", "3/5/11"), ("born on 3rd of May 2011", "3rd of May 2011"),
        ("3.5.2011 is my birthday", "3.5.2011"),
        ("DOB: 2011-05-03", "2011-05-03"), ("birthday is 3 May", "3 May"), ("born May 3, 2011", "May 3, 2011"),
        ("dob 03052011", "03052011"),
    ])
    func findsADateOfBirth(text: String, date: String) {
        #expect(found(text) == ["birthDate:\(date)"])
    }

    @Test(arguments: [
        "the forum on 14 February 2019", "3/5/2011", "we meet 14 February", "dob 45/13/2011", "born in 2011",
    ])
    func letsOtherDatesPass(text: String) {
        #expect(found(text) == [])
    }

    @Test func aDateRightAfterANameIsADateOfBirth() {
        #expect(found("Tia Marsh, 03/05/2011") == ["name:Tia Marsh", "birthDate:03/05/2011"])
        #expect(found("Tia Marsh on 03/05/2011") == ["name:Tia Marsh"])
    }

    @Test func whatWasFoundOnceIsFoundAgainWithoutItsCue() {
        #expect(found("dob 3/5/2011. See 3/5/2011") == ["birthDate:3/5/2011", "birthDate:3/5/2011"])
        #expect(found("insta: jaybo. Ask jaybo") == ["handle:jaybo", "handle:jaybo"])
    }

    @Test func aNameFoundOnceIsFoundAgainWithoutItsCue() {
        #expect(found("my friend jaxxen is in. we meet jaxxen") == ["name:jaxxen", "name:jaxxen"])
        #expect(found("Tia Marsh is in, we meet Marsh") == ["name:Tia Marsh", "name:Marsh"])
    }

    @Test func masksWithWords() {
        let masked = identifiers.screen("Tia, dob 3/5/11, 07700 900123").masked
        #expect(masked == "[name], dob [date of birth], [phone number]")
    }

    @Test func aListWithASectionNobodyKnowsIsRefused() {
        #expect(throws: ScreeningLists.Problem.unknownSection("nicknames", line: 2)) {
            try ScreeningLists(["# names\n[nicknames]\ntia"])
        }
        #expect(throws: ScreeningLists.Problem.outsideSection(line: 1)) { try ScreeningLists(["tia"]) }
        #expect(throws: ScreeningLists.Problem.badPattern(line: 2)) { try ScreeningLists(["[always]\n... me"]) }
    }
}

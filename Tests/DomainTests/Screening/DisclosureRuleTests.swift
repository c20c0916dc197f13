import Testing

@testable import Domain

@Suite struct DisclosureRuleTests {
    private let rule: DisclosureRule

    init() throws {
        rule = DisclosureRule(try .sample())
    }

    @Test(arguments: [
        "my dad hits me", "My DADD hits.", "he is scarde", "I am scared", "a girl is scared",
        "i am gonna just run away",
        "Dad came in and yells and shouts at me", "he touched me", "A girl lives in neglect.",
        "Dad is home. Neglect again.",
    ])
    func holdsBackWhatMayTellOfHarm(text: String) {
        #expect(rule.mayTellOfHarm(text))
    }

    @Test(arguments: [
        "Training on neglect", "I want training on neglect", "The forum touched on neglect",
        "This hits the mark for my forum",
        "how to ask a girl about neglect", "if a child is scared", "", "neglect", "...",
        "the forum. neglect of the bins",
    ])
    func letsTalkOfWorkPass(text: String) {
        #expect(!rule.mayTellOfHarm(text))
    }

    @Test func aPatternDoesNotReachAcrossSentences() {
        #expect(!rule.mayTellOfHarm("We are going to. Run away"))
    }
}

@Suite struct ScreeningMeasureTests {
    @Test func countsWhatWasFoundAndWhatWasTouchedForNothing() throws {
        var measure = ScreeningMeasure()
        let tia = IdentifierFinding(kind: .name, range: 0..<3, text: "Tia Marsh")
        let planted = try PlantedIdentifier.read("name:Tia|phone:07700 900123")
        measure.add(.init(masked: "", findings: [tia], mayTellOfHarm: true), expecting: planted, tellsOfHarm: true)
        measure.add(.init(masked: "", findings: [tia], mayTellOfHarm: true), expecting: [], tellsOfHarm: false)
        measure.add(.init(masked: "", findings: [], mayTellOfHarm: false), expecting: [], tellsOfHarm: false)

        #expect(measure.found[.name] == .init(count: 1, of: 1))
        #expect(measure.found[.phone] == .init(count: 0, of: 1))
        #expect(measure.touched == .init(count: 1, of: 2))
        #expect(measure.disclosures == .init(count: 1, of: 1))
        #expect(measure.heldClean == .init(count: 1, of: 2))
        #expect(measure.touched.share == 50)
        #expect(ScreeningMeasure.Part().share == nil)
    }

    @Test(arguments: ["Tia Marsh", "surname:Marsh", "name"])
    func refusesALabelThatNamesNoKind(label: String) {
        #expect(throws: TextProblem.self) { try PlantedIdentifier.read(label) }
        #expect(throws: TextProblem.self) { try DisclosureLabel.read("perhaps") }
    }
}

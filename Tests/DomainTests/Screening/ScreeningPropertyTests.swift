import Testing

@testable import Domain

/// Puts pieces that identify, pieces that nearly do, and noise together at random.
@Suite struct ScreeningPropertyTests {
    private static let pieces = [
        "Tia", "tia", "Okafor", "Mrs", "Dr.", "my friend", "called", "Will", "grace", "May", "said", "hit", "we",
        "papers",
        "943 476 5919", "9434765919", "H801200001001", "AB123456C", "AB 12 34 56 C", "07700 900123", "+44", "0044", "0",
        "SG13 8DE", "SG13", "8DE", "AB12", "CDE", "R123", "car", "@", "jay_k09", "insta:", "tia@example.com",
        "gmail.com",
        " at ", "dob", "3/5/2011", "3", "May", "2011", "born", "[name]", "[date of birth]", "[", "]", "(", ")", ".",
        ",", "-",
        "'s", "’", "\n", "\u{200B}", "é", "e\u{301}", "Ａ", "а", "０", "👩‍👧", "\u{0}", "ß", "中文", "ع", "I", "J.",
        "School",
        "Clare's", "Law", "scared", "dad", "he",
    ]

    private static func text(_ chance: inout Chance) -> String {
        (0..<Int.random(in: 0...24, using: &chance)).reduce(into: "") { text, _ in
            text += pieces.randomElement(using: &chance) ?? ""
            if Bool.random(using: &chance) { text += " " }
        }
    }

    @Test(arguments: 1...40)
    func whateverIsTypedMaskingHoldsItsPromises(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let identifiers = IdentifierGuard(try .sample())
        for _ in 1...50 {
            let text = Self.text(&chance)
            let outcome = identifiers.screen(text)
            let bytes = Array(text.utf8)
            var end = 0
            for finding in outcome.findings {
                #expect(finding.range.lowerBound >= end)
                #expect(String(decoding: bytes[finding.range], as: UTF8.self) == finding.text)
                #expect(finding.text.utf8.count == finding.range.count, "cut inside a character")
                end = finding.range.upperBound
            }
            let again = identifiers.screen(outcome.masked)
            #expect(again.findings == [], "\(text.debugDescription) → \(outcome.masked.debugDescription)")
            #expect(again.masked == outcome.masked)
        }
    }

    @Test(arguments: 1...40)
    func neverFallsOverAnyBytes(seed: Int) throws {
        var chance = Chance(state: UInt64(seed) &* 7919)
        let screening = TextScreening(try .sample())
        for _ in 1...50 {
            let bytes = (0..<Int.random(in: 0...200, using: &chance)).map { _ in
                UInt8.random(in: 0...255, using: &chance)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let outcome = screening.screen(text)
            #expect(outcome.findings.isEmpty ? outcome.masked == text : outcome.masked != text)
        }
    }

    @Test(arguments: 1...20)
    func nothingFoundIsLeftInTheMaskedText(seed: Int) throws {
        var chance = Chance(state: UInt64(seed) &* 104_729)
        let identifiers = IdentifierGuard(try .sample())
        let kinds = [
            "Tia Okafor", "943 476 5919", "H801200001001", "AB123456C", "07700 900123", "tia@example.com", "SG13 8DE",
        ]
        for _ in 1...50 {
            let planted = kinds.shuffled(using: &chance).prefix(3)
            let outcome = identifiers.screen(
                "We said " + planted.joined(separator: ", and we meet ") + ", " + planted[0])
            for finding in outcome.findings { #expect(!outcome.masked.contains(finding.text)) }
            for text in planted { #expect(!outcome.masked.contains(text)) }
        }
    }
}

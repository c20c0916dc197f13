import Domain
import Foundation
import Testing

@Suite struct RecoveryCodeTests {
    private let code = RecoveryCode(chance: (0..<27).map { UInt8($0 * 7 % 256) })

    @Test func sevenGroupsOfFourHoldEverything() throws {
        #expect(code.groups.count == 7)
        #expect(code.groups.allSatisfy { $0.count == 4 })
        #expect(try RecoveryCode(code.words) == code)
    }

    @Test func whatPaperAndKeyboardsDoIsForgiven() throws {
        let typed = [
            code.words.lowercased(), code.groups.joined(separator: " "), code.groups.joined(),
            "  " + code.groups.joined(separator: "\u{2013}") + "\n",
            code.words.replacing("0", with: "O").replacing("1", with: "l"),
            code.words.replacing("0", with: "o").replacing("1", with: "I"),
        ]
        for text in typed {
            #expect(try RecoveryCode(text) == code)
        }
    }

    /// Each character in each place, changed to each other one.
    @Test func everySingleSlipIsNoticed() {
        let right = Array(code.groups.joined())
        for place in right.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != right[place] {
                var typed = right
                typed[place] = other
                #expect(throws: TextProblem.self) { try RecoveryCode(String(typed)) }
            }
        }
    }

    @Test(arguments: [
        ("", "Enter the recovery code"),
        ("   ", "Enter the recovery code"),
        ("ABCD", "Recovery code has 28 characters. You typed 4"),
        ("UUUU", "Recovery code has only figures and letters, and never the letter U"),
        ("ABCD-é", "Recovery code has only figures and letters, and never the letter U"),
        (String(repeating: "A", count: 29), "Recovery code has 28 characters. You typed 29"),
    ])
    func refuses(typed: String, saying words: String) {
        #expect(throws: TextProblem(words)) { try RecoveryCode(typed) }
    }

    @Test func thePaperIsShownByTwoOfItsGroups() {
        let (third, seventh) = (code.groups[2], code.groups[6])
        #expect(code.isKept([third.lowercased(), " \(seventh) "]))
        #expect(!code.isKept([seventh, third]))
        #expect(!code.isKept([third]))
        #expect(!code.isKept(["", ""]))
    }
}

@Suite struct PassphraseTests {
    @Test(arguments: ["correct horse battery", "  twelve chars ", "tŷ bach twt ŵy", "🐎🔋📎🍋🐝🎈🧀🚲🌙🪁🦔🧭"])
    func anythingLongEnoughIsGood(typed: String) throws {
        #expect(try Passphrase(typed).text == typed.trimmed)
    }

    @Test(arguments: [
        ("", "Enter a passphrase"),
        (" \n ", "Enter a passphrase"),
        ("eleven char", "Passphrase must be 12 characters or more. It has 11"),
        ("           eleven char         ", "Passphrase must be 12 characters or more. It has 11"),
        ("aaaaaaaaaaaa", "Passphrase must have at least 5 different characters"),
        (String(repeating: "abcdefgh", count: 26), "Passphrase must be 200 characters or fewer"),
    ])
    func refuses(typed: String, saying words: String) {
        #expect(throws: TextProblem(words)) { try Passphrase(typed) }
    }

    @Test func aWrongOneIsTriedAsItWasTyped() {
        #expect(Passphrase(typed: " short ").text == "short")
    }
}

@Suite struct SealedSpaceTests {
    private let made = SealedSpace(
        id: ID(UUID()), member: ID(UUID()), madeAt: Date(timeIntervalSince1970: 1_561_028_400))

    @Test func aSpaceIsUsedOnceItsCodeIsKept() throws {
        #expect(made.state == .proposed)
        #expect(throws: SealedRefusal.notSetUp) { try made.rekeyed() }
        let open = try made.keepingCode(at: Date.distantFuture)
        #expect(open.state == .open)
        #expect(open.codeKeptAt == Date.distantFuture)
    }

    @Test func aNewKeyNeedsANewPaper() throws {
        let next = try made.keepingCode(at: Date.distantFuture).rekeyed()
        #expect(next.keyNumber == 2)
        #expect(next.codeKeptAt == nil)
    }

    @Test func whatIsGivenUpIsKeptForThirtyDays() throws {
        let now = made.madeAt.addingTimeInterval(60)
        let lost = try made.keepingCode(at: now).givenUp(at: now)
        #expect(lost.takenAwayAt == now.addingTimeInterval(30 * 86_400))
        #expect(throws: SealedRefusal.notSetUp) { try lost.givenUp(at: now) }
        #expect(throws: SealedRefusal.notSetUp) { try lost.keepingCode(at: now) }
    }
}

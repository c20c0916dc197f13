import Domain
import Testing

@Suite struct AnswerCodeTests {
    @Test(arguments: ["kfmt-9x2p-ad4r", " KFMT 9X2P AD4R ", "kfmt9x2pad4r", "k-f-m-t-9x2p ad4r"])
    func aCodeIsReadHoweverItIsTyped(typed: String) throws {
        #expect(try AnswerCode(typed).text == "kfmt-9x2p-ad4r")
    }

    @Test(arguments: ["", "  ", "kfmt-9x2p", "kfmt-9x2p-ad4o", "kfmt-9x2p-ad4r-2", "kfmt-9x2p-ad4\u{0}"])
    func anythingElseIsRefused(typed: String) {
        #expect(throws: TextProblem.self) { try AnswerCode(typed) }
    }

    @Test func everyMadeCodeCanBeTypedAgain() throws {
        var chance = Chance(state: 7)
        for _ in 0..<1_000 {
            let bytes = (0..<12).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
            let made = AnswerCode(from: bytes)
            #expect(made.text.count == 14)
            #expect(try AnswerCode(made.text) == made)
        }
    }
}

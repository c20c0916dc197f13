import Domain
import Foundation
import TestSupport
import Testing

@testable import Questions

@Suite struct WordOrderTests {
    private static let ids: [ID<KeptResponse>] = {
        var chance = Chance(state: 7)
        return (0..<200).map { _ in
            let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
            return ID(bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
        }
    }()

    @Test func wordsToTwoQuestionsStandInOrdersOfTheirOwn() {
        let orders = ["better", "more"].map { question in
            WordOrder(of: question).sorted(Self.ids.enumerated().map { (id: $1, words: String($0)) })
        }
        #expect(Set(orders[0]) == Set(orders[1]))
        let together = zip(orders[0], orders[1]).count { $0 == $1 }
        #expect(together < 8, "by chance it is one")
    }

    @Test func thePageBeginsAsTheWholeListDoes() {
        var first = FirstWords(of: "better", most: 20)
        for (number, id) in Self.ids.enumerated() { first.add(String(number), from: id) }
        let all = WordOrder(of: "better").sorted(Self.ids.enumerated().map { (id: $1, words: String($0)) })
        #expect(first.words == Array(all.prefix(20)))
    }
}

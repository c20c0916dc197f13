import Domain
import Foundation

/// The order in which the words given to one question are shown: another for each question, and none of coming. In the
/// same order everywhere they would say which words to two questions one person wrote.
struct WordOrder {
    private let start: UInt64

    init(of question: String) {
        start = Self.fold(question.utf8, into: 0xCBF2_9CE4_8422_2325)
    }

    func sorted(_ words: [(id: ID<KeptResponse>, words: String)]) -> [String] {
        words.map { (place(of: $0.id), $0.words) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    func place(of id: ID<KeptResponse>) -> UInt64 {
        var mixed = withUnsafeBytes(of: id.uuid.uuid) { Self.fold($0, into: start) }
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static func fold(_ bytes: some Sequence<UInt8>, into start: UInt64) -> UInt64 {
        bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

/// The first few of the words given to one question, in their order.
struct FirstWords {
    private let order: WordOrder
    private let most: Int
    private var kept: [(place: UInt64, words: String)] = []

    init(of question: String, most: Int) {
        order = WordOrder(of: question)
        self.most = most
    }

    var words: [String] { kept.map(\.words) }

    mutating func add(_ words: String, from id: ID<KeptResponse>) {
        let place = order.place(of: id)
        if kept.count == most, let last = kept.last, last.place < place { return }
        kept.insert((place, words), at: kept.firstIndex { $0.place > place } ?? kept.endIndex)
        if kept.count > most { kept.removeLast() }
    }
}

import Foundation
import Storage
import Testing

@Suite struct IdentifierTests {
    @Test func identifiersAreInTheOrderTheyWereMade() {
        let source = UUIDv7Source()
        let start = Date(timeIntervalSince1970: 1_561_028_400)
        let made = (0..<20_000).map { source.make(at: start.addingTimeInterval(Double($0 % 7) / 1000)).uuidString }
        #expect(made == made.sorted())
        #expect(Set(made).count == made.count)
    }

    @Test func identifiersCarryTheirVersionAndTime() {
        let id = UUIDv7Source().make(at: Date(timeIntervalSince1970: 1)).uuidString
        #expect(id.hasPrefix("00000000-03E8-7"))
        #expect("89AB".contains(id.split(separator: "-")[3].first ?? "x"))
    }

    @Test func anonymousIdentifiersAreChanceAlone() {
        #expect(makeRandomID().uuidString.split(separator: "-")[2].hasPrefix("4"))
    }
}

import Testing

@testable import Documents

@Suite struct PDFTurnsTests {
    /// How many are at it, and how many were at most.
    private actor Count {
        private var now = 0
        private(set) var most = 0

        func begin() {
            now += 1
            most = max(most, now)
        }

        func end() { now -= 1 }
    }

    @Test func notMoreThanSoManyAreMadeAtOnceAndAllAreMade() async throws {
        let (turns, count) = (PDFTurns(atOnce: 2, mostWaiting: 20), Count())
        let made = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...20 {
                group.addTask {
                    try await turns.take {
                        await count.begin()
                        for _ in 1...20 { await Task.yield() }
                        await count.end()
                        return number
                    }
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(made == Set(1...20))
        #expect(await count.most == 2)
    }

    @Test func whoComesWhenTheLineIsFullIsSentAwayAndNobodyElse() async throws {
        let turns = PDFTurns(atOnce: 1, mostWaiting: 0)
        let refused = try await turns.take {
            await #expect(throws: PDFFault.busy) { try await turns.take {} }
        }
        #expect(refused == .busy)
        try await turns.take {}
    }

    @Test func aFailureGivesItsPlaceBack() async throws {
        let turns = PDFTurns(atOnce: 1, mostWaiting: 0)
        await #expect(throws: PDFFault.failed) { try await turns.take { throw PDFFault.failed } }
        #expect(try await turns.take { 7 } == 7)
    }
}

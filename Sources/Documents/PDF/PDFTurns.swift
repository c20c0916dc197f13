/// Lets few documents be made at a time: each takes a process, and much of the machine's memory.
///
/// Whoever comes when all places are taken waits in line; when the line is long, they are sent away.
actor PDFTurns {
    private let mostWaiting: Int
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    init(atOnce: Int, mostWaiting: Int) {
        free = atOnce
        self.mostWaiting = mostWaiting
    }

    /// - Throws: ``PDFFault/busy`` when too many wait already.
    func take<Made: Sendable>(_ make: @Sendable () async throws -> Made) async throws -> Made {
        if free > 0 {
            free -= 1
        } else {
            guard line.count < mostWaiting else { throw PDFFault.busy }
            await withCheckedContinuation { line.append($0) }
        }
        defer { pass() }
        try Task.checkCancellation()
        return try await make()
    }

    /// The place goes to the first in line.
    private func pass() {
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
    }
}

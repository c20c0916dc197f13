import Foundation

/// Connections that are handed out one user at a time, first come first served.
actor PostgresPool {
    private let url: String
    private let schema: String?
    private let size: Int
    private var idle: [PostgresLink] = []
    private var made = 0
    private var waiting: [CheckedContinuation<PostgresLink, any Error>] = []
    private var isClosed = false
    private var closing: [CheckedContinuation<Void, Never>] = []

    /// - Parameter schema: what unqualified names of tables mean; nil for the server's own default.
    init(url: String, schema: String?, size: Int) {
        self.url = url
        self.schema = schema
        self.size = size
    }

    /// Runs `body` on a thread of the connection's own: libpq blocks.
    nonisolated func use<Answer: Sendable>(
        _ body: @escaping @Sendable (PostgresLink) throws -> Answer
    ) async throws -> Answer {
        let link = try await take()
        let result: Result<Answer, any Error> = await link.perform(body)
        await giveBack(link)
        return try result.get()
    }

    /// Waits for the connections that are in use.
    func close() async {
        isClosed = true
        for continuation in waiting {
            continuation.resume(throwing: StorageFault.unavailable(detail: "the database was closed"))
        }
        waiting = []
        made -= idle.count
        idle = []
        if made > 0 { await withCheckedContinuation { closing.append($0) } }
    }

    private func take() async throws -> PostgresLink {
        guard !isClosed else { throw StorageFault.unavailable(detail: "the database was closed") }
        if let link = idle.popLast() { return link }
        if made < size {
            made += 1
            return PostgresLink(url: url, schema: schema)
        }
        return try await withCheckedThrowingContinuation { waiting.append($0) }
    }

    private func giveBack(_ link: PostgresLink) {
        if !waiting.isEmpty {
            waiting.removeFirst().resume(returning: link)
        } else if isClosed {
            made -= 1
            if made == 0 { finishClosing() }
        } else {
            idle.append(link)
        }
    }

    private func finishClosing() {
        for continuation in closing {
            continuation.resume()
        }
        closing = []
    }
}

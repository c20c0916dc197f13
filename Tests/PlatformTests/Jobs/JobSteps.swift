import Domain
import Foundation
import Storage
import StorageTestSupport
import TestSupport

@testable import Platform

struct FailingJob: Job {
    static let name = "test-failing"
    struct Stubborn: Error {}

    func run(with services: Services) async throws {
        throw Stubborn()
    }
}

struct HopelessJob: Job {
    static let name = "test-hopeless"
    struct Refused: HopelessFailure {
        let words = "the letter was refused"
    }

    func run(with services: Services) async throws {
        throw Refused()
    }
}

struct QuietJob: Job {
    static let name = "test-quiet"
    func run(with services: Services) async throws {}
}

struct KeptJob: Equatable, Sendable {
    let state: String
    let attempts: Int
    let reason: String?
}

extension TestApp {
    func queue(_ job: some Job, key: String? = nil, after seconds: Double = 0) async throws {
        let (id, due) = (services.makeID(), clock.now().addingTimeInterval(seconds))
        try await database.write { db in try JobStore.enqueue(job, id: id, dueAt: due, uniqueKey: key, on: db) }
    }

    /// As a worker does before it begins.
    func claim() async throws -> UUID? {
        let now = clock.now()
        return try await database.write { db in try JobStore.claimNext(at: now, on: db)?.id }
    }

    /// The only job there is.
    func job() async throws -> KeptJob {
        try await database.read { db in
            let row = try db.rows("SELECT state, attempts, reason FROM job")[0]
            return try KeptJob(state: row["state"], attempts: row["attempts"], reason: row["reason"])
        }
    }
}

extension Letter {
    static var sample: Letter {
        get throws {
            Letter(
                to: try EmailAddress("ann@example.org"), name: "Ann Abara", subject: "Hello", text: "Hello",
                messageID: "sample")
        }
    }
}

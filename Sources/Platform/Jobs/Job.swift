import Foundation

/// Something done later and elsewhere: a letter, a file, tidying. Queued in the transaction that asks for it.
///
/// A job may run twice, when the program stops between doing it and noting that it was done. Each job's own
/// comment says what happens then.
package protocol Job: Codable, Sendable {
    /// Kept with the job's row: never change it.
    static var name: String { get }
    func run(with services: Services) async throws
}

/// The jobs this program can do, by name.
package struct JobRegistry: Sendable {
    private var kinds: [String: any Job.Type] = [:]

    package init(_ kinds: [any Job.Type]) {
        for kind in kinds {
            add(kind)
        }
    }

    package mutating func add(_ kind: any Job.Type) {
        kinds[kind.name] = kind
    }

    /// - Throws: ``UnknownJob`` when an older or newer program queued it.
    func job(named name: String, payload: String) throws -> any Job {
        guard let kind = kinds[name] else { throw UnknownJob() }
        return try JSONDecoder().decode(kind, from: Data(payload.utf8))
    }
}

struct UnknownJob: Error {}

/// How long a job waits after each failure: 1, 5 and 30 minutes, 2 and 12 hours. Then it is given up.
enum JobPatience {
    private static let delays: [Double] = [60, 300, 1800, 7200, 43_200]

    /// Tries before it is given up, the first included.
    static let mostTries = delays.count + 1

    /// Seconds after which a job that nobody finished is taken to have lost its worker.
    static let longestRun: Double = 15 * 60

    /// - Parameter attempts: how often it has been tried, this time included.
    /// - Returns: nil when it is given up.
    static func nextTry(after attempts: Int, at now: Date) -> Date? {
        attempts <= delays.count ? now.addingTimeInterval(delays[attempts - 1]) : nil
    }
}

import Domain
import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Does the jobs of one partnership, one after another, until it is told to stop; the running one is finished first.
package struct Worker: Service {
    private let services: Services
    private let jobs: JobRegistry
    private let pause: Duration

    /// - Parameter pause: how long to wait before looking again when nothing is due.
    package init(services: Services, jobs: JobRegistry, pause: Duration = .seconds(1)) {
        self.services = services
        self.jobs = jobs
        self.pause = pause
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var tidied: Day?
            while !Task.isCancelled {
                let today = services.today
                if tidied != today, await queueTidying(on: today) { tidied = today }
                await runWhatIsDue()
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Does everything that is due now, also what those jobs queue themselves.
    package func runDueJobs() async throws {
        while try await runOne() {}
    }

    /// A database that is away is waited for: the jobs are safe in it.
    private func runWhatIsDue() async {
        do {
            while !Task.isCancelled {
                guard try await runOne() else { return }
            }
        } catch {
            services.logger.warning("jobs wait", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// - Returns: whether there was one.
    private func runOne() async throws -> Bool {
        let now = services.now()
        guard let claimed = try await services.database.write({ db in try JobStore.claimNext(at: now, on: db) }) else {
            return false
        }
        // Stopping must not break off a job that has begun.
        await Task.detached { await finish(claimed) }.value
        return true
    }

    private func finish(_ claimed: JobStore.Claimed) async {
        do {
            // It took its worker down with it every time.
            guard claimed.attempts <= JobPatience.mostTries else { throw WorkerLost() }
            try await jobs.job(named: claimed.name, payload: claimed.payload).run(with: services)
            let now = services.now()
            try await services.database.write { db in try JobStore.finish(claimed.id, at: now, on: db) }
        } catch {
            await putBack(claimed, because: error)
        }
    }

    private func putBack(_ claimed: JobStore.Claimed, because error: any Error) async {
        let (reason, now) = (Self.reason(of: error), services.now())
        let isHopeless = error is UnknownJob || (error as? any HopelessFailure) != nil
        services.logger.warning("job failed", metadata: ["job": "\(claimed.name)", "error": "\(reason)"])
        try? await services.database.write { db in
            if isHopeless {
                try JobStore.giveUp(claimed, because: reason, at: now, on: db)
            } else {
                try JobStore.putBack(claimed, because: reason, at: now, on: db)
            }
        }
    }

    /// The kind of error, and its words where it promises that they hold nobody's details.
    private static func reason(of error: any Error) -> String {
        (error as? any PlainFailure)?.words ?? String(describing: type(of: error))
    }

    /// - Returns: false when the database was away.
    private func queueTidying(on today: Day) async -> Bool {
        let (now, id) = (services.now(), services.makeID())
        let queued: Void? = try? await services.database.write { db in
            try JobStore.enqueue(TidyJobs(), id: id, dueAt: now, uniqueKey: "tidy \(today.iso)", on: db)
        }
        return queued != nil
    }
}

private struct WorkerLost: HopelessFailure {
    let words = "the program stopped each time"
}

/// A failure whose words name nobody.
package protocol PlainFailure: Error {
    var words: String { get }
}

/// A failure that trying again can not mend.
package protocol HopelessFailure: PlainFailure {}

/// Forgets finished and failed jobs after thirty days, and whatever the other floors tidy. Run twice it finds nothing
/// more to forget.
package struct TidyJobs: Job {
    package static let name = "tidy-jobs"
    private static let keptFor: Double = 30 * 86_400

    package init() {}

    package func run(with services: Services) async throws {
        let (now, today, tidying) = (services.now(), services.today, services.housekeeping.tidying)
        try await services.database.write { db in
            for tidy in tidying { try tidy(today, db) }
            try JobStore.tidy(before: now.addingTimeInterval(-Self.keptFor), on: db)
            try SessionStore.tidy(at: now, on: db)
            try SignInStore.tidy(at: now, on: db)
        }
        try await services.database.settle()
    }
}

/// Sends one letter. Run twice it sends the same letter with the same Message-ID, which mail programs show once.
package struct SendLetter: Job {
    package static let name = "send-letter"
    let letter: Letter

    package init(_ letter: Letter) {
        self.letter = letter
    }

    package func run(with services: Services) async throws {
        try await services.send(letter)
    }
}

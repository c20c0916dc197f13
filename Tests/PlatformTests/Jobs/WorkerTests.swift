import Domain
import Foundation
import Storage
import StorageTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct WorkerTests {
    @Test(arguments: Engine.available)
    func aJobThatFailsIsTriedLaterAndGivenUpAfterTheFifthRetry(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            try await app.queue(FailingJob())
            let worker = Worker(services: app.services, jobs: JobRegistry([FailingJob.self]))
            for (tries, wait) in [60.0, 300, 1800, 7200, 43_200].enumerated() {
                try await worker.runDueJobs()
                #expect(try await app.job().attempts == tries + 1)
                app.clock.advance(seconds: wait - 1)
                try await worker.runDueJobs()
                #expect(try await app.job().attempts == tries + 1)
                app.clock.advance(seconds: 1)
            }
            #expect(try await app.job().state == "queued")
            try await worker.runDueJobs()
            #expect(try await app.job() == KeptJob(state: "failed", attempts: 6, reason: "Stubborn"))
            app.clock.advance(seconds: 1_000_000)
            try await worker.runDueJobs()
            #expect(try await app.job().attempts == 6)
        }
    }

    @Test func whatTryingAgainCanNotMendIsGivenUpAtOnceInItsOwnWords() async throws {
        try await withTestApp { app in
            try await app.queue(HopelessJob())
            try await Worker(services: app.services, jobs: JobRegistry([HopelessJob.self])).runDueJobs()
            #expect(try await app.job() == KeptJob(state: "failed", attempts: 1, reason: "the letter was refused"))
        }
    }

    @Test func aJobThisProgramDoesNotKnowIsGivenUpAtOnce() async throws {
        try await withTestApp { app in
            try await app.queue(FailingJob())
            try await Worker(services: app.services, jobs: JobRegistry([])).runDueJobs()
            #expect(try await app.job().state == "failed")
        }
    }

    @Test(arguments: Engine.available)
    func aJobThatLostItsWorkerIsTakenAgainAfterAQuarterOfAnHour(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            try await app.queue(QuietJob())
            let worker = Worker(services: app.services, jobs: JobRegistry([QuietJob.self]))
            _ = try await app.claim()
            app.clock.advance(seconds: JobPatience.longestRun - 1)
            try await worker.runDueJobs()
            #expect(try await app.job().state == "running")
            app.clock.advance(seconds: 1)
            try await worker.runDueJobs()
            #expect(try await app.job() == KeptJob(state: "finished", attempts: 2, reason: nil))
        }
    }

    @Test func aJobThatTakesItsWorkerDownEachTimeIsGivenUp() async throws {
        try await withTestApp { app in
            try await app.queue(QuietJob())
            for _ in 1...JobPatience.mostTries {
                #expect(try await app.claim() != nil)
                app.clock.advance(seconds: JobPatience.longestRun)
            }
            try await Worker(services: app.services, jobs: JobRegistry([QuietJob.self])).runDueJobs()
            #expect(try await app.job().state == "failed")
            #expect(try await app.job().reason == "the program stopped each time")
        }
    }

    /// Eight workers and forty jobs: each job is taken once.
    @Test(arguments: Engine.available)
    func twoWorkersNeverTakeOneJob(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            for _ in 1...40 {
                try await app.queue(QuietJob())
            }
            let taken = try await withThrowingTaskGroup(of: [UUID].self) { group in
                for _ in 1...8 {
                    group.addTask {
                        var mine: [UUID] = []
                        while let id = try await app.claim() { mine.append(id) }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 40)
            #expect(Set(taken).count == 40)
        }
    }

    @Test(arguments: Engine.available)
    func aKeyIsQueuedOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            for key in ["a", "a", "b", nil, nil] {
                try await app.queue(QuietJob(), key: key)
            }
            #expect(try await app.database.read { db in try JobStore.counts(on: db).queued } == 4)
            try await Worker(services: app.services, jobs: JobRegistry([QuietJob.self])).runDueJobs()
            try await app.queue(QuietJob(), key: "a")
            #expect(try await app.database.read { db in try JobStore.counts(on: db).queued } == 0)
        }
    }

    @Test func theOldestIsDoneFirstAndNothingBeforeItsTime() async throws {
        try await withTestApp { app in
            for seconds in [20.0, 10, 30] {
                try await app.queue(QuietJob(), after: seconds)
            }
            #expect(try await app.claim() == nil)
            app.clock.advance(seconds: 20)
            let order = [try await app.claim(), try await app.claim(), try await app.claim()]
            let due = try await app.database.read { db in
                try db.rows("SELECT id FROM job WHERE state = 'running' ORDER BY due_at").map { row -> UUID in
                    try row["id"]
                }
            }
            #expect(order == due + [nil])
        }
    }

    @Test func finishedJobsAreForgottenAfterThirtyDaysAndSayNothingBefore() async throws {
        try await withTestApp { app in
            try await app.queue(SendLetter(try Letter.sample))
            try await app.doJobs()
            let payload = try await app.database.read { db -> String in
                try db.rows("SELECT payload FROM job")[0]["payload"]
            }
            #expect(payload == "{}")
            app.clock.advance(seconds: 30 * 86_400 + 1)
            try await TidyJobs().run(with: app.services)
            #expect(try await app.database.read { db in try db.rows("SELECT id FROM job").count } == 0)
        }
    }

    @Test func failedJobsAreForgottenAfterThirtyDaysWithTheLetterTheyHold() async throws {
        try await withTestApp { app in
            try await app.queue(SendLetter(try Letter.sample))
            try await Worker(services: app.services, jobs: JobRegistry([])).runDueJobs()
            app.clock.advance(seconds: 30 * 86_400)
            try await TidyJobs().run(with: app.services)
            #expect(try await app.job().state == "failed")
            app.clock.advance(seconds: 1)
            try await TidyJobs().run(with: app.services)
            #expect(try await app.database.read { db in try db.rows("SELECT id FROM job").count } == 0)
        }
    }
}

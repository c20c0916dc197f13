import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct ResultQueriesTests {
    @Test(arguments: Engine.available)
    func thePageOfResultsMakesAsManyQueriesHoweverManyAnswered(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            let manager = try await app.signIn(as: .businessManager)
            var counts: [Int] = []
            for more in [1, 9, 400] {
                try await Self.add(more, to: id, in: app)
                _ = try await manager.get("/occasions/\(id.text)/results")
                counts.append(
                    try await app.countingQueries { _ = try await manager.get("/occasions/\(id.text)/results") })
            }
            #expect(Set(counts).count == 1, "\(counts)")
            #expect(counts[0] <= 6)
        }
    }

    /// Sending answers costs as many however many are there.
    @Test(arguments: Engine.available)
    func sendingMakesAsManyQueriesHoweverManyAnsweredBefore(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await app.openLink()
            var counts: [Int] = []
            for more in [40, 400] {
                try await Self.add(more, to: id, in: app)
                let visitor = try await app.visitor()
                let form = try await visitor.get(path)
                // The place is left to chance: now and then it is the end, where one statement more is needed.
                counts.append(
                    try await app.countingQueries { try await visitor.send(form, to: path, ["q.met": "yes"]) })
            }
            #expect(abs(counts[0] - counts[1]) <= 1, "\(counts)")
            #expect(counts.allSatisfy { $0 <= 13 }, "\(counts)")
        }
    }

    private static func add(_ count: Int, to id: ID<Occasion>, in app: TestApp) async throws {
        let now = app.services.now()
        try await app.database.write { db in
            let new = (0..<count).map { number in
                KeptResponse(
                    id: ID(makeRandomID()), crowd: nil,
                    sheet: ScreenedSheet(
                        answers: AnswerSheet(["met": .choice("yes"), "better": .text("More time \(number)")])),
                    isPaper: false, contact: nil)
            }
            try ResponseStore.add(new, to: OccasionStore.occasion(id, on: db), at: now, on: db)
        }
    }
}

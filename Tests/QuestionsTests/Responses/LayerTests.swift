import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct LayerTests {
    /// What is laid down anew is the same, only somewhere else.
    @Test(arguments: Engine.available)
    func everyAnswerIsThereOnceHoweverTheyCome(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            for count in [1, 1, 3, 40, 1, 250, 1] { try await Self.add(count, to: id, in: app) }
            let kept = try await Self.words(of: id, in: app)
            #expect(kept.count == 297)
            #expect(Set(kept).count == 297)
            try await app.services.closeOccasion(id, by: .system)
            #expect(try await Set(Self.words(of: id, in: app)) == Set(kept))
        }
    }

    /// With each that comes, nine others change their ids: whoever compares two copies finds ten that may be it.
    @Test(arguments: Engine.available)
    func tenIdsAreNewWhenOneComes(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            try await Self.add(60, to: id, in: app)
            for _ in 0..<20 {
                let before = try await Set(app.responses(of: id).map(\.id))
                try await Self.add(1, to: id, in: app)
                let after = try await Set(app.responses(of: id).map(\.id))
                #expect(after.subtracting(before).count == Layer.others + 1)
                #expect(before.subtracting(after).count == Layer.others)
            }
        }
    }

    /// Another occasion's answers stay as they are.
    @Test(arguments: Engine.available)
    func answersOfAnotherOccasionAreLeftAlone(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            let (other, _) = try await app.openLink()
            try await Self.add(30, to: other, in: app)
            let before = try await app.responses(of: other)
            try await Self.add(30, to: id, in: app)
            #expect(try await app.responses(of: other) == before)
        }
    }

    /// Where an answer lies, as against the others, says nothing about when it came. Were ids chosen between those of
    /// the neighbours, the first to come would be found at one end: a correlation of 0.1, six times what chance gives.
    @Test func theOrderOfIdsTellsNothingOfTheOrderTheyCameIn() async throws {
        try await withTestApp(on: .sqlite) { app in
            let (id, _) = try await app.openLink()
            var order: [String] = []
            for _ in 0..<1_500 { order += try await Self.add(1, to: id, in: app) }
            let came = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
            let kept = try await Self.words(of: id, in: app).compactMap { came[$0] }
            #expect(kept.count == order.count)
            let neighbours = zip(kept, kept.dropFirst()).map { abs($0 - $1) }
            // Of so many laid out by chance, neighbours are 500 apart on average, give or take 9.
            let mean = Double(neighbours.reduce(0, +)) / Double(neighbours.count)
            #expect((450.0...550.0).contains(mean), "\(mean)")
            // Chance alone goes beyond a tenth four times in a hundred thousand.
            #expect(abs(Self.correlation(kept)) < 0.105)
        }
    }

    /// Spearman's rank correlation of the places with the order in which they came.
    private static func correlation(_ came: [Int]) -> Double {
        let squares = came.enumerated().reduce(0.0) { $0 + Double(($1.element - $1.offset) * ($1.element - $1.offset)) }
        let count = Double(came.count)
        return 1 - 6 * squares / (count * (count * count - 1))
    }

    @discardableResult
    private static func add(_ count: Int, to id: ID<Occasion>, in app: TestApp) async throws -> [String] {
        let words = (0..<count).map { _ in "words \(makeRandomID().uuidString)" }
        let now = app.services.now()
        try await app.database.write { db in
            let new = words.map { words in
                KeptResponse(
                    id: ID(makeRandomID()), crowd: nil,
                    sheet: ScreenedSheet(answers: AnswerSheet(["better": .text(words)])), isPaper: false, contact: nil)
            }
            try ResponseStore.add(new, to: OccasionStore.occasion(id, on: db), at: now, on: db)
        }
        return words
    }

    private static func words(of id: ID<Occasion>, in app: TestApp) async throws -> [String] {
        try await app.responses(of: id).compactMap { $0.sheet.answers["better"]?.freeText }
    }
}

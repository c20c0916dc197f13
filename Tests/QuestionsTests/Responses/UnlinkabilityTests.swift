import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

/// Somebody has every table, every system column, the file itself and the audit trail, knows in which order people
/// answered, and tries to say who answered what.
@Suite struct UnlinkabilityTests {
    static let people = 60
    /// Guessing puts one answer to its person on average; eight or more happen once in a hundred thousand times.
    static let mostByChance = 7

    @Test(arguments: Engine.available)
    func noColumnOrderOrFileTellsWhoAnsweredWhat(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await Self.answered(in: app)
            let open = try await Attack(on: app.database)
            for (way, order) in open.orders {
                #expect(Self.hits(order, asked.order) <= Self.mostByChance, "by \(way) while it is open")
            }
            #expect(open.orders.count > 5)
            try await app.services.closeOccasion(asked.id, by: .system)
            let closed = try await Attack(on: app.database)
            for (way, order) in closed.orders {
                #expect(Self.hits(order, asked.order) <= Self.mostByChance, "by \(way)")
                #expect(abs(Self.correlation(order, asked.order)) < 0.5, "by \(way)")
            }
        }
    }

    /// Whatever stands beside an answer stands nowhere near a person.
    @Test(arguments: Engine.available)
    func nothingBesideAnAnswerStandsBesideAPerson(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await Self.answered(in: app)
            let attack = try await Attack(on: app.database)
            let shared = attack.sharedValues(besides: [asked.id.text])
            #expect(shared.isEmpty, "\(shared)")
        }
    }

    @Test(arguments: Engine.available)
    func anAnswerAddsNothingToTheTrailAndNoTimeAnywhere(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, links) = try await app.openList(of: 6)
            let before = try await Attack.dump(app.database)
            app.clock.advance(seconds: 86_400)
            let visitor = try await app.visitor()
            try await visitor.answer(links[0].path, ["q.met": "yes"])
            let after = try await Attack.dump(app.database)
            let changed = Set(after.filter { $0.value != before[$0.key] }.keys)
            #expect(changed == ["response", "sent_code", "ticket"])
            let row = try #require(after["response"]?.first)
            #expect(Set(row.keys) == ["id", "occasion_id", "crowd", "sheet", "waits", "is_paper"])
            #expect(after["sent_code"]?.first.map { Set($0.keys) } == ["code_hash", "occasion_id"])
            _ = id
        }
    }

    /// The attack is strong enough: with one more column it puts nearly everybody to their answer.
    @Test(arguments: Engine.available)
    func aTimeBesideTheAnswersWouldTell(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await Self.answered(in: app)
            try await app.database.write { db in
                try db.run("CREATE TABLE timed (sheet TEXT, answered_at BIGINT)")
                for (place, words) in asked.order.enumerated() {
                    try db.run("INSERT INTO timed (sheet, answered_at) VALUES (\(words), \(1_561_000_000 + place))")
                }
            }
            let attack = try await Attack(on: app.database, tables: ["timed"])
            let best = attack.orders.map { Self.hits($0.order, asked.order) }.max() ?? 0
            #expect(best == Self.people)
        }
    }

    /// - Returns: the answers in the order in which they came.
    private static func answered(in app: TestApp) async throws -> (id: ID<Occasion>, order: [String]) {
        let (id, links) = try await app.openList(of: people)
        var chance = Chance(state: 11)
        var order: [String] = []
        for (place, link) in links.shuffled(using: &chance).enumerated() {
            let words = "Answer \(UInt64.random(in: 1_000_000...9_999_999, using: &chance))"
            try await app.visitor().answer(link.path, ["q.met": "yes", "q.better": words])
            order.append(words)
            app.clock.advance(seconds: 700)
            if place == people / 2 { try await app.services.remind(id, by: .system) }
        }
        return (id, order)
    }

    /// How many stand at their own place.
    static func hits(_ order: [String], _ truth: [String]) -> Int {
        zip(order, truth).count { $0.0.contains($0.1) }
    }

    /// Spearman's rank correlation of the two orders: 0 when one tells nothing about the other.
    static func correlation(_ order: [String], _ truth: [String]) -> Double {
        let places = truth.compactMap { words in order.firstIndex { $0.contains(words) } }
        guard places.count == truth.count else { return 1 }
        let squares = places.enumerated().reduce(0.0) { $0 + pow(Double($1.element - $1.offset), 2) }
        let count = Double(truth.count)
        return 1 - 6 * squares / (count * (count * count - 1))
    }
}

import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct ActionStoreTests {
    @Test(arguments: Engine.available)
    func eachPersonSeesTheirPart(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let council = try await app.makeOwner("Fernshire Council")
            try await app.makeAction(of: fixture, "Guide")
            try await app.makeAction(of: fixture, "Posters", owner: council, dueIn: -3)
            let lead = try await app.signIn(as: .agencyLead, organisation: council)
            let stray = try await app.signIn(as: .agencyLead)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let school = try await app.signIn(as: .schoolLead, organisation: council)
            let seen = try await [lead, stray, scrutineer, school].asyncMap { browser in
                try await Self.list(app, for: browser)
            }
            #expect(seen == [["Posters"], [], ["Posters", "Guide"], []])
            let nobody = try await app.database.read { db in
                try ActionStore.list(for: .visitor, on: Day(number: 18_067), limit: 9, db)
            }
            #expect(nobody.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func filtersCountsAndPagesAgree(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let manager = try await app.signIn(as: .businessManager)
            let member = try #require(manager.member)
            for days in [-5, -1, 0, 4] { try await app.makeAction(of: fixture, "In \(days)", dueIn: days) }
            let done = try await app.makeAction(of: fixture, "Done", dueIn: -9)
            try await app.services.markActionDone(done.id, on: app.services.today, by: member)
            let (viewer, today) = (Viewer.member(member), app.services.today)
            let (counts, late, open, place) = try await app.database.read { db in
                let first = try ActionStore.list(for: viewer, .init(state: .open), on: today, limit: 2, db)
                let place = try #require(first.last.map { RowPlace($0.action.dueOn, $0.action.id) })
                return try (
                    ActionStore.counts(for: viewer, on: today, db),
                    ActionStore.list(for: viewer, .init(isLate: true), on: today, limit: 9, db).map(\.action.what),
                    ActionStore.count(for: viewer, .init(state: .open, owner: fixture.owner), on: today, db),
                    ActionStore.list(for: viewer, .init(state: .open), on: today, .after(place), limit: 9, db)
                        .map(\.action.what)
                )
            }
            #expect(counts == ActionCounts(open: 4, late: 2, done: 1, closed: 0))
            #expect(late == ["In -5", "In -1"])
            #expect(open == 4)
            #expect(place == ["In 0", "In 4"])
        }
    }

    private static func list(_ app: TestApp, for browser: TestBrowser) async throws -> [String] {
        let (viewer, today) = (Viewer.member(try #require(browser.member)), app.services.today)
        return try await app.database.read { db in
            try ActionStore.list(for: viewer, on: today, limit: 9, db).map(\.action.what)
        }
    }
}

extension Array where Element: Sendable {
    fileprivate func asyncMap<Answer>(_ body: (Element) async throws -> Answer) async rethrows -> [Answer] {
        var answers: [Answer] = []
        for element in self { answers.append(try await body(element)) }
        return answers
    }
}

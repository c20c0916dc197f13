import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct ResultsTests {
    @Test(arguments: Engine.available)
    func eachShareIsShownWithItsBaseAndInterval(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await Self.answered(yes: 35, no: 4, of: 225, in: app)
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.get("/occasions/\(id.text)/results")
            #expect(page.words.contains("90% (35 of 39; 95% interval 76–96)"))
            #expect(page.words.contains("17% (39 of 225; 95% interval 13–23)"))
            #expect(page.words.contains("“Yes” was said most: 90%"))
        }
    }

    @Test(arguments: Engine.available)
    func othersSeeSmallNumbersHeldBackAndOnlyOnceItIsClosed(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await Self.answered(yes: 35, no: 4, of: 225, in: app)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let early = try await scrutineer.get("/occasions/\(id.text)/results")
            #expect(early.status == .conflict)
            #expect(early.words.contains("People are still answering."))
            try await app.services.closeOccasion(id, by: .system)
            let page = try await scrutineer.get("/occasions/\(id.text)/results")
            #expect(page.words.contains("[c]"))
            #expect(page.words.contains("Numbers of 5 or fewer are held back"))
            for given in ["4 of 39", "35 of 39", "10%", "90%"] { #expect(!page.words.contains(given), "\(given)") }
            #expect(try await scrutineer.get("/occasions/\(id.text)/answers").status == .forbidden)
        }
    }

    @Test(arguments: Engine.available)
    func answersAreCountedAgainOnlyWhenSomethingHasChanged(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await Self.answered(yes: 35, no: 4, of: 225, in: app)
            let (results, manager) = ("/occasions/\(id.text)/results", try await app.signIn(as: .businessManager))
            let first = try await manager.get(results)
            let sheets = try await app.database.read { db in try db.rows("SELECT id, sheet FROM response") }
            // Whoever reads an answer now fails.
            _ = try await app.database.write { db in try db.run("UPDATE response SET sheet = '{'") }
            #expect(try await manager.get(results).words == first.words)
            try await app.database.write { db in
                for row in sheets {
                    let (id, sheet): (ID<KeptResponse>, String) = try (row["id"], row["sheet"])
                    try db.run("UPDATE response SET sheet = \(sheet) WHERE id = \(id)")
                }
            }
            try await app.visitor().answer(path, ["q.met": "yes"])
            #expect(try await manager.get(results).words.contains("36 of 40"))
            app.clock.advance(seconds: 86_400)
            _ = try await app.database.write { db in try db.run("UPDATE response SET sheet = '{'") }
            let next = try await app.signIn(as: .businessManager)
            #expect(try await next.get(results).status == .internalServerError, "another day, another count")
        }
    }

    @Test func wordsOfTooFewAreNotShownToOthers() async throws {
        try await withTestApp { app in
            let (id, path) = try await Self.answered(yes: 20, no: 0, of: nil, in: app)
            for number in 1...4 {
                try await app.visitor().answer(path, ["q.met": "yes", "q.better": "Better chairs \(number)"])
            }
            try await app.services.closeOccasion(id, by: .system)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let page = try await scrutineer.get("/occasions/\(id.text)/results")
            #expect(!page.words.contains("Better chairs"))
            #expect(page.words.contains("Too few people wrote something"))
            #expect(try await scrutineer.get("/occasions/\(id.text)/texts/better").status == .notFound)
            let manager = try await app.signIn(as: .businessManager)
            #expect(try await manager.get("/occasions/\(id.text)/results").words.contains("Better chairs 4"))
        }
    }

    /// Else the words that were held back would be those that come later.
    @Test func othersReadWordsOnceAllOfThemHaveBeenRead() async throws {
        try await withTestApp { app in
            let (id, path) = try await Self.answered(yes: 1, no: 0, of: nil, in: app)
            for number in 1...12 {
                try await app.visitor().answer(path, ["q.met": "yes", "q.better": "Better chairs \(number)"])
            }
            try await app.visitor().answer(path, ["q.met": "no", "q.better": "My uncle hits me and I am scared"])
            try await app.services.closeOccasion(id, by: .system)
            let (scrutineer, results) = (try await app.signIn(as: .scrutineer), "/occasions/\(id.text)/results")
            let early = try await scrutineer.get(results)
            #expect(!early.words.contains("Better chairs") && !early.words.contains("words that wait"))
            #expect(early.words.contains("What was written is shown here once all of it has been read."))
            #expect(try await scrutineer.get("/occasions/\(id.text)/texts/better").status == .notFound)
            let manager = try await app.signIn(as: .businessManager)
            let own = try await manager.get(results)
            #expect(own.words.contains("Better chairs") && own.words.contains("1 answer has words that wait"))

            let list = try await manager.get("/held-texts")
            let text = String(try #require(list.html.firstMatch(of: /\/held-texts\/[A-Za-z0-9_-]{22}/)).output)
            try await manager.post(text, form: ["decision": "not-shown", "passed": "no"])
            #expect(try await scrutineer.get(results).words.contains("Better chairs"))
        }
    }

    @Test(arguments: [Role.practitioner, .schoolLead, .agencyLead, .youngScrutineer, .guestReader, .administrator])
    func otherRolesSeeNoResults(role: Role) async throws {
        try await withTestApp { app in
            let (id, _) = try await Self.answered(yes: 6, no: 6, of: nil, in: app)
            let other = try await app.signIn(as: role)
            for path in ["/occasions", "/occasions/\(id.text)", "/occasions/\(id.text)/results", "/held-texts"] {
                #expect(try await other.get(path).status == .forbidden, "\(path)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func pagesMakeAsManyQueriesForManyAnswersAsForFew(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await Self.answered(yes: 2, no: 1, of: nil, in: app)
            let manager = try await app.signIn(as: .businessManager)
            let paths = ["/occasions", "/occasions/\(id.text)", "/occasions/\(id.text)/results"]
            try await manager.get("/occasions/\(id.text)/results")
            var few: [Int] = []
            for path in paths { few.append(try await app.countingQueries { try await manager.get(path) }) }
            try await Self.fill(id, yes: 40, no: 20, in: app)
            for _ in 1...3 { _ = try await app.openLink(to: TestApp.paged) }
            try await manager.get("/occasions/\(id.text)/results")
            for (path, count) in zip(paths, few) {
                try await manager.get(path)
                #expect(try await app.countingQueries { try await manager.get(path) } == count, "\(path)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func anExportHoldsEveryAnswer(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, path) = try await Self.answered(yes: 2, no: 1, of: nil, in: app)
            try await app.visitor().answer(path, ["q.met": "yes", "q.better": "=1+1, \"quoted\"\nand a second line"])
            let manager = try await app.signIn(as: .businessManager)
            let file = try await manager.get("/occasions/\(id.text)/answers?format=json")
            #expect(file.html.contains("\"met\": \"no\""))
            #expect(file.html.contains("and a second line"))
            let csv = try await manager.get("/occasions/\(id.text)/answers?format=csv").html
            #expect(csv.contains("met,better,paper"))
            #expect(csv.contains("\"'=1+1, \"\"quoted\"\""))
        }
    }

    /// An occasion with so many answers to its first question.
    private static func answered(
        yes: Int, no: Int, of reached: Int?, in app: TestApp
    ) async throws -> (id: ID<Occasion>, path: String) {
        let opened = try await app.openLink { $0.reached = reached }
        try await fill(opened.id, yes: yes, no: no, in: app)
        return opened
    }

    private static func fill(_ id: ID<Occasion>, yes: Int, no: Int, in app: TestApp) async throws {
        let desk = AnswerDesk(services: app.services, sets: PublishedSets())
        for answer in Array(repeating: "yes", count: yes) + Array(repeating: "no", count: no) {
            let code = AnswerCode(from: app.services.makeSecret().utf8.prefix(12).map(\.self))
            _ = try await desk.take(AnswerSheet(["met": .choice(answer)]), code, to: id, ticket: nil)
        }
    }
}

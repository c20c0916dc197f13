import Domain
import Foundation
import Learning
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Demonstration

/// The numbers of the worked example, each counted from rows by the pages that show it.
@Suite struct DemonstrationTests {
    private static let morning = UKTime.start(of: Demonstration.today).addingTimeInterval(10 * 60 * 60)

    private static func withFernshire(
        on engine: Engine = .sqlite, _ body: @escaping @Sendable (TestApp, Hub) async throws -> Void
    ) async throws {
        try await withTestApp(on: engine, isDemo: true, now: morning) { app in
            try await Demonstration.fill(app.services)
            let hub = try await app.database.read { db in
                try HubStore.found(titled: "Gangs and knife crime", on: db)
            }
            try await body(app, try #require(hub))
        }
    }

    @Test(arguments: Engine.available)
    func theHubReportGivesTheNumbersOfTheWorkedExample(engine: Engine) async throws {
        try await Self.withFernshire(on: engine) { app, hub in
            let manager = try await app.signIn(as: .businessManager)
            let report = try await manager.get("/hubs/\(hub.id.text)/report")
            for words in [
                "240 comments heard", "55 contacts added through this hub", "14% (33 of 240 comments of this hub",
                "Young people: focus group 1% (3 of 240", "Young people supported by a service 3% (7 of 240",
                "89% (8 of 9 themes sent", "63% (5 of 8 decisions", "88% (7 of 8 decisions",
            ] {
                #expect(report.words.contains(words), "\(words)")
            }
            let themes = try await app.services.exportThemes(of: hub.id, by: .commandLine)
            #expect(themes.rows.count == 9)
        }
    }

    @Test func everyFigureLeadsToAsManyRowsAsItSays() async throws {
        try await Self.withFernshire { app, hub in
            let manager = try await app.signIn(as: .businessManager)
            let report = try await manager.get("/hubs/\(hub.id.text)/report")
            let pattern = /<a href="(\/hubs\/[^"]+\/comments\?[^"]+)">[\s\S]*?class="chart__words">\d+% \((\d+) of 240/
            let links = report.html.matches(of: pattern)
            #expect(links.count >= 25)
            for link in links {
                let path = String(link.1).replacing("&amp;", with: "&")
                let rows = Int(link.2) == 1 ? "1 comment " : "\(link.2) comments "
                #expect(try await manager.get(path).words.contains(rows), "\(path)")
            }
            let contacts = try await manager.get("/hubs/\(hub.id.text)/report/contacts")
            #expect(contacts.words.contains("55 new contacts"))
            let figure = /<a href="(\/hubs\/[^"]+\?figure=[^"]+)">[\s\S]*?class="chart__words">\d+% \((\d+) of/
            let others = report.html.matches(of: figure)
            #expect(others.count == 12)
            for link in others {
                let page = try await manager.get(String(link.1).replacing("&amp;", with: "&"))
                #expect(page.html.matches(of: /<tr class="nhsuk-table__row"/).count == Int(link.2), "\(link.1)")
            }
        }
    }

    @Test func theBrokenLinksAreThoseThatWereLeft() async throws {
        try await Self.withFernshire { app, hub in
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.get("/hubs/\(hub.id.text)")
            #expect(page.words.contains("Specific issues: no decision"))
            #expect(page.words.contains("Funding and service capacity: nobody told"))
            #expect(page.html.matches(of: /entries__entry--broken/).count == 2)
        }
    }

    @Test func lettersWentOnlyToThoseWhoAgreed() async throws {
        try await Self.withFernshire { app, hub in
            let agreed = try await app.database.read { db in
                try ContactStore.recipients(fromHub: hub.id, consenting: .feedback, on: db).map(\.email.text)
            }
            #expect(app.letters.all.map(\.to).sorted() == agreed.sorted())
            #expect(agreed.count > 30 && agreed.count < 55)
            #expect(app.letters.all.allSatisfy { $0.to.hasSuffix("@fernshire.example") })
        }
    }

    @Test func itIsTheSameEveryTimeAndItsAuditTrailIsWhole() async throws {
        let figures = Figures()
        for _ in 1...2 {
            try await Self.withFernshire { app, hub in
                let table = try await app.services.exportComments(of: hub.id, by: .commandLine)
                let contacts = try await app.services.exportContacts(by: .commandLine)
                await figures.add(try table.bytes(.csv) + contacts.bytes(.csv))
                guard case .whole = try await AuditTrail.verify(app.database) else {
                    Issue.record("the audit trail is broken")
                    return
                }
            }
        }
        let all = await figures.all
        #expect(all.count == 2 && all[0] == all[1])
    }

    @Test func everyRoleOfThePartnershipCanBeTried() async throws {
        try await Self.withFernshire { app, _ in
            let members = try await app.database.read { db in try MemberStore.all(on: db) }
            #expect(Set(members.flatMap(\.roles)) == Set(Role.allCases))
            let people = try await app.visitor().get("/people")
            #expect(people.html.matches(of: /people__button/).count == 17)
        }
    }

    private actor Figures {
        var all: [[UInt8]] = []
        func add(_ bytes: [UInt8]) { all.append(bytes) }
    }
}

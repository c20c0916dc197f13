import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct ReportTests {
    @Test func aHubInWhichNothingWasSaidHasNoBase() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let browser = try await app.signIn(as: .scrutineer)
            let page = try await browser.get("\(hub.path)/report")
            #expect(page.status == .ok)
            #expect(page.words.contains("No base: 0 comments of this hub"))
            #expect(!page.words.contains("nan"))
        }
    }

    @Test(arguments: Engine.available)
    func eachFigureHasItsBaseAndItsInterval(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .scrutineer)
            let hub = try await Self.filled(app)
            let page = try await browser.get("\(hub.path)/report")
            #expect(page.words.contains("30% (3 of 10 comments of this hub; 95% interval 11–60)"))
            let file = try await browser.get("\(hub.path)/report/export?format=csv").html
            #expect(file.contains("Themes,"))
            #expect(file.contains(",3,10,"))
            #expect(try await app.auditEntries("figures.exported") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func eachPathToCommentsLeadsToAsManyAsTheFigureSays(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .scrutineer)
            let hub = try await Self.filled(app)
            let today = app.services.today
            let report = try await app.database.read { db in try FigureStore.report(of: hub.hub.id, on: today, db) }
            let figures = report.groups.flatMap(\.figures).filter { $0.path?.contains("/comments") == true }
            #expect(figures.count >= 9)
            for figure in figures {
                let page = try await browser.get(try #require(figure.path))
                let words = figure.count == 1 ? "1 comment" : "\(figure.count) comments"
                #expect(page.html.contains("id=\"results\">\(words)</p>"), "\(figure.name)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func eachFigureOfDecisionsActionsAndPeopleLeadsToItsRowsAlone(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let decision = try await app.decide(fixture)
            try await app.agree("One guide", about: decision, dueIn: 30)
            try await app.agree("Late guide", about: decision, dueIn: 1)
            app.clock.advance(seconds: 3 * 86_400)
            let browser = try await app.signIn(as: .businessManager)
            _ = try await app.addContact("Cat", through: fixture.hub)
            _ = try await app.addContact("Dan", through: fixture.hub, agreeing: [])
            let (id, today) = (fixture.hub.hub.id, app.services.today)
            let report = try await app.database.read { db in try FigureStore.report(of: id, on: today, db) }
            let figures = report.groups.flatMap(\.figures).filter { $0.path?.contains("/report/") == true }
            #expect(figures.count == 13)
            #expect(figures.map(\.count).reduce(0, +) == 8)
            for figure in figures {
                let page = try await browser.get(try #require(figure.path))
                let rows = page.html.matches(of: /<tr class="nhsuk-table__row"/).count
                #expect(rows == figure.count, "\(figure.name)")
                let isWhole = figure.path?.contains("figure=") == false
                #expect(isWhole || page.words.contains("Showing only: \(figure.name.lowercasedFirst)."))
            }
        }
    }

    @Test func aFigureThatIsNotKnownShowsAll() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let browser = try await app.signIn(as: .businessManager)
            for path in ["decisions?figure=all", "contacts?figure=x"] {
                let page = try await browser.get("\(hub.path)/report/\(path)")
                #expect(page.status == .ok && !page.words.contains("Showing only"))
            }
        }
    }

    @Test func chartsAreCalledAfterWhatTheySay() async throws {
        try await withTestApp { app in
            let hub = try await Self.filled(app)
            let page = try await app.signIn(as: .scrutineer).get("\(hub.path)/report")
            #expect(page.words.contains("Education came up most, in 4 of 10 comments"))
            #expect(page.words.contains("No theme has been sent to a meeting yet"))
            #expect(page.html.contains("width=\"40.0\""))
            #expect(!page.words.contains("most are"))
        }
    }

    @Test func themesAreExportedBesideTheirTable() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let (reader, practitioner) = (
                try await app.signIn(as: .scrutineer), try await app.signIn(as: .practitioner)
            )
            let page = try await reader.get(hub.path)
            for format in ["csv", "xlsx", "json"] {
                #expect(page.html.contains("href=\"\(hub.path)/themes/export?format=\(format)\""))
            }
            let file = try await reader.get("\(hub.path)/themes/export?format=csv")
            #expect(file.html.contains("Communication,Routes are not clear."))
            #expect(try await app.auditEntries("themes.exported") == 1)
            #expect(try await practitioner.get("\(hub.path)/themes/export?format=csv").status == .forbidden)
            #expect(!(try await practitioner.get(hub.path)).html.contains("themes/export"))
        }
    }

    @Test func decisionsActionsAndPeopleAreCountedFromTheirRows() async throws {
        try await withTestApp { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            let browser = try await app.signIn(as: .businessManager)
            try await app.decide(fixture)
            _ = try await app.addContact("Cat", through: fixture.hub)
            _ = try await app.addContact("Dan", through: fixture.hub, agreeing: [])
            let path = fixture.hub.path
            let report = try await browser.get("\(path)/report")
            #expect(report.words.contains("50% (1 of 2 themes"))
            #expect(report.words.contains("2 contacts added through this hub"))
            #expect(report.words.contains("50% (1 of 2 new contacts"))
            let contacts = try await browser.get("\(path)/report/contacts")
            #expect(contacts.words.contains("Cat") && contacts.words.contains("Dan"))
            let rows = try await browser.get("\(path)/report/decisions")
            #expect(rows.words.contains("Nobody told") && rows.words.contains("Not sent"))
        }
    }

    @Test(arguments: Engine.available)
    func themesAreExportedWithWhatCameOfThem(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.sendAndMeet(try await app.makeHub())
            try await app.decide(fixture)
            let table = try await app.services.exportThemes(of: fixture.hub.hub.id, by: .commandLine)
            #expect(table.rows.count == 2)
            #expect(table.rows.allSatisfy { $0.count == table.columns.count })
            #expect(try await app.auditEntries("themes.exported") == 1)
        }
    }

    /// Ten comments from all sorts of places, three of them about communication.
    private static func filled(_ app: TestApp) async throws -> HubFixture {
        let hub = try await app.makeHub()
        for number in 1...3 {
            try await app.say(
                "Call \(number)", in: hub, under: [hub.communication.id], kind: .police, area: "North & South")
        }
        for number in 1...4 {
            try await app.say("Teach \(number)", in: hub, under: [hub.education.id], source: .focusGroup)
        }
        for number in 1...2 { try await app.say("Other \(number)", in: hub, source: .supportedYoungPeople) }
        try await app.takeIn("comment,source,kind\nFrom the fair,Fête,school", into: hub)
        return hub
    }
}

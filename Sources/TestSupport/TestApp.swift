import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Learning
import Logging
import NIOCore
import Partnership
import Platform
import Questions
import Scrutiny
import Storage
import StorageTestSupport
import Synchronization

/// A whole application on a real database, reached through its router as a browser would.
package struct TestApp: Sendable {
    package let services: Services
    /// Its `entries` are the access table.
    package let site: PartnershipSite
    package let database: CountingDatabase
    /// Letters the application has sent.
    package let letters: SentLetters
    /// Set it to let time pass.
    package let clock: TestClock
    package let client: any TestClientProtocol

    package static let migrations =
        PlatformMigrations.all + PartnershipMigrations.all + QuestionsMigrations.all + LearningMigrations.all
        + ScrutinyMigrations.all

    /// Somebody who has not signed in.
    package func visitor() async throws -> TestBrowser {
        let browser = TestBrowser(client: client)
        try await browser.findToken()
        return browser
    }

    /// Somebody with these roles, signed in.
    package func signIn(
        as roles: Role..., named name: String = "Ann Abara", organisation: ID<Organisation>? = nil
    ) async throws -> TestBrowser {
        let id = services.newID(Member.self)
        let member = Member(
            id: id, name: name, email: try EmailAddress("\(id.text)@example.org"), roles: Set(roles),
            organisation: organisation)
        let now = services.now()
        try await database.write { db in try MemberStore.keep(member, at: now, on: db) }
        return try await signIn(member)
    }

    package func signIn(_ member: Member) async throws -> TestBrowser {
        let session = try await services.startSession(for: member.id)
        let browser = TestBrowser(client: client, member: member)
        browser.setCookie("sightline-session", to: session)
        try await browser.findToken()
        return browser
    }

    /// Does every job that is due, as the worker would.
    package func doJobs() async throws {
        var registry = PlatformJobs.registry
        for job in PartnershipJobs.all + QuestionsJobs.all + LearningJobs.all + ScrutinyJobs.all {
            registry.add(job)
        }
        try await Worker(services: services, jobs: registry).runDueJobs()
    }

    /// How many statements `body` ran.
    package func countingQueries(_ body: () async throws -> Void) async throws -> Int {
        let before = database.count
        try await body()
        return database.count - before
    }
}

/// The demonstration's clock in tests: stands still until it is moved.
package final class TestClock: Sendable {
    private let instant: Mutex<Date>

    package init(_ instant: Date) {
        self.instant = Mutex(instant)
    }

    package func now() -> Date {
        instant.withLock { $0 }
    }

    package func advance(seconds: Double) {
        instant.withLock { $0 = $0.addingTimeInterval(seconds) }
    }
}

package final class SentLetters: Sendable {
    private let letters = Mutex<[Letter]>([])

    package init() {}

    package var all: [Letter] {
        letters.withLock { $0 }
    }

    func add(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
    }
}

/// Opens an application on a fresh database and closes it afterwards.
///
/// - Parameter setting: where it is served and how, when that is what the test is about.
package func withTestApp(
    on engine: Engine = .sqlite, isDemo: Bool = false, now: Date = TestSetting.noon,
    limits: WebLimits = WebLimits(requestsPerMinute: 100_000), setting: TestSetting = .init(),
    _ body: @escaping @Sendable (TestApp) async throws -> Void
) async throws {
    try await withTestDatabase(engine, migrations: TestApp.migrations, server: setting.server) { database in
        let (clock, letters) = (TestClock(now), SentLetters())
        let counting = CountingDatabase(database)
        let services = try setting.services(on: counting, isDemo: isDemo, clock: clock, letters: letters)
        try await database.write { db in
            try SiteStore.create(
                slug: "testshire", masthead: Masthead(name: "Testshire Partnership"), secret: Secrets.make(), on: db)
        }
        let references = ReferenceBook(
            PartnershipRoutes.references + QuestionsReferences.all + LearningRoutes.references
                + ScrutinyRoutes.references)
        let groups =
            PartnershipRoutes.all(
                services, today: QuestionsToday.all + LearningRoutes.today + ScrutinyRoutes.today,
                changes: LearningRoutes.changes,
                published: LearningRoutes.published + ScrutinyRoutes.published, references: references,
                fromMeetings: ScrutinyRoutes.fromMeetings)
            + QuestionsRoutes.all(services) + LearningRoutes.all(services)
            + ScrutinyRoutes.all(services, references: references)
            + setting.furtherRoutes
        let site = PartnershipSite(services: services, groups: groups, limits: limits)
        let application = Application(
            responder: site.responder, server: ServerLimits.server, logger: setting.logger)
        try await application.test(setting.isLive ? .live : .router) { client in
            try await body(
                TestApp(
                    services: services, site: site, database: counting, letters: letters, clock: clock, client: client))
        }
    }
}

import Domain
import Foundation
import Hummingbird
import Learning
import Logging
import Partnership
import Platform
import Questions
import Scrutiny
import Storage
import StorageTestSupport

/// Where an application under test is served, and how. Most tests take it as it is.
package struct TestSetting: Sendable {
    /// Noon on 20 June 2019, in summer time.
    package static let noon = Date(timeIntervalSince1970: 1_561_028_400)
    package static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Deriving a key as slowly as for real people would make each test wait.
    package static let lightCost = ScryptCost(rounds: 16, blockSize: 1, parallelism: 1)

    package var address = "http://localhost"
    package var root = ""
    /// Where letters are kept instead of being sent; nil when there is no such place.
    package var outbox: URL?
    package var logger = TestSetting.silence
    /// True to go through a socket, as browsers do.
    package var isLive = false
    /// Pages that only the test has.
    package var furtherRoutes: [any RouteGroup & Sendable] = []
    /// A PostgreSQL server of the test's own.
    package var server = Engine.testServer

    package init() {}

    /// As it is, but for what `change` says.
    package init(_ change: (inout TestSetting) -> Void) {
        change(&self)
    }

    package func services(
        on database: any Database, isDemo: Bool = false, clock: TestClock = TestClock(noon),
        letters: SentLetters = SentLetters()
    ) throws -> Services {
        let ids = UUIDv7Source()
        return Services(
            database: database,
            pages: try PageRenderer(folders: [
                PlatformTemplates.folder, PartnershipTemplates.folder, QuestionsTemplates.folder,
                LearningTemplates.folder, ScrutinyTemplates.folder,
            ]),
            site: Site(
                slug: "testshire", root: root, address: address, isDemo: isDemo,
                sections: [Section("Learning hubs", path: "/hubs", permission: .readHubs)]),
            now: clock.now, makeID: { ids.make(at: clock.now()) }, makeSecret: Secrets.make,
            send: { letters.add($0) }, outbox: outbox.map { Outbox(folder: $0, now: clock.now) },
            keyring: Keyring(stretching: KeyStretching(cost: Self.lightCost)),
            housekeeping: QuestionsHousekeeping.all, logger: logger)
    }
}

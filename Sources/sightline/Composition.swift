import Domain
import Foundation
import Learning
import Logging
import Partnership
import Platform
import Questions
import Scrutiny
import Storage

/// Puts the floors together. The only place that knows all of them.
enum Composition {
    static let migrations: [Migration] =
        PlatformMigrations.all + PartnershipMigrations.all + QuestionsMigrations.all + LearningMigrations.all
        + ScrutinyMigrations.all

    static let sections = [
        Section("Today", path: "/", permission: .signedIn),
        Section("Learning hubs", path: "/hubs", permission: .readHubs),
        Section("Surveys", path: "/occasions", permission: .readResults),
        Section("Held texts", path: "/held-texts", permission: .readHeldTexts),
        Section("Scrutiny", path: "/scrutiny", permission: .readScrutinyPlan),
        Section("Notes", path: "/notes", permission: .keepSealedNotes),
        Section("Meetings", path: "/groups", permission: .readMeetings),
        Section("Actions", path: "/actions", permission: .readActions),
        Section("Challenges", path: "/challenges", permission: .readChallenges),
        Section("Recommendations", path: "/recommendations", permission: .readRecommendations),
        Section("Contacts", path: "/contacts", permission: .readContacts),
        Section("Organisations", path: "/organisations", permission: .readOrganisations),
        Section("Manage", path: "/manage", permission: .manageMembers),
    ]

    static let references = ReferenceBook(
        PartnershipRoutes.references + QuestionsReferences.all + LearningRoutes.references + ScrutinyRoutes.references)

    static func routes(_ services: Services) -> [any RouteGroup] {
        PartnershipRoutes.all(
            services, today: QuestionsToday.all + LearningRoutes.today + ScrutinyRoutes.today,
            changes: LearningRoutes.changes,
            published: LearningRoutes.published + ScrutinyRoutes.published, references: references,
            fromMeetings: ScrutinyRoutes.fromMeetings)
            + QuestionsRoutes.all(services) + LearningRoutes.all(services)
            + ScrutinyRoutes.all(services, references: references)
    }

    static func jobs() -> JobRegistry {
        var registry = PlatformJobs.registry
        for job in PartnershipJobs.all + QuestionsJobs.all + LearningJobs.all + ScrutinyJobs.all {
            registry.add(job)
        }
        return registry
    }

    static func logger() -> Logger {
        Logger(label: "sightline") { _ in JSONLogHandler() }
    }

    /// - Parameter root: what stands before every path when several partnerships share a host.
    static func services(
        slug: String, in partnerships: Partnerships, root: String = "", address: String? = nil,
        isDemo: Bool = false, clock: @escaping @Sendable () -> Date = { Date() }
    ) async throws -> Services {
        let database = try await partnerships.open(slug)
        switch partnerships {
        case .folder: try await Migrator(migrations).migrate(database)
        case .server: try await Migrator(migrations).check(database)
        }
        return try services(
            on: database, slug: slug, outbox: partnerships.outbox(of: slug), root: root, address: address,
            isDemo: isDemo, clock: clock)
    }

    static func services(
        on database: any Database, slug: String, outbox folder: URL, root: String = "", address: String? = nil,
        isDemo: Bool = false, clock: @escaping @Sendable () -> Date = { Date() }
    ) throws -> Services {
        let ids = UUIDv7Source()
        let outbox = Outbox(folder: folder, now: clock)
        let site = Site(
            slug: slug, root: root, address: address ?? Settings.shared.address(of: slug),
            isDemo: isDemo, sections: sections)
        let mailer = isDemo ? nil : try Settings.shared.mailer()
        return Services(
            database: CountingDatabase(database),
            pages: try PageRenderer(folders: [
                PlatformTemplates.folder, PartnershipTemplates.folder, QuestionsTemplates.folder,
                LearningTemplates.folder, ScrutinyTemplates.folder,
            ]),
            site: site, now: clock,
            makeID: { ids.make(at: clock()) },
            makeSecret: Secrets.make,
            send: { letter in
                if let mailer {
                    try await mailer.send(letter)
                } else {
                    try await outbox.send(letter)
                }
            },
            outbox: mailer == nil ? outbox : nil,
            housekeeping: QuestionsHousekeeping.all,
            logger: logger())
    }
}

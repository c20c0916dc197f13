import ArgumentParser
import Platform
import ServiceLifecycle
import Storage
import UnixSignals

struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do the jobs that wait (letters, tidying) until stopped.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let partnerships = options.partnerships()
        let slugs = try await options.slugs()
        guard !slugs.isEmpty else { throw UnknownPartnership(slug: "", known: []) }
        var workers: [any Service] = []
        for slug in slugs {
            let services = try await Composition.services(slug: slug, in: partnerships)
            workers.append(Worker(services: services, jobs: Composition.jobs()))
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: workers, gracefulShutdownSignals: [.sigterm, .sigint], logger: Composition.logger()))
        try await group.run()
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the tables of every partnership up to date.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let partnerships = options.partnerships()
        let slugs = try await options.slugs()
        guard !slugs.isEmpty else { throw UnknownPartnership(slug: "", known: []) }
        for slug in slugs {
            let database = try await partnerships.open(slug)
            let applied = try await Migrator(Composition.migrations).migrate(database)
            print("\(slug): \(applied.isEmpty ? "up to date" : "\(applied.count) migrations applied")")
            try await database.close()
        }
    }
}

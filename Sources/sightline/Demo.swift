import ArgumentParser
import Demonstration
import Domain
import Foundation
import Platform
import Storage

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the demonstration partnership, Fernshire, on this machine alone.",
        discussion: """
            Fills it on first use, from made-up records. Its day is always \(Demonstration.today.inWords), and \
            letters stay in an outbox that can be read there.
            """)

    @Option(help: "The folder to keep the demonstration in.")
    var data = "data/demo"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Flag(help: "Throw away what was changed and fill it anew.")
    var fresh = false

    static let slug = "fernshire"

    func validate() throws {
        try Port.check(port)
    }

    func run() async throws {
        let folder = URL(fileURLWithPath: data)
        let address = "http://127.0.0.1:\(port)"
        let clock = DemonstrationClock()
        try await prepare(in: folder, clock: clock)
        let services = try await Composition.services(
            slug: Self.slug, in: .folder(folder), address: address, isDemo: true, clock: clock.now)
        let server = WebServer(services: [services], host: "127.0.0.1", port: port, doesJobs: true)
        try await server.run { print("The demonstration is at \(address)/people") }
    }

    /// Fills a folder beside the real one and renames it when it is whole: one that was interrupted is begun again.
    private func prepare(in folder: URL, clock: DemonstrationClock) async throws {
        let files = FileManager.default
        let whole = folder.appendingPathComponent(Self.slug)
        if fresh, files.fileExists(atPath: whole.path) { try files.removeItem(at: whole) }
        guard !files.fileExists(atPath: whole.path) else { return }

        let workshop = folder.appendingPathComponent(".filling")
        if files.fileExists(atPath: workshop.path) { try files.removeItem(at: workshop) }
        try files.createDirectory(at: workshop, withIntermediateDirectories: true)
        print("Filling the demonstration…")
        let partnerships = Partnerships.folder(workshop)
        let database = try await partnerships.create(Slug(Self.slug), migrations: Composition.migrations)
        let services = try Composition.services(
            on: database, slug: Self.slug, outbox: partnerships.outbox(of: Self.slug), isDemo: true, clock: clock.now)
        let secret = Secrets.make()
        try await database.write { db in
            try SiteStore.create(slug: Self.slug, masthead: Demonstration.masthead(), secret: secret, on: db)
        }
        try await Demonstration.fill(services)
        try await database.close()
        try files.moveItem(at: workshop.appendingPathComponent(Self.slug), to: whole)
        try files.removeItem(at: workshop)
    }
}

/// The demonstration's day is fixed; its hours pass as they do here, from ten in the morning on.
struct DemonstrationClock: Sendable {
    private let start = UKTime.start(of: Demonstration.today).addingTimeInterval(10 * 60 * 60)
    private let began = Date()

    func now() -> Date {
        start.addingTimeInterval(Date().timeIntervalSince(began))
    }
}

import ArgumentParser
import Domain
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOSSL
import Platform
import ServiceLifecycle
import Storage
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve all partnerships of this installation.",
        discussion: """
            With one partnership there is no prefix; with several each is served under /SLUG, or at the host names \
            given by SIGHTLINE_HOSTS (host=slug, separated by commas).
            """)

    @OptionGroup var options: CommonOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Flag(help: "Do not do jobs here: `sightline work` does them elsewhere.")
    var noWorker = false

    func validate() throws {
        try Port.check(port)
    }

    func run() async throws {
        let partnerships = options.partnerships()
        let slugs = try await options.slugs()
        guard !slugs.isEmpty else { throw UnknownPartnership(slug: "", known: []) }
        try Settings.shared.checkCertificate()
        var served: [Services] = []
        for slug in slugs {
            let root = slugs.count > 1 && Settings.shared.ownHost(of: slug) == nil ? "/\(slug)" : ""
            served.append(try await Composition.services(slug: slug, in: partnerships, root: root))
        }
        let server = WebServer(services: served, host: host, port: port, doesJobs: !noWorker)
        try await server.run { print("Sightline is at \(server.address)") }
    }
}

/// The web application with its workers, until somebody stops it.
struct WebServer: Sendable {
    let services: [Services]
    let host: String
    let port: Int
    let doesJobs: Bool

    var address: String {
        "\(Settings.shared.certificate == nil ? "http" : "https")://\(host):\(port)"
    }

    /// - Parameter started: called once the port is open.
    func run(started: @escaping @Sendable () -> Void) async throws {
        let logger = Composition.logger()
        let metrics = Metrics()
        let limits = WebLimits(
            requestsPerMinute: Settings.shared.requestsPerMinute, proxies: TrustedProxies(Settings.shared.proxies),
            metricsToken: Settings.shared.metricsToken)
        let doors = services.map { services in
            PartnershipDoors.Door(
                hosts: Set(Settings.shared.hosts.filter { $0.value == services.site.slug }.keys),
                root: services.site.root,
                site: PartnershipSite(
                    services: services, groups: Composition.routes(services), limits: limits, metrics: metrics))
        }
        let application = Application(
            responder: PartnershipDoors(doors, limits: limits, metrics: metrics),
            server: try server(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { _ in started() },
            logger: logger)
        let workers: [any Service] = doesJobs ? services.map { Worker(services: $0, jobs: Composition.jobs()) } : []
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: workers + [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        for service in services {
            try await service.database.close()
        }
    }

    /// Plain HTTP behind a proxy, or TLS with our own certificate. Slow and oversized requests are cut off.
    private func server() throws -> HTTPServerBuilder {
        let plain = ServerLimits.server
        guard let certificate = Settings.shared.certificate, let key = Settings.shared.privateKey else { return plain }
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        return try .tls(plain, tlsConfiguration: configuration)
    }
}

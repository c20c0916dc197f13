import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// For whoever watches the machine.
struct HealthRoutes: RouteGroup {
    /// Of one partnership at its own address, of all at the machine's.
    let all: [Services]
    let metrics: Metrics
    /// Lets a machine elsewhere read the figures; without one only this machine may.
    let metricsToken: String?

    func add(to routes: Routes) {
        routes.get("health", may: .visit, use: health)
        routes.get("ready", may: .visit, use: ready)
        routes.get("metrics", may: .visit, use: figures)
    }

    /// The program runs.
    @Sendable
    func health(request: Request, context: AppContext) async throws -> Response {
        Self.text("ok\n")
    }

    /// The program runs and its records can be reached.
    @Sendable
    func ready(request: Request, context: AppContext) async throws -> Response {
        do {
            for services in all {
                _ = try await services.database.read { db in try SiteStore.slug(on: db) }
            }
            return Self.text("ready\n")
        } catch {
            return Self.text("records can not be reached\n", status: .serviceUnavailable)
        }
    }

    @Sendable
    func figures(request: Request, context: AppContext) async throws -> Response {
        guard mayRead(request, context) else { throw NotFound("page") }
        return Self.text(metrics.text(gauges: await jobGauges() + [statements, Metrics.memory]))
    }

    /// None while the records can not be reached: the other figures are wanted most just then.
    private func jobGauges() async -> [Metrics.Gauge] {
        var (queued, failed) = (0, 0)
        for services in all {
            guard let jobs = try? await services.database.read({ db in try JobStore.counts(on: db) }) else { return [] }
            queued += jobs.queued
            failed += jobs.failed
        }
        return [
            Metrics.Gauge(name: "sightline_jobs_queued", help: "Jobs waiting to be done.", value: queued),
            Metrics.Gauge(name: "sightline_jobs_failed", help: "Jobs given up after the last try.", value: failed),
        ]
    }

    private var statements: Metrics.Gauge {
        let counts = all.compactMap { ($0.database as? CountingDatabase)?.count }
        return Metrics.Gauge(
            name: "sightline_statements", help: "Statements given to the engine since the start.",
            value: counts.reduce(0, +))
    }

    private func mayRead(_ request: Request, _ context: AppContext) -> Bool {
        if let metricsToken {
            return Secrets.areEqual(request.headers[.authorization] ?? "", "Bearer \(metricsToken)")
        }
        let isForwarded = request.headers[HTTPField.Name.forwardedFor] != nil
        return !isForwarded && NetworkAddress.loopback.contains(NetworkAddress(context.peer?.host ?? ""))
    }

    private static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

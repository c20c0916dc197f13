import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// For whoever watches the machine.
struct HealthRoutes: RouteGroup {
    let services: Services
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
            _ = try await services.database.read { db in try SiteStore.slug(on: db) }
            return Self.text("ready\n")
        } catch {
            return Self.text("records can not be reached\n", status: .serviceUnavailable)
        }
    }

    @Sendable
    func figures(request: Request, context: AppContext) async throws -> Response {
        guard mayRead(request, context) else { throw NotFound("page") }
        let jobs = try await services.database.read { db in try JobStore.counts(on: db) }
        return Self.text(
            metrics.text(gauges: [
                ("sightline_jobs_queued", "Jobs waiting to be done.", jobs.queued),
                ("sightline_jobs_failed", "Jobs given up after the last try.", jobs.failed),
                ("sightline_resident_bytes", "Memory the process holds.", Metrics.residentBytes),
            ]))
    }

    private func mayRead(_ request: Request, _ context: AppContext) -> Bool {
        if let metricsToken {
            return Secrets.areEqual(request.headers[.authorization] ?? "", "Bearer \(metricsToken)")
        }
        let isForwarded = request.headers[HTTPField.Name.forwardedFor] != nil
        return !isForwarded && ["127.0.0.1", "::1"].contains(context.peer?.host ?? "")
    }

    private static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

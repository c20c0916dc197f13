import Domain
import Hummingbird

/// Several partnerships behind one door: by host name, or by the first part of the path.
package struct PartnershipDoors: HTTPResponder {
    package typealias Context = AppContext

    package struct Door: Sendable {
        /// Host names that lead here, without a port. Empty when only the path leads here.
        package let hosts: Set<String>
        /// Empty, or `/SLUG`.
        package let root: String
        package let site: PartnershipSite

        package init(hosts: Set<String>, root: String, site: PartnershipSite) {
            self.hosts = hosts
            self.root = root
            self.site = site
        }
    }

    private let doors: [Door]
    private let hall: RouterResponder<AppContext>?

    package init(_ doors: [Door], limits: WebLimits = .init(), metrics: Metrics = .init()) {
        self.doors = doors
        hall = doors.first.map { door in
            Self.hall(of: doors.map(\.site.services), pages: door.site.services.pages, limits: limits, metrics: metrics)
        }
    }

    package func respond(to request: Request, context: AppContext) async throws -> Response {
        guard let door = door(for: request) else {
            guard let hall else { throw HTTPError(.notFound) }
            return try await hall.respond(to: request, context: context)
        }
        let rest = request.uri.description.dropFirst(door.root.count)
        var head = request.head
        head.path = rest.hasPrefix("/") ? String(rest) : "/" + rest
        return try await door.site.responder.respond(to: Request(head: head, body: request.body), context: context)
    }

    private func door(for request: Request) -> Door? {
        let host = (request.head.authority ?? "").split(separator: ":").first.map { $0.lowercased() } ?? ""
        if let own = doors.first(where: { $0.root.isEmpty && $0.hosts.contains(host) }) { return own }
        if doors.count == 1, let only = doors.first, only.root.isEmpty { return only }
        let path = request.uri.path
        return doors.first { $0.hosts.isEmpty && ($0.root.isEmpty || path == $0.root || path.hasPrefix($0.root + "/")) }
    }

    /// What is at this machine but at no partnership: its health, and a page that says so.
    private static func hall(
        of all: [Services], pages: PageRenderer, limits: WebLimits, metrics: Metrics
    ) -> RouterResponder<AppContext> {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        let routes = Routes(router: router, gate: RouteGate())
        router.add(middleware: RequestLog(metrics: metrics))
        router.add(middleware: HeadersAlone())
        router.add(middleware: SecurityHeaders(isSecure: all.allSatisfy(\.site.isSecure)))
        router.add(middleware: NowherePages(pages: pages))
        AssetRoutes().add(to: routes)
        HealthRoutes(all: all, metrics: metrics, metricsToken: limits.metricsToken).add(to: routes)
        return router.buildResponder()
    }
}

/// Says that no partnership is here, and not which ones are elsewhere.
private struct NowherePages: RouterMiddleware {
    typealias Context = AppContext

    let pages: PageRenderer

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return try pages.response(NowherePage(frame: context.frame()), status: .notFound)
        }
    }
}

struct NowherePage: Page {
    static let template = "site/nowhere"
    let frame: Frame
}

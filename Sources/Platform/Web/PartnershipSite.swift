import Domain
import Hummingbird

/// How much anybody may ask of the server.
package struct WebLimits: Sendable {
    package var requestsPerMinute: Int
    package var proxies: TrustedProxies
    package var metricsToken: String?

    package init(requestsPerMinute: Int = 600, proxies: TrustedProxies = .init([]), metricsToken: String? = nil) {
        self.requestsPerMinute = requestsPerMinute
        self.proxies = proxies
        self.metricsToken = metricsToken
    }
}

/// All pages of one partnership: what stands around every request, and the routes.
package struct PartnershipSite: Sendable {
    /// The access table.
    package let entries: [Routes.Entry]
    package let responder: RouterResponder<AppContext>

    /// - Parameter groups: the wings' routes, in no particular order.
    package init(
        services: Services, groups: [any RouteGroup], limits: WebLimits = .init(), metrics: Metrics = .init()
    ) {
        let router = Router(context: AppContext.self)
        let routes = Routes(router: router, gate: RouteGate())
        let buckets = SharedBuckets(perMinute: limits.requestsPerMinute)

        router.add(middleware: RequestLog(metrics: metrics))
        router.add(middleware: SecurityHeaders(isSecure: services.site.isSecure))
        router.add(middleware: RefusalPages(services: services))
        AssetRoutes().add(to: routes)
        HealthRoutes(services: services, metrics: metrics, metricsToken: limits.metricsToken).add(to: routes)
        router.add(middleware: RequestLimit(buckets: buckets, proxies: limits.proxies, now: services.now))
        router.add(middleware: VisitMiddleware(services: services))
        // Again inside, where it is known who asks: their refusals keep their navigation.
        router.add(middleware: RefusalPages(services: services))
        for group in PlatformRoutes.all(services) + groups {
            group.add(to: routes)
        }
        entries = routes.entries
        responder = router.buildResponder()
    }
}

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

    let doors: [Door]

    package init(_ doors: [Door]) {
        self.doors = doors
    }

    package func respond(to request: Request, context: AppContext) async throws -> Response {
        let host = (request.head.authority ?? "").split(separator: ":").first.map { String($0).lowercased() } ?? ""
        if let door = doors.first(where: { $0.hosts.contains(host) && $0.root.isEmpty }) {
            return try await door.site.responder.respond(to: request, context: context)
        }
        let path = request.head.path ?? "/"
        for door in doors where path.split(separator: "?")[0] == door.root || path.hasPrefix(door.root + "/") {
            guard !door.root.isEmpty else { return try await door.site.responder.respond(to: request, context: context) }
            let rest = path.dropFirst(door.root.count)
            var head = request.head
            head.path = rest.hasPrefix("/") ? String(rest) : "/" + rest
            return try await door.site.responder.respond(to: Request(head: head, body: request.body), context: context)
        }
        throw HTTPError(.notFound, message: "There is no partnership at this address.")
    }
}

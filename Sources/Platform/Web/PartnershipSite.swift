import Domain
import Hummingbird

/// How much anybody may ask of the server.
package struct WebLimits: Sendable {
    package var requestsPerMinute: Int
    package var proxies: TrustedProxies
    package var metricsToken: String?

    package init(requestsPerMinute: Int = 3_000, proxies: TrustedProxies = .init([]), metricsToken: String? = nil) {
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
    let services: Services

    /// - Parameter groups: the wings' routes, in no particular order.
    package init(
        services: Services, groups: [any RouteGroup], limits: WebLimits = .init(), metrics: Metrics = .init()
    ) {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        let routes = Routes(router: router, gate: RouteGate())
        let buckets = SharedBuckets(perMinute: limits.requestsPerMinute)

        router.add(middleware: RequestLog(metrics: metrics))
        router.add(middleware: HeadersAlone())
        router.add(middleware: SecurityHeaders(isSecure: services.site.isSecure))
        router.add(middleware: RefusalPages(services: services))
        AssetRoutes().add(to: routes)
        HealthRoutes(all: [services], metrics: metrics, metricsToken: limits.metricsToken).add(to: routes)
        router.add(middleware: RequestLimit(buckets: buckets, proxies: limits.proxies, now: services.now))
        router.add(middleware: VisitMiddleware(services: services))
        // Again inside, where it is known who asks: their refusals keep their navigation.
        router.add(middleware: RefusalPages(services: services))
        for group in PlatformRoutes.all(services) + groups {
            group.add(to: routes)
        }
        self.services = services
        entries = routes.entries
        responder = router.buildResponder()
    }
}

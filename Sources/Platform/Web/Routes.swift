import Domain
import Hummingbird

/// The pages of the product, each with the permission it needs on its own line.
///
/// The list is the access table: `docs/permissions.md` is written from it, and a test compares the two.
package final class Routes {
    package struct Entry: Sendable, Hashable {
        package let method: String
        package let path: String
        package let permission: Permission
    }

    package typealias Handler = @Sendable (Request, AppContext) async throws -> Response
    /// Throws where the address alone says that nothing is taken there.
    package typealias Look = @Sendable (AppContext) async throws -> Void

    package private(set) var entries: [Entry] = []
    private let router: Router<AppContext>
    private let gate: RouteGate
    private let remembered = RememberedPages()

    init(router: Router<AppContext>, gate: RouteGate) {
        self.router = router
        self.gate = gate
    }

    package func get(_ path: String, may permission: Permission, use handler: @escaping Handler) {
        entries.append(Entry(method: "GET", path: "/" + path, permission: permission))
        let gate = gate
        router.get(RouterPath(path)) { request, context in
            try gate.admit(context, to: permission, from: request)
            return try await handler(request, context)
        }
    }

    /// A page that is made once and shown to the same person until anything is changed.
    ///
    /// Only for a page whose every word comes from records, the day and who asks, and whose reading is not noted.
    package func getRemembered(_ path: String, may permission: Permission, use handler: @escaping Handler) {
        let remembered = remembered
        get(path, may: permission) { request, context in
            guard context.visit.notice == nil, let key = RememberedPages.Key(request, context) else {
                return try await handler(request, context)
            }
            let isAskedAfresh = request.headers[.cacheControl] == "no-cache"
            if !isAskedAfresh, let page = remembered.page(key) { return page }
            let page = try await handler(request, context)
            remembered.keep(page, for: key)
            return page
        }
    }

    /// - Parameters:
    ///   - limit: the most bytes the body may have.
    ///   - look: comes before the body is read, so that nobody fills the memory without an address that takes anything.
    package func post(
        _ path: String, may permission: Permission, upTo limit: Int = RouteGate.formLimit,
        lookingFirst look: Look? = nil, use handler: @escaping Handler
    ) {
        entries.append(Entry(method: "POST", path: "/" + path, permission: permission))
        let gate = gate
        router.post(RouterPath(path)) { request, context in
            try gate.admit(context, to: permission, from: request)
            try await look?(context)
            var context = context
            context.fields = try await gate.fields(of: request, in: context, upTo: limit)
            return try await handler(request, context)
        }
    }
}

extension RememberedPages.Key {
    fileprivate init?(_ request: Request, _ context: AppContext) {
        guard let version = context.visit.version else { return nil }
        self.init(version: version, token: context.visit.token, address: request.uri.string)
    }
}

/// A slice's routes, added to the list by the composition.
package protocol RouteGroup {
    func add(to routes: Routes)
}

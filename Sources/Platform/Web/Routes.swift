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

    package private(set) var entries: [Entry] = []
    private let router: Router<AppContext>
    private let gate: RouteGate

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

    /// - Parameter limit: the most bytes the body may have.
    package func post(
        _ path: String, may permission: Permission, upTo limit: Int = RouteGate.formLimit,
        use handler: @escaping Handler
    ) {
        entries.append(Entry(method: "POST", path: "/" + path, permission: permission))
        let gate = gate
        router.post(RouterPath(path)) { request, context in
            try gate.admit(context, to: permission, from: request)
            var context = context
            context.fields = try await gate.fields(of: request, in: context, upTo: limit)
            return try await handler(request, context)
        }
    }
}

/// A slice's routes, added to the list by the composition.
package protocol RouteGroup {
    func add(to routes: Routes)
}

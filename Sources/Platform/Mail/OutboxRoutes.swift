import Domain
import Foundation
import Hummingbird

/// Letters that were kept instead of sent. Where a mail server is set there is no outbox, and no such page.
struct OutboxRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("outbox", may: .readOutbox, use: list)
        routes.get("outbox/:letter", may: .readOutbox, use: show)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let before = request.uri.queryParameters["before"].map(String.init)
        let shelf = try outbox().shelf(before: before, limit: OutboxPage.length)
        let frame = context.frame(in: "/manage", after: [Crumb("Manage", "/manage")])
        return try services.pages.response(OutboxPage(shelf, frame: frame))
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let name = context.parameters.get("letter") ?? ""
        guard let letter = try outbox().letter(name) else { throw NotFound("letter") }
        let frame = context.frame(in: "/manage", after: [Crumb("Manage", "/manage"), Crumb("Outbox", "/outbox")])
        return try services.pages.response(KeptLetterPage(letter, frame: frame))
    }

    private func outbox() throws(NotFound) -> Outbox {
        guard let outbox = services.outbox else { throw NotFound("page") }
        return outbox
    }
}

import Domain
import Foundation
import Hummingbird
import Storage

/// Letters that were kept instead of sent. Where a mail server is set there is no outbox, and no such page.
///
/// A letter is somebody's: opening one is noted in the audit trail.
struct OutboxRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        guard services.outbox != nil else { return }
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
        let reader = try context.member()
        try await note(name, readBy: reader.id)
        let frame = context.frame(in: "/manage", after: [Crumb("Manage", "/manage"), Crumb("Outbox", "/outbox")])
        let showsLinks = SignInRules.mayShowLink(to: letter.to, reader: reader, isDemo: services.site.isDemo)
        return try services.pages.response(KeptLetterPage(letter, showsLinks: showsLinks, frame: frame))
    }

    private func note(_ name: String, readBy member: ID<Member>) async throws {
        let now = services.now()
        try await services.database.write { db in
            try AuditTrail.record(
                .outboxRead, by: .member(member), subject: AuditSubject(kind: "letter", id: name), at: now, on: db)
        }
    }

    private func outbox() throws(NotFound) -> Outbox {
        guard let outbox = services.outbox else { throw NotFound("page") }
        return outbox
    }
}

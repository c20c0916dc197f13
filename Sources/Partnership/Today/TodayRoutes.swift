import Domain
import Hummingbird
import Platform
import Storage

/// The first page: for visitors what the hub is for and what is published, for members what needs them.
struct TodayRoutes: RouteGroup {
    let services: Services
    let sources: [any TodaySource]
    let published: [any PublishedSource]

    static let own: [any TodaySource] = [DecisionsToday(), ChecksToday(), OwnActionsToday()]

    func add(to routes: Routes) {
        routes.get("", may: .visit, use: show)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        guard context.viewer.may(.signedIn) else { return try await front(context) }
        let (viewer, today, sources) = (context.viewer, services.today, Self.own + sources)
        let items = try await services.database.read { db in
            try sources.flatMap { try $0.items(for: viewer, on: today, from: db) }
        }
        return try services.pages.response(TodayPage(items, on: today, frame: context.frame(in: "/")))
    }

    private func front(_ context: AppContext) async throws -> Response {
        let sources = published
        let entries = try await services.database.read { db in try sources.flatMap { try $0.published(from: db) } }
        return try services.pages.response(FrontPage(entries, frame: context.frame(in: "/")))
    }
}

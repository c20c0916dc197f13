import Domain
import Hummingbird
import Platform
import Storage

/// The first page: for visitors what the hub is for and what is published, for members what needs them.
struct TodayRoutes: RouteGroup {
    let services: Services
    let sources: [any TodaySource]
    let changes: [any ChangeSource]
    let published: [any PublishedSource]

    static let own: [any TodaySource] = [DecisionsToday(), ChecksToday(), OwnActionsToday()]
    static let ownChanges: [any ChangeSource] = [MeetingChanges(), ActionChanges(), RegisterChanges()]

    func add(to routes: Routes) {
        routes.get("", may: .visit, use: show)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let viewer = context.viewer
        guard viewer.may(.signedIn), let member = viewer.member else { return try await front(context) }
        let (today, sources, changes) = (services.today, Self.own + sources, Self.ownChanges + changes)
        let (items, news) = try await services.database.read { db in
            try (
                sources.flatMap { try $0.items(for: viewer, on: today, from: db) },
                TodayNews.read(from: changes, for: member, on: db)
            )
        }
        return try services.pages.response(TodayPage(items, news, on: today, frame: context.frame(in: "/")))
    }

    private func front(_ context: AppContext) async throws -> Response {
        let sources = published
        let entries = try await services.database.read { db in try sources.flatMap { try $0.published(from: db) } }
        return try services.pages.response(FrontPage(entries, frame: context.frame(in: "/")))
    }
}

import Domain
import Hummingbird
import Partnership
import Platform
import Questions
import Storage

/// The chain of a hub, from what was heard to what everybody can read.
struct LoopRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.getRemembered("hubs/:hub", may: .readHubs, use: show)
        routes.getRemembered("hubs/:hub/themes/:theme", may: .readHubReport, use: showTheme)
        routes.post("hubs/:hub/themes/:theme/sendings", may: .sendThemes, use: send)
        routes.getRemembered("hubs/:hub/said-and-done", may: .visit, use: saidAndDone)
        routes.post("hubs/:hub/publication", may: .tellDecisions, use: publish)
        routes.post("hubs/:hub/publication/withdrawal", may: .tellDecisions, use: withdraw)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let standing = try await standing(context)
        let asked = try await asked(about: standing.hub.id)
        let page = HubPage(
            standing, asked: asked, for: context.viewer, on: services.today,
            frame: context.frame(in: "/hubs", after: [Crumb("Learning hubs", "/hubs")]))
        return try services.pages.response(page)
    }

    @Sendable
    func showTheme(request: Request, context: AppContext) async throws -> Response {
        let content = try await content(context)
        return try services.pages.response(themePage(content, context))
    }

    @Sendable
    func send(request: Request, context: AppContext) async throws -> Response {
        let content = try await content(context)
        let chosen = context.fields.id("meeting", of: Meeting.self)
        guard let meeting = content.planned.first(where: { $0.id == chosen }) else {
            let problems = FormProblems("meeting", "Choose a meeting that is still to come")
            let page = themePage(content, context, chosen: context.fields["meeting"], problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        let (hub, theme) = (content.hub, content.theme.theme)
        try await services.send(theme.id, of: hub.id, to: meeting.id, by: .member(context.member().id))
        return context.redirect(
            to: "\(hub.path)/themes/\(theme.id.text)",
            notice: "\(theme.name) is on the agenda of \(meeting.title), \(meeting.meetsOn.inWords).")
    }

    @Sendable
    func saidAndDone(request: Request, context: AppContext) async throws -> Response {
        let standing = try await standing(context)
        guard standing.hub.isPublished || context.viewer.may(.readHubReport) else {
            // As for a hub that does not exist: nobody learns here which ones do.
            throw NotFound("hub")
        }
        let above = context.viewer.may(.readHubs) ? standing.hub.crumbs : []
        let page = SaidAndDonePage(
            standing, for: context.viewer, on: services.today, frame: context.frame(in: "/hubs", after: above))
        return try services.pages.response(page)
    }

    @Sendable
    func publish(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("hub", of: Hub.self)
        try await services.publish(id, by: .member(context.member().id))
        return context.redirect(to: "/hubs/\(id.text)/said-and-done", notice: "This page is public now.")
    }

    @Sendable
    func withdraw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("hub", of: Hub.self)
        try await services.withdraw(id, by: .member(context.member().id))
        return context.redirect(to: "/hubs/\(id.text)/said-and-done", notice: "This page is no longer public.")
    }

    /// From an agenda item back to the theme it is about.
    private func standing(_ context: AppContext) async throws -> HubStanding {
        let id = try context.id("hub", of: Hub.self)
        return try await services.database.read { db in try LoopStore.standing(of: id, on: db) }
    }

    /// Titles alone: how many have answered changes without an entry in the audit trail, and this page is remembered.
    private func asked(about hub: ID<Hub>) async throws -> [AskedAboutHub] {
        try await services.database.read { db in
            try OccasionStore.titles(about: .hub(hub), on: db).map(AskedAboutHub.init)
        }
    }

    private func content(_ context: AppContext) async throws -> ThemePage.Content {
        let (hub, theme) = try (context.id("hub", of: Hub.self), context.id("theme", of: Theme.self))
        let today = services.today
        return try await services.database.read { db in
            let found = try ThemeStore.theme(theme, of: hub, on: db)
            guard let standing = try LoopStore.standing(of: found, on: db) else { throw NotFound("theme") }
            return try ThemePage.Content(
                hub: HubStore.hub(hub, on: db), theme: standing, planned: MeetingStore.planned(from: today, on: db))
        }
    }

    private func themePage(
        _ content: ThemePage.Content, _ context: AppContext, chosen: String? = nil, _ problems: FormProblems = .init()
    ) -> ThemePage {
        ThemePage(
            content, for: context.viewer, on: services.today,
            frame: context.frame(in: "/hubs", after: content.hub.crumbs), chosen: chosen, problems: problems)
    }
}

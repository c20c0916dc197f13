import Domain
import Hummingbird
import Platform
import Storage

/// The rounds of the Learning Hub.
struct HubRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs", may: .readHubs, use: list)
        routes.get("hubs/new", may: .changeHubs, use: askForNew)
        routes.post("hubs", may: .changeHubs, use: add)
        routes.get("hubs/:hub/edit", may: .changeHubs, use: askForChange)
        routes.post("hubs/:hub", may: .changeHubs, use: change)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let hubs = try await services.database.read { db in try HubStore.all(on: db) }
        let page = HubsPage(hubs, mayChange: context.viewer.may(.changeHubs), frame: context.frame(in: "/hubs"))
        return try services.pages.response(page)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(newPage(.init(), new: services.newID(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = HubForm(context.fields)
        let id = context.fields.id("new", of: Hub.self) ?? services.newID()
        do {
            let actor = try Actor.member(context.member().id)
            let hub = try await services.addHub(form.read(), id: id, by: actor)
            return context.redirect(to: "/hubs/\(hub.id.text)", notice: "\(hub.title) was started.")
        } catch let problems as FormProblems {
            let page = newPage(form, new: id, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let hub = try await hub(context)
        return try services.pages.response(changePage(HubForm(hub), of: hub, context))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let hub = try await hub(context)
        let form = HubForm(context.fields)
        do {
            let draft = try form.read()
            try await services.changeHub(hub.id, draft, by: .member(context.member().id))
            return context.redirect(to: "/hubs/\(hub.id.text)", notice: "\(draft.title) was saved.")
        } catch let problems as FormProblems {
            let page = changePage(form, of: hub, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func newPage(
        _ form: HubForm, new: ID<Hub>, _ context: AppContext, _ problems: FormProblems = .init()
    ) -> EditHubPage {
        EditHubPage(
            form, heading: "Start a hub", action: "/hubs", new: new.text,
            frame: context.frame(in: "/hubs", after: [Crumb("Learning hubs", "/hubs")]), problems: problems)
    }

    private func changePage(
        _ form: HubForm, of hub: Hub, _ context: AppContext, _ problems: FormProblems = .init()
    ) -> EditHubPage {
        EditHubPage(
            form, heading: "Change \(hub.title)", action: "/hubs/\(hub.id.text)",
            frame: context.frame(in: "/hubs", after: hub.crumbs), problems: problems)
    }

    private func hub(_ context: AppContext) async throws -> Hub {
        let id = try context.id("hub", of: Hub.self)
        return try await services.database.read { db in try HubStore.hub(id, on: db) }
    }
}

extension Hub {
    var path: String { "/hubs/\(id.text)" }

    /// The way to what belongs to it.
    var crumbs: [Crumb] {
        [Crumb("Learning hubs", "/hubs"), Crumb(title, path)]
    }
}

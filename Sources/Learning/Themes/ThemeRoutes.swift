import Domain
import Hummingbird
import Platform
import Storage

/// Naming themes and summing them up.
struct ThemeRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs/:hub/themes/new", may: .codeComments, use: askForNew)
        routes.post("hubs/:hub/themes", may: .codeComments, use: add)
        routes.get("hubs/:hub/themes/:theme/edit", may: .codeComments, use: askForChange)
        routes.post("hubs/:hub/themes/:theme", may: .codeComments, use: change)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let hub = try await hub(context)
        return try services.pages.response(newPage(.init(), new: services.newID(), in: hub, context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let hub = try await hub(context)
        let form = ThemeForm(context.fields)
        let id = context.fields.id("new", of: Theme.self) ?? services.newID()
        do {
            let actor = try Actor.member(context.member().id)
            let theme = try await services.addTheme(to: hub.id, form.read(), id: id, by: actor)
            return context.redirect(to: "\(hub.path)/themes/\(theme.id.text)", notice: "\(theme.name) was added.")
        } catch let problems as FormProblems {
            let page = newPage(form, new: id, in: hub, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let (hub, theme) = try await theme(context)
        return try services.pages.response(changePage(ThemeForm(theme), of: theme, in: hub, context))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let (hub, theme) = try await theme(context)
        let form = ThemeForm(context.fields)
        do {
            let draft = try form.read()
            try await services.changeTheme(theme.id, of: hub.id, draft, by: .member(context.member().id))
            return context.redirect(to: "\(hub.path)/themes/\(theme.id.text)", notice: "\(draft.name) was saved.")
        } catch let problems as FormProblems {
            let page = changePage(form, of: theme, in: hub, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func newPage(
        _ form: ThemeForm, new: ID<Theme>, in hub: Hub, _ context: AppContext, _ problems: FormProblems = .init()
    ) -> EditThemePage {
        EditThemePage(
            form, heading: "Add a theme", action: "\(hub.path)/themes", new: new.text,
            frame: context.frame(in: "/hubs", after: hub.crumbs), problems: problems)
    }

    private func changePage(
        _ form: ThemeForm, of theme: Theme, in hub: Hub, _ context: AppContext, _ problems: FormProblems = .init()
    ) -> EditThemePage {
        let path = "\(hub.path)/themes/\(theme.id.text)"
        return EditThemePage(
            form, heading: "Sum up \(theme.name)", action: path,
            frame: context.frame(in: "/hubs", after: hub.crumbs + [Crumb(theme.name, path)]), problems: problems)
    }

    private func hub(_ context: AppContext) async throws -> Hub {
        let id = try context.id("hub", of: Hub.self)
        return try await services.database.read { db in try HubStore.hub(id, on: db) }
    }

    private func theme(_ context: AppContext) async throws -> (Hub, Theme) {
        let (hub, theme) = try (context.id("hub", of: Hub.self), context.id("theme", of: Theme.self))
        return try await services.database.read { db in
            try (HubStore.hub(hub, on: db), ThemeStore.theme(theme, of: hub, on: db))
        }
    }
}

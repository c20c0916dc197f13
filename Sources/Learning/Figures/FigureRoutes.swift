import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// The hub report, and the rows behind it.
struct FigureRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs/:hub/report", may: .readHubReport, use: show)
        routes.get("hubs/:hub/report/export", may: .exportHub, use: export)
        routes.get("hubs/:hub/themes/export", may: .exportHub, use: exportThemes)
        routes.get("hubs/:hub/report/decisions", may: .readHubReport, use: showDecisions)
        routes.get("hubs/:hub/report/contacts", may: .readContacts, use: showContacts)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let (id, today, viewer) = try (context.id("hub", of: Hub.self), services.today, context.viewer)
        let (hub, report, comments) = try await services.database.read { db in
            try (
                HubStore.hub(id, on: db), FigureStore.report(of: id, on: today, db), CommentStore.count(of: id, on: db)
            )
        }
        let page = ReportPage(
            report, comments: comments, mayExport: viewer.may(.exportHub), path: hub.path,
            frame: context.frame(in: "/hubs", after: hub.crumbs),
            mayOpen: { path in
                if path.contains("/comments") { return viewer.may(.readComments) }
                return path.contains("/contacts") ? viewer.may(.readContacts) : true
            })
        return try services.pages.response(page)
    }

    @Sendable
    func showDecisions(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("hub", of: Hub.self)
        let standing = try await services.database.read { db in try LoopStore.standing(of: id, on: db) }
        let figure = FormFields(urlEncoded: request.uri.query ?? "")["figure"].flatMap(FigureRows.init(rawValue:))
        let page = DecisionRowsPage(
            standing, of: figure, for: context.viewer, on: services.today,
            frame: context.frame(in: "/hubs", after: standing.hub.reportCrumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func showContacts(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("hub", of: Hub.self)
        let (hub, contacts, told) = try await services.database.read { db in
            try (
                HubStore.hub(id, on: db), ContactStore.list(fromHub: id, on: db),
                TellingStore.toldOn(contactsOf: id, on: db)
            )
        }
        let figure = FormFields(urlEncoded: request.uri.query ?? "")["figure"].flatMap(PeopleRows.init(rawValue:))
        let page = ContactRowsPage(
            hub, contacts, of: figure, told: told, frame: context.frame(in: "/hubs", after: hub.reportCrumbs))
        return try services.pages.response(page)
    }
}

extension Hub {
    var reportCrumbs: [Crumb] { crumbs + [Crumb("Hub report", "\(path)/report")] }
}

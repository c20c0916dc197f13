import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// The bodies that take part in the partnership.
struct OrganisationRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("organisations", may: .readOrganisations, use: list)
        routes.get("organisations/new", may: .changeOrganisations, use: askForNew)
        routes.post("organisations", may: .changeOrganisations, use: add)
        routes.get("organisations/:organisation", may: .readOrganisations, use: show)
        routes.get("organisations/:organisation/edit", may: .changeOrganisations, use: askForChange)
        routes.post("organisations/:organisation", may: .changeOrganisations, use: change)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let filter = OrganisationFilter(fields)
        let part = try await services.database.read { db in
            let turn = fields.turn(by: Organisation.self) { id in
                (try? OrganisationStore.organisation(id, on: db)).map { RowPlace($0.name.folded, id) }
            }
            let listed = try OrganisationStore.page(filter, turn, limit: OrganisationsPage.size + 1, on: db)
            let count = try OrganisationStore.count(filter, on: db)
            return ListPart(
                listed, turn, size: OrganisationsPage.size, from: fields.place("from", of: count), found: count)
        }
        let page = OrganisationsPage(
            part, filter, mayChange: context.viewer.may(.changeOrganisations), on: services.today,
            frame: context.frame(in: "/organisations"))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("organisation", of: Organisation.self)
        let content = try await services.database.read { db in
            let organisation = try OrganisationStore.organisation(id, on: db)
            return try OrganisationPage.Content(
                organisation: organisation,
                area: organisation.area.flatMap { id in try AreaStore.all(on: db).first { $0.id == id } },
                parent: organisation.parent.map { try OrganisationStore.organisation($0, on: db) },
                predecessor: organisation.predecessor.map { try OrganisationStore.organisation($0, on: db) },
                around: OrganisationStore.around(id, on: db))
        }
        let page = OrganisationPage(
            content, for: context.viewer, on: services.today, frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(newPage(.init(), new: services.newID(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = OrganisationForm(context.fields)
        let id = context.fields.id("new", of: Organisation.self) ?? services.newID()
        do {
            let actor = try Actor.member(context.member().id)
            let organisation = try await refusing { try await services.addOrganisation(form.read(), id: id, by: actor) }
            return context.redirect(
                to: "/organisations/\(organisation.id.text)", notice: "\(organisation.name) was added.")
        } catch let problems as FormProblems {
            let page = try await newPage(form, new: id, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let organisation = try await organisation(context)
        return try await services.pages.response(changePage(OrganisationForm(organisation), organisation, context))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let organisation = try await organisation(context)
        let form = OrganisationForm(context.fields)
        do {
            let draft = try form.read()
            let actor = try Actor.member(context.member().id)
            try await refusing { try await services.changeOrganisation(organisation.id, draft, by: actor) }
            return context.redirect(to: "/organisations/\(organisation.id.text)", notice: "\(draft.name) was saved.")
        } catch let problems as FormProblems {
            let page = try await changePage(form, organisation, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    /// What the rules refuse is said at the field where it can be put right.
    private func refusing<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let refusal as OrganisationRefusal {
            throw refusal.problems
        }
    }

    private func newPage(
        _ form: OrganisationForm, new: ID<Organisation>, _ context: AppContext, _ problems: FormProblems = .init()
    ) async throws -> EditOrganisationPage {
        let (areas, others) = try await choices()
        return EditOrganisationPage(
            form, heading: "Add an organisation", action: "/organisations", new: new.text, areas: areas,
            others: others, frame: frame(context), problems: problems)
    }

    private func changePage(
        _ form: OrganisationForm, _ organisation: Organisation, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) async throws -> EditOrganisationPage {
        let (areas, others) = try await choices()
        return EditOrganisationPage(
            form, heading: "Change \(organisation.name)", action: "/organisations/\(organisation.id.text)",
            areas: areas, others: others.filter { $0.id != organisation.id }, frame: frame(context),
            problems: problems)
    }

    /// A school is nothing's parent, and there may be hundreds.
    private func choices() async throws -> ([Area], [Organisation]) {
        try await services.database.read { db in
            try (AreaStore.all(on: db), OrganisationStore.all(on: db).filter { $0.kind != .school })
        }
    }

    private func organisation(_ context: AppContext) async throws -> Organisation {
        let id = try context.id("organisation", of: Organisation.self)
        return try await services.database.read { db in try OrganisationStore.organisation(id, on: db) }
    }

    private func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/organisations", after: [Crumb("Organisations", "/organisations")])
    }
}

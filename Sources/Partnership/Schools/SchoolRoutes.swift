import Domain
import Hummingbird
import Platform
import Storage

/// Schools, and the file they come from.
struct SchoolRoutes: RouteGroup {
    let services: Services

    private static let draftKind = "schools"

    func add(to routes: Routes) {
        routes.get("schools", may: .readOrganisations, use: list)
        routes.get("schools/import", may: .changeOrganisations, use: askForFile)
        routes.post("schools/import", may: .changeOrganisations, upTo: RouteGate.fileLimit, use: preview)
        routes.post("schools/import/:draft", may: .changeOrganisations, use: confirm)
        routes.get("schools/:school", may: .readOrganisations, use: show)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let filter = SchoolFilter(fields)
        let (part, phases) = try await services.database.read { db in
            let turn = fields.turn(by: Organisation.self) { id in
                (try? SchoolStore.school(id, on: db)).map { RowPlace($0.school.name.folded, $0.school.urn.digits) }
            }
            let listed = try SchoolStore.page(filter, turn, limit: SchoolsPage.size + 1, on: db)
            let count = try SchoolStore.count(filter, on: db)
            let from = fields.place("from", of: count)
            return try (
                ListPart(listed, turn, size: SchoolsPage.size, from: from, found: count), SchoolStore.phases(on: db)
            )
        }
        let page = SchoolsPage(
            part, filter, phases: phases, mayChange: context.viewer.may(.changeOrganisations), frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("school", of: Organisation.self)
        let kept = try await services.database.read { db in try SchoolStore.school(id, on: db) }
        return try services.pages.response(SchoolPage(kept, frame: frame(context, under: true)))
    }

    @Sendable
    func askForFile(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(askPage(context))
    }

    @Sendable
    func preview(request: Request, context: AppContext) async throws -> Response {
        let member = try context.member()
        guard let file = context.fields.file("file") else {
            let page = askPage(context, FormProblems("file", "Choose a CSV file"))
            return try services.pages.response(page, status: .unprocessableContent)
        }
        let changes = try await services.importSchools(file.bytes, dryRun: true, by: .member(member.id))
        let draft = ImportDraft(
            id: services.newID(), kind: Self.draftKind, fileName: file.name.shortened(to: 200), content: file.bytes)
        if changes.report.isAccepted {
            let now = services.now()
            try await services.database.write { db in
                try ImportDraftStore.keep(draft, of: member.id, at: now, on: db)
            }
        }
        let page = ImportPreviewPage(
            "Import schools", report: changes.report, fileName: draft.fileName, details: changes.tables,
            path: "/schools/import/\(draft.id.text)", choosePath: "/schools/import", thing: "schools",
            frame: frame(context, under: true))
        return try services.pages.response(page, status: changes.report.isAccepted ? .ok : .unprocessableContent)
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (member, id) = try (context.member(), context.id("draft", of: ImportDraft.self))
        let draft = try await services.takeImportDraft(id, of: member.id, kind: Self.draftKind)
        let changes = try await services.importSchools(draft.content, dryRun: false, by: .member(member.id))
        let words =
            "\(changes.added.count.grouped) schools were added, \(changes.changed.count.grouped) changed, "
            + "\(changes.closed.count.grouped) closed."
        return context.redirect(to: "/schools", notice: words)
    }

    private func askPage(_ context: AppContext, _ problems: FormProblems = .init()) -> ImportPage {
        ImportPage(
            "Import schools",
            explanations: [
                "The file has the column names of Get Information about Schools. URN and EstablishmentName are "
                    + "needed; columns that are not known are left out, and cells that are empty change nothing.",
                "A school that is kept here and not in the file is closed, if the file holds other schools of its "
                    + "local authority.",
            ],
            path: "/schools/import", frame: frame(context, under: true), problems: problems)
    }

    private func frame(_ context: AppContext, under: Bool = false) -> Frame {
        context.frame(
            in: "/organisations",
            after: [Crumb("Organisations", "/organisations")] + (under ? [Crumb("Schools", "/schools")] : []))
    }
}

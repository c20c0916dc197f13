import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Comments out of a file: chosen, shown what it would do, taken in.
struct CommentImportRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs/:hub/comments/import", may: .addComments, use: ask)
        routes.post("hubs/:hub/comments/import", may: .addComments, upTo: RouteGate.fileLimit, use: preview)
        routes.post("hubs/:hub/comments/import/:draft", may: .addComments, use: confirm)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(askPage(context))
    }

    @Sendable
    func preview(request: Request, context: AppContext) async throws -> Response {
        let (hub, member) = try (try await hub(context), context.member())
        guard let file = context.fields.file("file") else {
            let page = try await askPage(context, FormProblems("file", "Choose a CSV file"))
            return try services.pages.response(page, status: .unprocessableContent)
        }
        let report = try await services.importComments(
            file.bytes, into: hub.id, dryRun: true, by: .member(member.id))
        let draft = ImportDraft(
            id: services.newID(), kind: hub.draftKind, fileName: file.name.shortened(to: 200), content: file.bytes)
        if report.isAccepted {
            let now = services.now()
            try await services.database.write { db in
                try ImportDraftStore.keep(draft, of: member.id, at: now, on: db)
            }
        }
        let page = ImportPreviewPage(
            "Import comments into \(hub.title)", report: report, fileName: draft.fileName,
            path: "\(hub.path)/comments/import/\(draft.id.text)", choosePath: "\(hub.path)/comments/import",
            thing: "comments", frame: context.frame(in: "/hubs", after: hub.commentCrumbs))
        return try services.pages.response(page, status: report.isAccepted ? .ok : .unprocessableContent)
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (hub, member) = try (try await hub(context), context.member())
        let id = try context.id("draft", of: ImportDraft.self)
        let draft = try await services.takeImportDraft(id, of: member.id, kind: hub.draftKind)
        let report = try await services.importComments(draft.content, into: hub.id, by: .member(member.id))
        let words =
            "\(report.added.grouped) comments were added, \(report.updated.grouped) updated, "
            + "\(report.unchanged.grouped) were there already."
        return context.redirect(to: "\(hub.path)/comments", notice: words)
    }

    private func askPage(_ context: AppContext, _ problems: FormProblems = .init()) async throws -> ImportPage {
        let hub = try await hub(context)
        return ImportPage(
            "Import comments into \(hub.title)",
            explanations: [
                "The file needs a column called comment. It may have source, organisation, kind, area, role, question "
                    + "and theme too; several themes are separated by a vertical bar. Other columns are left out.",
                "Take out names, addresses and anything that says who a child is before you import.",
            ],
            path: "\(hub.path)/comments/import", frame: context.frame(in: "/hubs", after: hub.commentCrumbs),
            problems: problems)
    }

    private func hub(_ context: AppContext) async throws -> Hub {
        let id = try context.id("hub", of: Hub.self)
        return try await services.database.read { db in try HubStore.hub(id, on: db) }
    }
}

extension Hub {
    fileprivate var draftKind: String { "comments:\(id.text)" }
}

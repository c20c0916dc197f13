import Domain
import Hummingbird
import Platform
import Storage

// Contacts out of a file: chosen, shown what it would do, taken in.
extension ContactRoutes {
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
        let name = String(file.name.prefix(200))
        let report = try await services.importContacts(
            file.bytes, fileName: name, dryRun: true, by: .member(member.id))
        let draft = ImportDraft(id: services.newID(), kind: Self.draftKind, fileName: name, content: file.bytes)
        if report.isAccepted {
            let now = services.now()
            try await services.database.write { db in
                try ImportDraftStore.keep(draft, of: member.id, at: now, on: db)
            }
        }
        let page = ImportPreviewPage(
            "Import contacts", report: report, fileName: name, path: "/contacts/import/\(draft.id.text)",
            choosePath: "/contacts/import", thing: "contacts", frame: frame(context))
        return try services.pages.response(page, status: report.isAccepted ? .ok : .unprocessableContent)
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (member, id) = try (context.member(), context.id("draft", of: ImportDraft.self))
        let draft = try await services.database.read { db in
            try ImportDraftStore.draft(id, of: member.id, kind: Self.draftKind, on: db)
        }
        let report = try await services.importContacts(
            draft.content, fileName: draft.fileName, dryRun: false, by: .member(member.id))
        try await services.database.write { db in try ImportDraftStore.remove(id, on: db) }
        let words =
            "\(report.added.grouped) contacts were added, \(report.updated.grouped) updated, "
            + "\(report.unchanged.grouped) were as in the file already."
        return context.redirect(to: "/contacts", notice: words)
    }

    private func askPage(_ context: AppContext, _ problems: FormProblems = .init()) -> ImportPage {
        ImportPage(
            "Import contacts",
            explanations: [
                "The file needs the columns name and email. It may have organisation, role, area, boards and consents "
                    + "too; other columns are left out, and cells that are empty change nothing.",
                "Boards are children and adults; consents are newsletter, forums, surveys and feedback. Several in one "
                    + "cell are separated by a vertical bar. Only bring in a consent that was given.",
            ],
            path: "/contacts/import", frame: frame(context), problems: problems)
    }
}

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
        let name = file.name.shortened(to: 200)
        let report = try await services.importContacts(
            file.bytes, fileName: name, dryRun: true, by: .member(member.id))
        let draft = ImportDraft(id: services.newID(), kind: Self.draftKind, fileName: name, content: file.bytes)
        if report.hasWork {
            let now = services.now()
            try await services.database.write { db in
                try ImportDraftStore.keep(draft, of: member.id, at: now, on: db)
            }
        }
        return try shown(report, of: draft, context)
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (member, id) = try (context.member(), context.id("draft", of: ImportDraft.self))
        let draft = try await services.takeImportDraft(id, of: member.id, kind: Self.draftKind)
        let report = try await services.importContacts(
            draft.content, fileName: draft.fileName, dryRun: false, by: .member(member.id))
        guard report.isAccepted else { return try shown(report, of: draft, context) }
        let words =
            "Contacts: \(report.added.grouped) added, \(report.updated.grouped) updated, "
            + "\(report.unchanged.grouped) as in the file already."
        return context.redirect(to: "/contacts", notice: words)
    }

    private func shown(_ report: ImportReport, of draft: ImportDraft, _ context: AppContext) throws -> Response {
        let page = ImportPreviewPage(
            "Import contacts", report: report, fileName: draft.fileName, path: "/contacts/import/\(draft.id.text)",
            choosePath: "/contacts/import", thing: "contacts", frame: frame(context))
        return try services.pages.response(page, status: report.isAccepted ? .ok : .unprocessableContent)
    }

    private func askPage(_ context: AppContext, _ problems: FormProblems = .init()) -> ImportPage {
        ImportPage(
            "Import contacts",
            explanations: [
                "The file needs the columns name and email. It may have organisation, kind, role, area, boards and "
                    + "consents too; other columns are left out, and cells that are empty change nothing.",
                "Somebody whose email address is kept already is updated, never added twice. An organisation that is "
                    + "not kept yet is added when the column kind says what sort of body it is.",
                "Boards are children and adults; consents are newsletter, forums, surveys and feedback. Several in one "
                    + "cell are separated by a vertical bar. Only bring in a consent that was given.",
            ],
            path: "/contacts/import", frame: frame(context), problems: problems)
    }
}

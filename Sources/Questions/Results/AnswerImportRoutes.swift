import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Answers out of a file: chosen, shown what it would do, taken in.
struct AnswerImportRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/import", may: .runOccasions, use: ask)
        routes.post("occasions/:occasion/import", may: .runOccasions, upTo: RouteGate.fileLimit, use: preview)
        routes.post("occasions/:occasion/import/:draft", may: .runOccasions, use: confirm)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(askPage(context))
    }

    @Sendable
    func preview(request: Request, context: AppContext) async throws -> Response {
        let (occasion, member) = try (try await occasion(context), context.member())
        guard let file = context.fields.file("file") else {
            let page = try await askPage(context, FormProblems("file", "Choose a CSV file"))
            return try services.pages.response(page, status: .unprocessableContent)
        }
        let report = try await services.importAnswers(
            file.bytes, to: occasion.id, dryRun: true, by: .member(member.id))
        let draft = ImportDraft(
            id: services.newID(), kind: occasion.draftKind, fileName: file.name.shortened(to: 200),
            content: file.bytes)
        if report.isAccepted {
            let now = services.now()
            try await services.database.write { db in
                try ImportDraftStore.keep(draft, of: member.id, at: now, on: db)
            }
        }
        let page = ImportPreviewPage(
            Self.title(occasion), report: report, fileName: draft.fileName,
            path: "\(occasion.importPath)/\(draft.id.text)", choosePath: occasion.importPath, thing: "answers",
            frame: context.frame(in: "/occasions", after: occasion.crumbs))
        return try services.pages.response(page, status: report.isAccepted ? .ok : .unprocessableContent)
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (occasion, member) = try (try await occasion(context), context.member())
        let id = try context.id("draft", of: ImportDraft.self)
        let draft = try await services.takeImportDraft(id, of: member.id, kind: occasion.draftKind)
        let report = try await services.importAnswers(draft.content, to: occasion.id, by: .member(member.id))
        let words = "\(report.added.grouped) answers were taken in, \(report.unchanged.grouped) were there already."
        return context.redirect(to: "/occasions/\(occasion.id.text)", notice: words)
    }

    private func askPage(_ context: AppContext, _ problems: FormProblems = .init()) async throws -> ImportPage {
        let occasion = try await occasion(context)
        guard occasion.state == .open else { throw OccasionRefusal.notOpen }
        try occasion.checkTakesSheets()
        return ImportPage(
            Self.title(occasion),
            explanations: [
                "Each row is one answer, in columns as “Take all answers out” makes them. "
                    + "Columns that belong to no question are left out.",
                "Every row is checked as if it had been typed in, and its words are screened.",
            ],
            path: occasion.importPath, frame: context.frame(in: "/occasions", after: occasion.crumbs),
            problems: problems)
    }

    private static func title(_ occasion: Occasion) -> String {
        "Take in answers from a file: \(occasion.draft.title)"
    }

    private func occasion(_ context: AppContext) async throws -> Occasion {
        let id = try context.id("occasion", of: Occasion.self)
        return try await services.database.read { db in try OccasionStore.occasion(id, on: db) }
    }
}

extension Occasion {
    fileprivate var draftKind: String { "answers:\(id.text)" }
    fileprivate var importPath: String { "/occasions/\(id.text)/import" }
}

import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// What was agreed to be done, and what came of it.
struct ActionRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("actions", may: .readActions, use: list)
        routes.get("actions/:action", may: .readActions, use: show)
        routes.post("actions/:action/updates", may: .updateActions, use: tell)
        routes.post("actions/:action/done", may: .updateActions, use: markDone)
        routes.post("actions/:action/close", may: .closeActions, use: close)
        routes.post("actions/:action/reopen", may: .closeActions, use: reopen)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let (filter, turn) = (ActionFilter(fields), fields.actionTurn)
        let (viewer, today) = (context.viewer, services.today)
        let (part, counts, owners) = try await services.database.read { db in
            let listed = try ActionStore.list(
                for: viewer, filter, on: today, turn, limit: ActionsPage.size + 1, db)
            let count = try ActionStore.count(for: viewer, filter, on: today, db)
            let from = fields.place("from", of: count)
            return try (
                ListPart(listed, turn, size: ActionsPage.size, from: from, found: count),
                ActionStore.counts(for: viewer, on: today, db), ActionStore.owners(for: viewer, on: db)
            )
        }
        let page = ActionsPage(
            part, counts: counts, filter, owners: owners, on: today, frame: context.frame(in: "/actions"))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(page(ActionEntries(on: services.today), context))
    }

    @Sendable
    func tell(request: Request, context: AppContext) async throws -> Response {
        try await change(context, notice: "What you said was added.") { entries, id, member in
            let update = context.fields.id("new", of: ActionUpdate.self)
            try await services.updateAction(id, words: entries.readWords(), update: update, by: member)
        }
    }

    @Sendable
    func markDone(request: Request, context: AppContext) async throws -> Response {
        try await change(context, notice: "The action is marked as done. Somebody else will check it.") {
            entries, id, member in
            try await services.markActionDone(id, on: entries.readDone(), by: member)
        }
    }

    @Sendable
    func close(request: Request, context: AppContext) async throws -> Response {
        try await change(context, notice: "The action is closed.") { entries, id, member in
            let evidence = try entries.readEvidence()
            try await services.closeAction(id, evidence: evidence.words, evidenceOn: evidence.day, by: member)
        }
    }

    @Sendable
    func reopen(request: Request, context: AppContext) async throws -> Response {
        try await change(context, notice: "The action is open again.") { entries, id, member in
            try await services.reopenAction(id, words: entries.readWhy(), by: member)
        }
    }

    /// Reads what was typed and does it; what can be put right in a form gives the page again, as it was typed.
    private func change(
        _ context: AppContext, notice: String,
        _ body: (ActionEntries, ID<Action>, Member) async throws -> Void
    ) async throws -> Response {
        let (id, member) = try (context.id("action", of: Action.self), context.member())
        let (viewer, entries) = (context.viewer, ActionEntries(context.fields, on: services.today))
        _ = try await services.database.read { db in try ActionStore.action(id, for: viewer, on: db) }
        do {
            try await body(entries, id, member)
            return context.redirect(to: "/actions/\(id.text)", notice: notice)
        } catch let problems as FormProblems {
            let page = try await page(entries, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        } catch let refusal as ActionRefusal {
            guard let problems = refusal.problems else { throw refusal }
            let page = try await page(entries, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func page(
        _ entries: ActionEntries, _ context: AppContext, _ problems: FormProblems = .init()
    ) async throws -> ActionPage {
        let (id, viewer) = try (context.id("action", of: Action.self), context.viewer)
        let (listed, around) = try await services.database.read { db in
            let listed = try ActionStore.action(id, for: viewer, on: db)
            let decision = try listed.action.origin.decision.map { try DecisionStore.decision($0, on: db) }
            let updates = try ActionStore.updates(of: id, on: db)
            let people = updates.compactMap(\.by) + [listed.action.doneBy, listed.action.closedBy].compactMap { $0 }
            return try (
                listed,
                ActionPage.Context(
                    entry: decision.map { try MeetingStore.entry($0.item, on: db) }, updates: updates,
                    names: MemberStore.names(of: people, on: db))
            )
        }
        let new = context.fields["new"] ?? services.newID(ActionUpdate.self).text
        return ActionPage(
            listed, around, entries, new: new, for: viewer, on: services.today,
            frame: context.frame(in: "/actions", after: [Crumb("Actions", "/actions")]), problems: problems)
    }
}

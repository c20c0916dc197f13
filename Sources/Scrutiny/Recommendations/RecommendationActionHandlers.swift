import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

// Actions that those who accepted a recommendation agree on.
extension RecommendationRoutes {
    @Sendable
    func find(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("recommendation", of: Recommendation.self)
        return context.redirect(to: "/recommendations/\(id.text)")
    }

    @Sendable
    func askForAction(request: Request, context: AppContext) async throws -> Response {
        let (around, owners) = try await owners(context)
        let page = actionPage(.init(), around, owners, new: services.newID(), context)
        return try services.pages.response(page)
    }

    @Sendable
    func addAction(request: Request, context: AppContext) async throws -> Response {
        let (form, member) = try (ActionForm(context.fields), context.member())
        let (around, owners) = try await owners(context)
        let recommendation = around.listed.recommendation
        let new = context.fields.id("new", of: Action.self) ?? services.newID()
        do {
            let draft = try form.read(after: recommendation.madeOn, owners: owners.map(\.id))
            let action = try await services.addAction(
                about: .recommendation(recommendation.id), titled: recommendation.title, draft, id: new,
                by: .member(member.id))
            return context.redirect(to: "/actions/\(action.id.text)", notice: "The action was added.")
        } catch let problems as FormProblems {
            let page = actionPage(form, around, owners, new: new, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    /// Organisations that this person can agree on an action for.
    private func owners(
        _ context: AppContext
    ) async throws -> (around: Around, owners: [(id: ID<Organisation>, name: String)]) {
        let (around, today) = (try await around(context), services.today)
        let known = try await services.database.read { db in try ActionStore.possibleOwners(on: today, db) }
        let allowed = try around.listed.recommendation.owners(among: known.map(\.id), agreedBy: around.actor)
        return (around, known.filter { allowed.contains($0.id) })
    }

    private func actionPage(
        _ form: ActionForm, _ around: Around, _ owners: [(id: ID<Organisation>, name: String)], new: ID<Action>,
        _ context: AppContext, _ problems: FormProblems = .init()
    ) -> NewActionPage {
        let recommendation = around.listed.recommendation
        let path = "/recommendations/\(recommendation.id.text)"
        return NewActionPage(
            form, about: recommendation.title.lowercasedFirst, at: "\(path)/actions", owners: owners, new: new.text,
            frame: context.frame(
                in: "/recommendations",
                after: [Crumb("Recommendations", "/recommendations"), Crumb(recommendation.title, path)]),
            problems: problems)
    }
}

extension RecordReference {
    static func recommendation(_ id: ID<Recommendation>) -> RecordReference {
        RecordReference(kind: "recommendation", id: id.uuid)
    }
}

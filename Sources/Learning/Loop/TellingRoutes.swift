import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Telling people what was decided.
struct TellingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs/:hub/letters", may: .tellDecisions, use: show)
        routes.post("hubs/:hub/letters", may: .tellDecisions, use: tell)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let content = try await content(context)
        return try services.pages.response(page(content, nil, new: services.newID(Telling.self).text, context))
    }

    @Sendable
    func tell(request: Request, context: AppContext) async throws -> Response {
        let hub = try context.id("hub", of: Hub.self)
        let id = context.fields.id("new", of: Telling.self) ?? services.newID()
        do {
            let opening = try Self.opening(context.fields["opening"])
            let actor = try Actor.member(context.member().id)
            let people = try await services.tell(of: hub, opening: opening, id: id.uuid, by: actor)
            let words = people == 1 ? "1 letter is on its way." : "\(people.grouped) letters are on their way."
            return context.redirect(to: "/hubs/\(hub.text)/letters", notice: words)
        } catch let problems as FormProblems {
            let content = try await content(context)
            let page = page(content, context.fields["opening"], new: id.text, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private static func opening(_ typed: String?) throws(FormProblems) -> String {
        var problems = FormProblems()
        guard let opening = problems.read(DecisionLetter.openingRule, from: typed, field: "opening") else {
            throw problems
        }
        return opening
    }

    private func content(_ context: AppContext) async throws -> TellingPage.Content {
        let (id, site) = try (context.id("hub", of: Hub.self), services.site)
        return try await services.database.read { db in
            let standing = try LoopStore.standing(of: id, on: db)
            let letter = try DecisionLetters.letter(
                of: id, decisions: standing.untold.map(\.decision.id), opening: Self.usualOpening(standing.hub),
                site: site, on: db)
            return try TellingPage.Content(
                standing: standing, letter: letter,
                people: ContactStore.recipients(fromHub: id, consenting: .feedback, on: db).count,
                tellings: TellingStore.list(of: id, on: db))
        }
    }

    private static func usualOpening(_ hub: Hub) -> String {
        "You took part in the Learning Hub on \(hub.title.lowercasedFirst). "
            + "This is what was decided about what you said."
    }

    private func page(
        _ content: TellingPage.Content, _ opening: String?, new: String, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) -> TellingPage {
        TellingPage(
            content, opening: opening, new: new,
            frame: context.frame(in: "/hubs", after: content.standing.hub.crumbs), problems: problems)
    }
}

import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// What people answered.
struct ResultRoutes: RouteGroup {
    let services: Services
    let sets: PublishedSets

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/results", may: .readResults, use: show)
        routes.get("occasions/:occasion/results/:question", may: .readResults, use: showTexts)
        routes.get("occasions/:occasion/answers", may: .runOccasions, use: export)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let results = try await results(context)
        let frame = context.frame(in: "/occasions", after: results.occasion.crumbs)
        return try services.pages.response(ResultsPage(results, for: context.viewer, frame: frame))
    }

    @Sendable
    func showTexts(request: Request, context: AppContext) async throws -> Response {
        let results = try await results(context)
        let occasion = results.occasion
        guard let id = context.parameters.get("question"), let tally = results.tally[id],
            tally.question.kind.isFreeText, occasion.policy(for: context.viewer).showsTexts(from: tally.answered)
        else { throw NotFound("page") }
        let texts = try await services.database.read { db in
            try ResultStore.texts(to: id, of: occasion, on: db)
        }
        let pages = max(1, (texts.count + ResultTextsPage.size - 1) / ResultTextsPage.size)
        let page = FormFields(urlEncoded: request.uri.query ?? "").place("page", of: pages)
        let crumbs = occasion.crumbs + [Crumb("What people answered", "/occasions/\(occasion.id.text)/results")]
        let path = context.path("/occasions/\(occasion.id.text)/results/\(id)")
        return try services.pages.response(
            ResultTextsPage(
                tally.question.label.text, texts, page: page, path: path,
                frame: context.frame(in: "/occasions", after: crumbs)))
    }

    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let table = try await services.exportAnswers(of: id, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }

    /// Whoever does not hold the answers reads them once they are all there: two looks at a growing table could be
    /// subtracted from one another.
    private func results(_ context: AppContext) async throws -> OccasionResults {
        let id = try context.id("occasion", of: Occasion.self)
        let (sets, today, isTeam) = (sets, services.today, context.viewer.may(.runOccasions))
        return try await services.database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard isTeam || occasion.state != .draft else { throw NotFound("set of answers") }
            guard isTeam || occasion.state == .closed else { throw ResultRefusal.stillOpen }
            return try ResultStore.results(of: id, sets, on: today, db)
        }
    }
}

enum ResultRefusal: Refusal, Equatable {
    case stillOpen

    var kind: RefusalKind { .conflict }
    var message: String { "People are still answering. What they say can be read here once the questions are closed." }
}

extension Occasion {
    var crumbs: [Crumb] {
        [Crumb("Surveys", "/occasions"), Crumb(draft.title, "/occasions/\(id.text)")]
    }
}

import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// What people answered.
struct ResultRoutes: RouteGroup {
    let services: Services
    let sets: PublishedSets
    private let memory = CountsInMemory()

    init(services: Services, sets: PublishedSets) {
        self.services = services
        self.sets = sets
    }

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/results", may: .readResults, use: show)
        routes.get("occasions/:occasion/texts/:question", may: .readResults, use: showTexts)
        routes.get("occasions/:occasion/results/export", may: .readResults, use: exportResults)
        routes.get("occasions/:occasion/results/export/columns", may: .readResults, use: describeResults)
        routes.get("occasions/:occasion/answers", may: .runOccasions, use: exportAnswers)
        routes.get("occasions/:occasion/answers/columns", may: .runOccasions, use: describeAnswers)
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
        let released = results.released(under: occasion.policy(for: context.viewer))
        guard let id = context.parameters.get("question"),
            let question = released.first(where: { $0.tally.question.id == id }),
            results.showsTexts(of: question), question.tally.question.kind.isFreeText
        else { throw NotFound("page") }
        let texts = try await services.database.read { db in
            try ResultStore.texts(to: id, of: occasion, on: db)
        }
        let pages = Pagination.pages(of: texts.count, size: ResultTextsPage.size)
        let page = FormFields(urlEncoded: request.uri.query ?? "").place("page", of: pages)
        let crumbs = occasion.crumbs + [Crumb("What people answered", "/occasions/\(occasion.id.text)/results")]
        let path = context.path("/occasions/\(occasion.id.text)/texts/\(id)")
        return try services.pages.response(
            ResultTextsPage(
                question.tally.question.label.text, texts, page: page, path: path,
                frame: context.frame(in: "/occasions", after: crumbs)))
    }

    @Sendable
    func exportAnswers(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let (format, actor) = (ExportFormat.asked(by: request), Actor.member(try context.member().id))
        let book = try await services.answerDictionary(of: id)
        return try await ExportDownload.response(named: book.title, as: format) { file in
            _ = try await services.exportAnswers(of: id, as: format, to: file, by: actor)
        }
    }

    @Sendable
    func describeAnswers(request: Request, context: AppContext) async throws -> Response {
        let book = try await services.answerDictionary(of: context.id("occasion", of: Occasion.self))
        return ExportDownload.metadata(of: book, named: book.title)
    }

    /// What the page shows this reader, and no more.
    @Sendable
    func exportResults(request: Request, context: AppContext) async throws -> Response {
        let (export, format) = (try await resultExport(context), ExportFormat.asked(by: request))
        let (id, actor, now) = (export.results.occasion.id, Actor.member(try context.member().id), services.now())
        try await services.database.write { db in
            try AuditTrail.record(.resultsExported, by: actor, subject: .occasion(id), at: now, on: db)
        }
        let book = export.book
        return try await ExportDownload.response(named: book.title, as: format) { file in
            try book.write(format, to: file, tables: export.tables)
        }
    }

    @Sendable
    func describeResults(request: Request, context: AppContext) async throws -> Response {
        let book = try await resultExport(context).book
        return ExportDownload.metadata(of: book, named: book.title)
    }

    private func resultExport(_ context: AppContext) async throws -> ResultExport {
        let results = try await results(context)
        return ResultExport(results, under: results.occasion.policy(for: context.viewer), on: services.today)
    }

    /// Whoever does not hold the answers reads them once they are all there: two looks at a growing table could be
    /// subtracted from one another.
    private func results(_ context: AppContext) async throws -> OccasionResults {
        let id = try context.id("occasion", of: Occasion.self)
        let (sets, memory) = (sets, memory)
        let (today, isTeam) = (services.today, context.viewer.may(.runOccasions))
        return try await services.database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard isTeam || occasion.state != .draft else { throw NotFound("set of answers") }
            guard isTeam || occasion.state == .closed else { throw ResultRefusal.stillOpen }
            let results = try ResultStore.results(of: id, sets, memory, on: today, db)
            guard occasion.showsResults(of: results.tally.sheets) else {
                throw ResultRefusal.tooFew(least: occasion.threshold)
            }
            return results
        }
    }
}

enum ResultRefusal: Refusal, Equatable {
    case stillOpen
    case tooFew(least: Int)

    var kind: RefusalKind { .conflict }

    var message: String {
        switch self {
        case .stillOpen: "People are still answering. What they say can be read here once the questions are closed."
        case .tooFew(let least):
            """
            These answers are anonymous and come from a list of known people. They can be read once at least \(least) \
            people have answered.
            """
        }
    }
}

extension Occasion {
    var crumbs: [Crumb] {
        [Crumb("Surveys", "/occasions"), Crumb(draft.title, "/occasions/\(id.text)")]
    }
}

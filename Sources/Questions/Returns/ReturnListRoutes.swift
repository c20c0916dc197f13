import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Following the returns that organisations were asked for.
struct ReturnListRoutes: RouteGroup {
    let services: Services
    let sets: PublishedSets

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/returns", may: .readResults, use: list)
        routes.get("occasions/:occasion/returns/:organisation", may: .runOccasions, use: show)
        routes.post("occasions/:occasion/returns/:organisation/extension", may: .runOccasions, use: extend)
        routes.post("occasions/:occasion/returns/:organisation/again", may: .runOccasions, use: askAgain)
        routes.post("occasions/:occasion/returns/:organisation/link", may: .runOccasions, use: replaceLink)
        routes.get("occasions/:occasion/returns/:organisation/files/:question", may: .runOccasions, use: file)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let mayRun = context.viewer.may(.runOccasions)
        let (occasion, returns) = try await services.database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.draft.kind == .organisationReturn, mayRun || occasion.state != .draft else {
                throw NotFound("list of returns")
            }
            return try (occasion, ReturnStore.all(of: id, on: db))
        }
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        let standing = query["standing"].flatMap(OrganisationReturn.State.init(rawValue:))
        let count = returns.count { standing == nil || $0.asked.state == standing }
        let page = query.place("page", of: Pagination.pages(of: count, size: ReturnsPage.size))
        return try services.pages.response(
            ReturnsPage(
                returns, of: occasion, standing, page: page, mayOpen: mayRun, on: services.today,
                frame: context.frame(in: "/occasions", after: occasion.crumbs)))
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await page(context)
    }

    @Sendable
    func extend(request: Request, context: AppContext) async throws -> Response {
        let (id, organisation) = try place(context)
        let typed = DateText(context.fields, "closes")
        var problems = FormProblems()
        guard let day = problems.read(Day.self, from: typed.typed, field: "closes") else {
            return try await page(context, closes: typed, problems)
        }
        do {
            try await services.extendReturn(of: organisation, on: id, to: day, by: .member(context.member().id))
        } catch ReturnRefusal.noMoreTime {
            problems.add("closes", ReturnRefusal.noMoreTime.message)
            return try await page(context, closes: typed, problems)
        }
        return context.redirect(
            to: "/occasions/\(id.text)/returns/\(organisation.text)", notice: "More time until \(day.inWords).")
    }

    @Sendable
    func askAgain(request: Request, context: AppContext) async throws -> Response {
        let (id, organisation) = try place(context)
        try await services.askForReturnAgain(of: organisation, on: id, by: .member(context.member().id))
        return context.redirect(
            to: "/occasions/\(id.text)/returns/\(organisation.text)",
            notice: "It can be changed and sent again, under the same link. Tell them why.")
    }

    @Sendable
    func replaceLink(request: Request, context: AppContext) async throws -> Response {
        let (id, organisation) = try place(context)
        try await services.replaceReturnLink(of: organisation, on: id, by: .member(context.member().id))
        return context.redirect(
            to: "/occasions/\(id.text)/returns/\(organisation.text)", notice: "The old link leads nowhere any more.")
    }

    @Sendable
    func file(request: Request, context: AppContext) async throws -> Response {
        let (id, organisation) = try place(context)
        guard let question = context.parameters.get("question") else { throw NotFound("file") }
        let (now, actor) = (services.now(), Actor.member(try context.member().id))
        let (name, file) = try await services.database.write { db in
            try AuditTrail.record(
                .returnRead, by: actor, subject: .occasion(id), detail: organisation.text, at: now, on: db)
            let asked = try ReturnStore.find(id, organisation, on: db).asked
            guard let kept = try ReturnStore.response(of: asked, on: db)?.sheet.answers[question]?.file,
                let bytes = try AnswerFileStore.bytes(kept, of: asked, on: db)
            else { throw NotFound("file") }
            return (kept.name, bytes)
        }
        return .attachment(file, named: name)
    }

    private func place(_ context: AppContext) throws -> (ID<Occasion>, ID<Organisation>) {
        try (context.id("occasion"), context.id("organisation"))
    }

    /// That somebody read what an organisation sent is on record.
    private func page(
        _ context: AppContext, closes: DateText = DateText(nil), _ problems: FormProblems = FormProblems()
    ) async throws -> Response {
        let (id, organisation) = try place(context)
        let (sets, now, actor) = (sets, services.now(), Actor.member(try context.member().id))
        let content = try await services.database.read { db in
            let (listed, occasion) = try (
                ReturnStore.find(id, organisation, on: db), OccasionStore.occasion(id, on: db)
            )
            let response = try ReturnStore.response(of: listed.asked, on: db)
            let path = try occasion.state == .open ? ReturnLinks.path(of: id, for: organisation, on: db) : nil
            return try OneReturnPage.Content(
                listed: listed, occasion: occasion, set: sets.set(occasion.draft.asked, on: db),
                people: [listed].writtenTo(on: db), response: response, path: path, closes: closes, problems: problems)
        }
        if content.response != nil {
            try await services.database.write { db in
                try AuditTrail.record(
                    .returnRead, by: actor, subject: .occasion(id), detail: organisation.text, at: now, on: db)
            }
        }
        let crumbs = content.occasion.crumbs + [Crumb("Returns", "/occasions/\(id.text)/returns")]
        let page = OneReturnPage(
            content, for: context.viewer, on: services.today, site: services.site,
            frame: context.frame(in: "/occasions", after: crumbs))
        return try services.pages.response(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

/// Returns of one's own organisation that have not been sent.
struct ReturnsToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.answerReturns), let organisation = viewer.member?.organisation else { return [] }
        return try ReturnStore.open(for: organisation, on: db).compactMap { listed, occasion in
            guard listed.asked.isTaken(for: occasion, on: today) else { return nil }
            let why = listed.asked.begunOn == nil ? "Nobody has begun it." : "It is begun, and not sent."
            return TodayItem(
                words: "Send the return of \(listed.organisationName): \(occasion.draft.title)", why: why,
                by: listed.asked.lastDay(of: occasion), href: "/returns/\(occasion.id.text)")
        }
    }
}

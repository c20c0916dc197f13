import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Asking people: planning it, drawing up the list, opening, reminding, closing.
struct OccasionRoutes: RouteGroup {
    let services: Services

    private static let crumb = Crumb("Surveys", "/occasions")

    func add(to routes: Routes) {
        routes.get("occasions", may: .readResults, use: list)
        routes.get("occasions/new", may: .runOccasions, use: new)
        routes.post("occasions", may: .runOccasions, use: add)
        routes.get("occasions/:occasion", may: .readResults, use: show)
        routes.get("occasions/:occasion/edit", may: .runOccasions, use: edit)
        routes.post("occasions/:occasion", may: .runOccasions, use: change)
        routes.post("occasions/:occasion/list", may: .runOccasions, use: invite)
        routes.post("occasions/:occasion/list/emptying", may: .runOccasions, use: empty)
        routes.post("occasions/:occasion/returns", may: .runOccasions, use: askForReturns)
        routes.post("occasions/:occasion/return-links", may: .runOccasions, use: replaceLinks)
        routes.post("occasions/:occasion/opening", may: .runOccasions, use: open)
        routes.post("occasions/:occasion/closing", may: .runOccasions, use: close)
        routes.post("occasions/:occasion/extension", may: .runOccasions, use: extend)
        routes.post("occasions/:occasion/reminders", may: .runOccasions, use: remind)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let mayRun = context.viewer.may(.runOccasions)
        let found = try await services.database.read { db in
            try OccasionStore.all(on: db).filter { mayRun || $0.occasion.state != .draft }
        }
        return try services.pages.response(
            OccasionsPage(found, for: context.viewer, on: services.today, frame: context.frame(in: "/occasions")))
    }

    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        var form = OccasionForm()
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        (form.set, form.about, form.anonymous, form.young) = (query["set"], query["about"], "yes", "no")
        return try await formPage(form, new: services.newID(Occasion.self).text, in: context)
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = OccasionForm(context.fields)
        let id = context.fields.id("new", of: Occasion.self) ?? services.newID()
        do {
            let draft = try form.read(try await offered().map(\.version))
            try await services.planOccasion(draft, about: form.subject, id: id, by: .member(context.member().id))
            return context.redirect(to: "/occasions/\(id.text)", notice: "Saved. Nobody has been asked yet.")
        } catch let problems as FormProblems {
            return try await formPage(form, new: id.text, problems, in: context)
        }
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await page(context)
    }

    @Sendable
    func edit(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let occasion = try await services.database.read { db in try OccasionStore.occasion(id, on: db) }
        return try await formPage(OccasionForm(occasion.draft), changing: id, in: context)
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let form = OccasionForm(context.fields)
        do {
            let known = try await services.database.read { db in try OccasionStore.occasion(id, on: db).draft.asked }
            let draft = try form.read(try await offered().map(\.version) + [known])
            try await services.changeOccasion(id, to: draft, by: .member(context.member().id))
            return context.redirect(to: "/occasions/\(id.text)", notice: "Saved.")
        } catch let problems as FormProblems {
            return try await formPage(form, changing: id, problems, in: context)
        }
    }

    @Sendable
    func invite(request: Request, context: AppContext) async throws -> Response {
        let fields = context.fields
        let filter = WillingFilter(
            kind: fields["kind"].flatMap(OrganisationKind.init(rawValue:)), area: fields.id("area", of: Area.self),
            board: fields["board"].flatMap(Board.init(rawValue:)))
        return try await done(context) { id, actor in
            let count = try await services.invite(filter, to: id, by: actor)
            return "\(count.grouped) on the list. Only people who agreed to surveys are on it."
        }
    }

    /// Puts organisations on the list.
    @Sendable
    func askForReturns(request: Request, context: AppContext) async throws -> Response {
        let form = ReturnListingForm(context.fields)
        do {
            let listing = try form.read()
            return try await done(context) { id, actor in
                let count = try await services.askForReturns(listing, on: id, by: actor)
                return "\(count.grouped) \(count == 1 ? "organisation is" : "organisations are") on the list."
            }
        } catch let problems as FormProblems {
            return try await page(context, listing: form, problems)
        }
    }

    @Sendable
    func replaceLinks(request: Request, context: AppContext) async throws -> Response {
        try await done(context) { id, actor in
            let (organisations, people) = try await services.replaceLinksNotBegun(on: id, by: actor)
            let have = organisations == 1 ? "1 organisation has" : "\(organisations.grouped) organisations have"
            return "\(have) a new link. \(people.people) \(people == 1 ? "is" : "are") written to."
        }
    }

    @Sendable
    func empty(request: Request, context: AppContext) async throws -> Response {
        try await done(context) { id, actor in
            try await services.emptyList(of: id, by: actor)
            return "Nobody is on the list now."
        }
    }

    @Sendable
    func open(request: Request, context: AppContext) async throws -> Response {
        try await done(context) { id, actor in
            try await services.openOccasion(id, by: actor)
            return "Open for answers."
        }
    }

    @Sendable
    func close(request: Request, context: AppContext) async throws -> Response {
        try await done(context) { id, actor in
            try await services.closeOccasion(id, by: actor)
            return "Closed. No more answers are taken."
        }
    }

    @Sendable
    func extend(request: Request, context: AppContext) async throws -> Response {
        let typed = DateText(context.fields, "closes")
        var problems = FormProblems()
        guard let day = problems.read(Day.self, from: typed.typed, field: "closes") else {
            return try await page(context, closes: typed, problems)
        }
        do {
            return try await done(context) { id, actor in
                try await services.extendOccasion(id, to: day, by: actor)
                return "Answers are taken until \(day.inWords)."
            }
        } catch OccasionRefusal.closingDayPassed(let day) {
            problems.add("closes", OccasionRefusal.closingDayPassed(day).message)
            return try await page(context, closes: typed, problems)
        }
    }

    @Sendable
    func remind(request: Request, context: AppContext) async throws -> Response {
        try await done(context) { id, actor in
            let count = try await services.remind(id, by: actor)
            return "\(count.grouped) \(count == 1 ? "person is" : "people are") written to."
        }
    }
}

extension OccasionRoutes {
    private func done(
        _ context: AppContext, _ body: (ID<Occasion>, Actor) async throws -> String
    ) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let words = try await body(id, .member(context.member().id))
        return context.redirect(to: "/occasions/\(id.text)", notice: words)
    }

    private func page(
        _ context: AppContext, closes: DateText? = nil, listing: ReturnListingForm = ReturnListingForm(),
        _ problems: FormProblems = FormProblems()
    ) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let mayRun = context.viewer.may(.runOccasions)
        let content = try await services.database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            guard mayRun || listed.occasion.state != .draft else { throw NotFound("set of answers") }
            let title = try QuestionSetStore.title(of: listed.occasion.draft.asked, on: db)
            return try OccasionPage.Content(
                listed: listed, setTitle: title, areas: AreaStore.all(on: db).map { ($0.id, $0.name) },
                closes: closes ?? DateText(listed.occasion.draft.closesOn), listing: listing, problems: problems)
        }
        let page = OccasionPage(
            content, for: context.viewer, on: services.today, site: services.site,
            frame: context.frame(in: "/occasions", after: [Self.crumb]))
        return try services.pages.response(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func offered() async throws -> [ListedQuestionSet] {
        try await services.database.read { db in try QuestionSetStore.published(on: db) }
    }

    private func formPage(
        _ form: OccasionForm, new: String? = nil, changing id: ID<Occasion>? = nil,
        _ problems: FormProblems = FormProblems(), in context: AppContext
    ) async throws -> Response {
        let action = context.path(id.map { "/occasions/\($0.text)" } ?? "/occasions")
        let page = OccasionFormPage(
            form, sets: try await offered(), new: new, action: action, problems,
            frame: context.frame(in: "/occasions", after: [Self.crumb]))
        return try services.pages.response(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Where an organisation's return is worked on, by whoever there has its link.
struct ReturnRoutes: RouteGroup {
    let desk: ReturnDesk

    private var services: Services { desk.services }
    /// A page of answers with its files.
    private static let mostBytes = FileRule.largest * 1_000_000 + 1_000_000

    func add(to routes: Routes) {
        routes.get("return/:link", may: .visit, use: show)
        routes.get("return/:link/pages/:page", may: .visit, use: ask)
        routes.post(
            "return/:link/pages/:page", may: .visit, upTo: Self.mostBytes, lookingFirst: checkLink, use: keep)
        routes.get("return/:link/files/:question", may: .visit, use: file)
        routes.get("return/:link/check", may: .visit, use: check)
        routes.post("return/:link/sending", may: .visit, use: send)
        routes.get("returns/:occasion", may: .answerReturns, use: enter)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let opened = try await opened(context)
        return opened.asked.sentOn == nil
            ? try respond(ReturnOverviewPage(opened, frame: context.frame()))
            : try respond(ReturnSentPage(opened, frame: context.frame()))
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let opened = try await opened(context)
        guard opened.isTaken else { return context.redirect(to: opened.path) }
        guard let page = try opened.way.page(page(context)) else { throw NotFound("page") }
        let form = AnswerForm(opened.sheet, of: page.questions)
        return try respond(ReturnQuestionsPage(opened, page, form, frame: context.frame()))
    }

    @Sendable
    func keep(request: Request, context: AppContext) async throws -> Response {
        let form = ReturnForm(context.fields, page: try page(context))
        let (opened, step): (OpenedReturn, ReturnStep)
        do {
            (opened, step) = try await desk.keep(form, link(context))
        } catch let refusal as ReturnRefusal {
            return try await tooLate(form, refusal, context)
        }
        if step.isStale {
            let page = ReturnQuestionsPage(
                opened, step.page, step.form, isStale: true, saysStill: form.saysStill, frame: context.frame())
            return try services.pages.response(page, status: .conflict)
        }
        switch step.outcome {
        case .again(let problems):
            let kept = try await desk.opened(link(context))
            let page = ReturnQuestionsPage(
                kept, kept.way.page(step.page.id) ?? step.page, step.form, problems, saysStill: form.saysStill,
                frame: context.frame())
            return try services.pages.response(page, status: .unprocessableContent)
        case .page(let id): return context.redirect(to: "\(opened.path)/pages/\(id)")
        case .overview: return context.redirect(to: opened.path, notice: "Saved. You can go on whenever you like.")
        }
    }

    /// It was sent, or its day has passed, while somebody typed: what they typed is there to be copied.
    private func tooLate(
        _ form: ReturnForm, _ refusal: ReturnRefusal, _ context: AppContext
    ) async throws -> Response {
        let opened = try await opened(context)
        guard let page = opened.set.pages.first(where: { $0.id == form.page }) else { throw NotFound("page") }
        let typed = AnswerForm(form.fields, of: opened.set)
        let answer = ReturnQuestionsPage(
            opened, page, typed, refusal: refusal, saysStill: form.saysStill, frame: context.frame())
        return try services.pages.response(answer, status: .conflict)
    }

    @Sendable
    func check(request: Request, context: AppContext) async throws -> Response {
        let opened = try await opened(context)
        guard opened.isTaken else { return context.redirect(to: opened.path) }
        return try respond(ReturnCheckPage(opened, frame: context.frame()))
    }

    /// Pressed twice, the second press finds it sent.
    @Sendable
    func send(request: Request, context: AppContext) async throws -> Response {
        let link = try link(context)
        do {
            try await desk.send(link, mark: context.fields["mark"] ?? "")
        } catch ReturnRefusal.sentAlready {
            return context.redirect(to: "/return/\(link)")
        } catch ReturnRefusal.notComplete {
            let notice = "Nothing was sent: something is missing, or was changed since you looked. Check it once more."
            return context.redirect(to: "/return/\(link)/check", notice: notice)
        }
        return context.redirect(to: "/return/\(link)", notice: "Sent. Thank you.")
    }

    @Sendable
    func file(request: Request, context: AppContext) async throws -> Response {
        let opened = try await opened(context)
        guard let question = context.parameters.get("question") else { throw NotFound("file") }
        let file = try await desk.file(question, of: opened)
        return .attachment(file.bytes, named: file.name)
    }

    /// For somebody who has signed in: the return of their own organisation.
    @Sendable
    func enter(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        guard let organisation = try context.member().organisation else { throw NotFound("return") }
        let path = try await services.database.read { db in
            guard try OccasionStore.occasion(id, on: db).state != .draft else { throw NotFound("return") }
            _ = try ReturnStore.find(id, organisation, on: db)
            return try ReturnLinks.path(of: id, for: organisation, on: db)
        }
        return context.redirect(to: path)
    }

    @Sendable
    private func checkLink(_ context: AppContext) async throws {
        try await desk.check(link(context))
    }

    private func opened(_ context: AppContext) async throws -> OpenedReturn {
        try await desk.opened(link(context))
    }

    private func link(_ context: AppContext) throws -> String {
        guard let link = context.parameters.get("link") else { throw NotFound("page") }
        return link
    }

    private func page(_ context: AppContext) throws -> String {
        guard let page = context.parameters.get("page") else { throw NotFound("page") }
        return page
    }

    private func respond(_ page: some Page) throws -> Response {
        try services.pages.response(page)
    }
}

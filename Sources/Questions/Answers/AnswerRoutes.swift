import Domain
import Hummingbird
import Platform

/// Where anybody with a link answers. Nothing here says who they are, and no address of theirs is kept.
struct AnswerRoutes: RouteGroup {
    let desk: AnswerDesk

    private var services: Services { desk.services }

    func add(to routes: Routes) {
        routes.get("answer/:link", may: .visit, use: ask)
        routes.post("answer/:link", may: .visit, use: take)
        routes.get("answered/:occasion", may: .visit, use: thank)
        routes.get("answer/:link/saved", may: .visit, use: showCode)
        routes.get("answer/:link/return", may: .visit, use: askCode)
        routes.post("answer/:link/return", may: .visit, use: comeBack)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let answering = try await desk.answering(link(context))
        guard answering.occasion.kind != .liveRoom else { return context.redirect(to: "/room/\(answering.link)") }
        guard answering.isTaking else { return try respond(AnsweredPage.closed(answering, frame: context.frame())) }
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        let code = try await code(of: request, answering)
        let path = AnswerPath(answering.set, try await desk.draft(code, of: answering), on: services.today)
        let chosen =
            query["page"].flatMap { path.page($0) } ?? (path.sheet.isEmpty ? path.firstPage : path.pageToContinue)
        guard let page = chosen else { throw NotFound("page") }
        let content = AnswerPage.Content(
            answering: answering, path: path, page: page, code: code,
            form: AnswerForm(path.sheet, of: page.questions), wording: answering.wording(query["wording"]))
        var response = try respond(AnswerPage(content, frame: context.frame()))
        response.setCookie(AnswerCookie(answering, on: services.site).holding(code))
        return response
    }

    @Sendable
    func take(request: Request, context: AppContext) async throws -> Response {
        let typed = context.fields
        guard let code = try? AnswerCode(typed["code"] ?? "") else { throw HTTPError(.badRequest) }
        switch try await desk.arrival(link(context), code) {
        case .sent(let id): return context.redirect(to: "/answered/\(id.text)")
        case .begun(let answering, let before):
            try answering.occasion.checkTakesSheets()
            guard answering.isTaking else { throw OccasionRefusal.ended }
            let step = AnswerStep(
                answering, AnswerForm(typed, of: answering.set), code: code,
                wording: answering.wording(typed["wording"]), after: before, on: services.today)
            return try await take(step, context)
        }
    }

    private func take(_ step: AnswerStep, _ context: AppContext) async throws -> Response {
        let answering = step.answering
        switch step.outcome {
        case .again(let content):
            let page = AnswerPage(content, frame: context.frame())
            return try services.pages.response(page, status: .unprocessableContent)
        case .page(let id):
            try await desk.keep(step.sheet, step.code, of: answering)
            return context.redirect(to: step.path(toPage: id))
        case .later:
            try await desk.keep(step.sheet, step.code, of: answering)
            return context.redirect(to: "\(answering.path)/saved")
        case .whole:
            _ = try await desk.take(
                step.sheet, signatures: answering.set.signatures, step.code, to: answering.occasion.id,
                ticket: answering.ticketHash)
            var response = context.redirect(to: step.thanksPath)
            response.setCookie(AnswerCookie(answering, on: services.site).holding(nil))
            return response
        }
    }

    @Sendable
    func thank(request: Request, context: AppContext) async throws -> Response {
        let (occasion, set) = try await desk.asked(on: context.id("occasion"))
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        let wording = set.variants.first { $0.key == query["wording"] }.map { "?wording=\($0.key)" } ?? ""
        let next = try await desk.nextPath(after: occasion).map { $0 + wording }
        return try respond(
            AnsweredPage.thanks(occasion, set, wording: query["wording"], next: next, frame: context.frame()))
    }

    @Sendable
    func showCode(request: Request, context: AppContext) async throws -> Response {
        let answering = try await desk.answering(link(context))
        guard let code = AnswerCookie(answering, on: services.site).code(in: request) else {
            return context.redirect(to: answering.path)
        }
        return try respond(AnsweredPage.later(answering, code: code, frame: context.frame()))
    }

    @Sendable
    func askCode(request: Request, context: AppContext) async throws -> Response {
        let answering = try await desk.answering(link(context))
        return try respond(ReturnPage(answering, typed: nil, frame: context.frame()))
    }

    @Sendable
    func comeBack(request: Request, context: AppContext) async throws -> Response {
        let answering = try await desk.answering(link(context))
        let typed = context.fields["code"]
        var problems = FormProblems()
        let code = problems.read(AnswerCode.self, from: typed, field: "code")
        if let code, try await desk.draft(code, of: answering).isEmpty {
            problems.add("code", "We have no answers under this code. Check it, or start again")
        }
        guard let code, problems.isEmpty else {
            let page = ReturnPage(answering, typed: typed, problems, frame: context.frame())
            return try services.pages.response(page, status: .unprocessableContent)
        }
        var response = context.redirect(to: answering.path)
        response.setCookie(AnswerCookie(answering, on: services.site).holding(code))
        return response
    }

    private func link(_ context: AppContext) throws -> String {
        guard let link = context.parameters.get("link") else { throw NotFound("page") }
        return link
    }

    /// The code this browser holds, unless answers have been sent under it: the next person at this screen starts anew.
    private func code(of request: Request, _ answering: Answering) async throws -> AnswerCode {
        if let code = AnswerCookie(answering, on: services.site).code(in: request),
            try await desk.sent(code) == nil
        {
            return code
        }
        return AnswerCode.made()
    }

    private func respond(_ page: some Page) throws -> Response {
        try services.pages.response(page)
    }
}

extension Answering {
    /// The wording asked for, when the set has it.
    fileprivate func wording(_ key: String?) -> String? {
        set.variants.first { $0.key == key }?.key
    }
}

/// The code under which answers are begun, until the browser is closed.
struct AnswerCookie {
    private let name: String
    private let site: Site

    init(_ answering: Answering, on site: Site) {
        self.init(answering.occasion.id, on: site)
    }

    init(_ occasion: ID<Occasion>, on site: Site) {
        name = "sightline-answers-" + occasion.text.suffix(12)
        self.site = site
    }

    func code(in request: Request) -> AnswerCode? {
        request.cookies[name].flatMap { try? AnswerCode($0.value) }
    }

    /// - Parameter code: nil forgets it.
    func holding(_ code: AnswerCode?) -> Cookie {
        Cookie(
            name: name, value: code?.text ?? "", maxAge: code == nil ? 0 : nil,
            path: site.root.isEmpty ? "/" : site.root, secure: site.isSecure, httpOnly: true, sameSite: .lax)
    }
}

import Domain
import Hummingbird
import Platform
import Storage

/// A room: the screen on the wall, and what everybody there has in their hand.
struct RoomRoutes: RouteGroup {
    let desk: RoomDesk

    private var services: Services { desk.services }

    func add(to routes: Routes) {
        routes.get("room/:code", may: .visit, use: look)
        routes.post("room/:code", may: .visit, use: answer)
        routes.post("room/:code/somebody-else", may: .visit, use: passOn)
        routes.get("occasions/:occasion/room", may: .runOccasions, use: screen)
        routes.post("occasions/:occasion/room/next", may: .runOccasions, use: askNext)
        routes.post("occasions/:occasion/room/stop", may: .runOccasions, use: stop)
    }

    @Sendable
    func look(request: Request, context: AppContext) async throws -> Response {
        let opened = try await desk.opened(code(context))
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        let kept = cookie(opened).code(in: request)
        let code = kept ?? AnswerCode.made()
        let sheet = try await desk.sheet(kept, in: opened)
        let isAnswered = opened.page?.questions.contains { sheet[$0.id] != nil } ?? false
        let hasSent = isAnswered || query["sent"] == opened.room.page
        let content = RoomPage.Content(
            opened: opened, code: code, sheet: sheet, hasSent: hasSent && query["change"] == nil, today: services.today)
        var response = try services.pages.response(RoomPage(content, frame: context.frame()))
        if kept == nil { response.setCookie(cookie(opened).holding(code)) }
        return response
    }

    /// A form that was opened before somebody else took the screen changes nothing.
    @Sendable
    func answer(request: Request, context: AppContext) async throws -> Response {
        let room = try code(context)
        let opened = try await desk.opened(room)
        let fields = context.fields
        let form = AnswerForm(fields, of: opened.set)
        guard let code = try? AnswerCode(form.code ?? ""), let page = form.page else { throw HTTPError(.badRequest) }
        if let held = cookie(opened).code(in: request), held != code { return context.redirect(to: opened.path) }
        if let reading = try await desk.take(form, page, code, in: room) {
            let content = RoomPage.Content(
                opened: opened, code: code, sheet: reading.sheet, form: form,
                problems: FormProblems(reading.problems, of: opened.set), today: services.today)
            return try services.pages.response(
                RoomPage(content, frame: context.frame()), status: .unprocessableContent)
        }
        var response = context.redirect(to: "\(opened.path)?sent=\(page)")
        response.setCookie(cookie(opened).holding(code))
        return response
    }

    /// The next person at this screen answers anew.
    @Sendable
    func passOn(request: Request, context: AppContext) async throws -> Response {
        let opened = try await desk.opened(code(context))
        var response = context.redirect(to: opened.path)
        response.setCookie(cookie(opened).holding(AnswerCode.made()))
        return response
    }

    @Sendable
    func screen(request: Request, context: AppContext) async throws -> Response {
        let wall = try await desk.wall(of: context.id("occasion", of: Occasion.self))
        let page = RoomScreenPage(
            wall, site: services.site, frame: context.frame(in: "/occasions", after: wall.opened.occasion.crumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func askNext(request: Request, context: AppContext) async throws -> Response {
        try await move(context, .roomAsked) { opened, page in try opened.room.asking(page, of: opened.set) }
    }

    @Sendable
    func stop(request: Request, context: AppContext) async throws -> Response {
        try await move(context, .roomStopped) { opened, page in try opened.room.stopped(page) }
    }

    /// A button that was pressed twice, or on a screen that is behind, leads to how the room stands.
    private func move(
        _ context: AppContext, _ what: AuditAction,
        rule: @escaping @Sendable (OpenedRoom, String) throws -> LiveRoom
    ) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let page = context.fields["page"] ?? ""
        do {
            try await desk.move(id, by: .member(context.member().id), what) { try rule($0, page) }
        } catch let refusal as RoomRefusal where refusal != .notOpen {
            return context.redirect(to: "/occasions/\(id.text)/room", notice: refusal.message)
        }
        return context.redirect(to: "/occasions/\(id.text)/room")
    }

    private func code(_ context: AppContext) throws -> String {
        guard let code = context.parameters.get("code") else { throw NotFound("room") }
        return code
    }

    private func cookie(_ opened: OpenedRoom) -> AnswerCookie {
        AnswerCookie(opened.occasion.id, on: services.site)
    }
}

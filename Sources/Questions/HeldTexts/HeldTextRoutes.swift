import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Reading what nobody has read yet.
struct HeldTextRoutes: RouteGroup {
    let services: Services
    let sets: PublishedSets

    func add(to routes: Routes) {
        routes.get("held-texts", may: .readHeldTexts, use: list)
        routes.get("held-texts/:text", may: .readHeldTexts, use: show)
        routes.post("held-texts/:text", may: .readHeldTexts, use: read)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let sets = sets
        let (texts, labels) = try await services.database.read { db in
            let texts = try HeldTextStore.waiting(on: db)
            let asked = Set(texts.map(\.occasion.draft.asked))
            return try (texts, Dictionary(uniqueKeysWithValues: asked.map { try ($0, sets.set($0, on: db)) }))
        }
        let pages = Pagination.pages(of: texts.count, size: HeldTextsPage.size)
        let page = FormFields(urlEncoded: request.uri.query ?? "").place("page", of: pages)
        return try services.pages.response(
            HeldTextsPage(
                texts, labels: labels, page: page, on: services.today, frame: context.frame(in: "/held-texts")))
    }

    /// That somebody has read it is noted, whatever they decide.
    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let key = try key(context)
        let (now, actor) = (services.now(), try Actor.member(context.member().id))
        let text = try await services.database.write { db in
            let text = try HeldTextStore.waiting(key, on: db)
            try AuditTrail.record(
                .heldTextOpened, by: actor, subject: .occasion(text.occasion.id), detail: text.question, at: now, on: db
            )
            return text
        }
        return try await page(text, HeldTextForm(text, on: services.today), FormProblems(), context)
    }

    @Sendable
    func read(request: Request, context: AppContext) async throws -> Response {
        let key = try key(context)
        let form = HeldTextForm(context.fields)
        let text = try await services.database.read { db in try HeldTextStore.waiting(key, on: db) }
        do {
            let reading = try form.read(received: text.text.receivedOn, on: services.today)
            try await services.keep(reading, of: key, in: text, by: context.member().id)
        } catch let problems as FormProblems {
            return try await page(text, form, problems, context)
        }
        return context.redirect(to: "/held-texts", notice: "Read. What you decided is kept.")
    }

    private func page(
        _ text: WaitingText, _ form: HeldTextForm, _ problems: FormProblems, _ context: AppContext
    ) async throws -> Response {
        let sets = sets
        let set = try await services.database.read { db in try sets.set(text.occasion.draft.asked, on: db) }
        let page = HeldTextPage(
            text, question: set.question(text.question)?.label.text ?? text.question, form, problems,
            frame: context.frame(in: "/held-texts", after: [Crumb("Held texts", "/held-texts")]))
        return try services.pages.response(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func key(_ context: AppContext) throws -> String {
        guard let key = context.parameters.get("text") else { throw NotFound("text") }
        return key
    }
}

extension Services {
    /// Keeps what a reader decided: the words as they may be shown, and what was done; the rest is gone.
    func keep(_ reading: TextReading, of key: String, in text: WaitingText, by reader: ID<Member>) async throws {
        let (now, id) = (now(), makeID())
        try await database.write { db in
            guard var response = try HeldTextStore.response(with: key, of: text.occasion, on: db) else {
                throw HeldTextRefusal.readAlready
            }
            response.sheet = try response.sheet.read(text.question, as: reading.decision)
            try ResponseStore.keep(response, of: text.occasion, on: db)
            try HeldTextStore.add(reading, of: text, id: id, by: reader, at: now, on: db)
            try AuditTrail.record(
                .heldTextRead, by: .member(reader), subject: .occasion(text.occasion.id),
                detail: reading.passing == nil ? text.question : "\(text.question), passed on", at: now, on: db)
        }
    }
}

extension AuditAction {
    static let heldTextOpened = AuditAction("held-text.opened", "Opened a text that was held back")
    static let heldTextRead = AuditAction("held-text.read", "Decided how a text that was held back may be shown")
}

/// Texts with a clock, for those who read them.
struct HeldTextsToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.readHeldTexts) else { return [] }
        let texts = try HeldTextStore.waiting(on: db).filter { $0.dueOn != nil }
        guard let first = texts.first else { return [] }
        let harm = texts.count { $0.text.reasons.contains(.harm) }
        let why = harm == 0 ? "Nobody has read what was written." : "\(harm.grouped) may tell of harm to a child."
        return [
            TodayItem(
                words: "Read \(texts.count == 1 ? "a text" : "\(texts.count.grouped) texts") before anybody else does",
                why: why, by: first.dueOn, href: "/held-texts")
        ]
    }
}

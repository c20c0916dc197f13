import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// What a scrutineer declares of themselves.
struct InterestRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("interests/new", may: .keepScrutiny, use: askForInterest)
        routes.post("interests", may: .keepScrutiny, use: declareInterest)
        routes.get("interests/:interest/end", may: .keepScrutiny, use: askForEnd)
        routes.post("interests/:interest/end", may: .keepScrutiny, use: end)
        routes.get("conflicts/new", may: .keepScrutiny, use: askForConflict)
        routes.post("conflicts", may: .keepScrutiny, use: declareConflict)
    }

    @Sendable
    func askForInterest(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(
            DeclareInterestPage(InterestForm(), new: services.newID(), frame: context.scrutineersFrame))
    }

    @Sendable
    func declareInterest(request: Request, context: AppContext) async throws -> Response {
        let form = InterestForm(context.fields)
        let id = context.fields.id("new", of: DeclaredInterest.self) ?? services.newID()
        do {
            let interest = try form.read(as: id, of: context.member().id, on: services.today)
            try await mending("to") { try await services.declare(interest) }
            return context.redirect(to: "/scrutineers", notice: "Your interest is declared.")
        } catch let problems as FormProblems {
            let page = DeclareInterestPage(form, new: id, frame: context.scrutineersFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForEnd(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(
            EndInterestPage(interest(context), DateText(nil), frame: context.scrutineersFrame))
    }

    @Sendable
    func end(request: Request, context: AppContext) async throws -> Response {
        let (interest, typed) = (try await interest(context), DateText(context.fields, "ended"))
        do {
            var problems = FormProblems()
            guard let day = problems.read(Day.self, from: typed.typed, field: "ended") else { throw problems }
            try await mending("ended") {
                try await services.endInterest(interest.id, on: day, by: context.member().id)
            }
            return context.redirect(to: "/scrutineers", notice: "The day was saved.")
        } catch let problems as FormProblems {
            let page = EndInterestPage(interest, typed, frame: context.scrutineersFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForConflict(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(
            DeclareConflictPage(ConflictForm(), new: services.newID(), frame: context.scrutineersFrame))
    }

    @Sendable
    func declareConflict(request: Request, context: AppContext) async throws -> Response {
        let form = ConflictForm(context.fields)
        let id = context.fields.id("new", of: ScrutineerConflict.self) ?? services.newID()
        do {
            let conflict = try form.read(as: id, of: context.member().id, on: services.today)
            try await services.declare(conflict)
            return context.redirect(to: "/scrutineers", notice: "It is recorded what you keep out of.")
        } catch let problems as FormProblems {
            let page = DeclareConflictPage(form, new: id, frame: context.scrutineersFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func interest(_ context: AppContext) async throws -> DeclaredInterest {
        let (id, member) = try (context.id("interest", of: DeclaredInterest.self), context.member().id)
        return try await services.database.read { db in try ScrutineerStore.interest(id, of: member, on: db) }
    }

    /// A day that comes too early is said beside its boxes.
    private func mending(_ field: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch InterestRefusal.endsBeforeItBegins {
            throw FormProblems(field, InterestRefusal.endsBeforeItBegins.message)
        }
    }
}

/// Names the scrutineer on the front page.
struct PublishedScrutineer: PublishedSource {
    func published(from db: any Connection) throws -> [PublishedEntry] {
        guard try !ScrutineerStore.appointments(on: db).isEmpty else { return [] }
        return [
            PublishedEntry(
                title: "Independent scrutiny", words: "Who scrutinises the partnership, and who appointed them.",
                href: "/scrutineer")
        ]
    }
}

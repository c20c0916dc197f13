import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Questions
import Storage

/// What should change for children, and what those asked said.
struct RecommendationRoutes: RouteGroup {
    let services: Services
    let references: ReferenceBook

    func add(to routes: Routes) {
        routes.get("recommendations", may: .readRecommendations, use: list)
        routes.get("recommendations/export", may: .readRecommendations, use: export)
        routes.get("recommendations/new", may: .keepScrutiny, use: ask)
        routes.post("recommendations", may: .keepScrutiny, use: make)
        routes.get("recommendations/:recommendation", may: .readRecommendations, use: show)
        routes.post("recommendations/:recommendation/responses", may: .answerRecommendations, use: answer)
        routes.get("recommendations/:recommendation/actions/new", may: .answerRecommendations, use: askForAction)
        routes.post("recommendations/:recommendation/actions", may: .answerRecommendations, use: addAction)
        routes.get("subjects/recommendation/:recommendation", may: .readRecommendations, use: find)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let standing = fields["standing"].flatMap(Recommendation.Standing.init(rawValue:))
        let (turn, viewer, today) = (fields.numberTurn(of: Recommendation.self), context.viewer, services.today)
        let (part, counts) = try await services.database.read { db in
            let listed = try RecommendationStore.list(
                for: viewer, standing, on: today, turn, limit: RecommendationsPage.size + 1, db)
            let count = try RecommendationStore.count(for: viewer, standing, on: today, db)
            let from = fields.place("from", of: count)
            return try (
                ListPart(listed, turn, size: RecommendationsPage.size, from: from, found: count),
                RecommendationStore.counts(for: viewer, on: today, db)
            )
        }
        let page = RecommendationsPage(
            part, counts: counts, standing, mayMake: viewer.may(.keepScrutiny), on: today,
            frame: context.frame(in: "/recommendations"))
        return try services.pages.response(page)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let usual = try? WorkingDays.england().day(ChallengeDraft.usualDays, after: services.today)
        var form = RecommendationForm(due: usual)
        form.about = fields["about"].flatMap(RecordReference.init(text:))
        form.source = form.about.flatMap { RecommendationDraft.Source(rawValue: $0.kind) }?.rawValue
        let page = try await newPage(form, new: services.newID(), context)
        return try services.pages.response(page)
    }

    @Sendable
    func make(request: Request, context: AppContext) async throws -> Response {
        let (form, member) = try (RecommendationForm(context.fields), context.member())
        let new = context.fields.id("new", of: Recommendation.self) ?? services.newID()
        do {
            let known = try await known().map(\.addressee)
            let draft = try form.read(among: known, on: services.today)
            let id = try await services.recommend(draft, id: new, by: member)
            return context.redirect(to: "/recommendations/\(id.text)", notice: "It was put to those it is for.")
        } catch let problems as FormProblems {
            let page = try await newPage(form, new: new, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(page(context))
    }

    @Sendable
    func answer(request: Request, context: AppContext) async throws -> Response {
        let (id, member) = try (context.id("recommendation", of: Recommendation.self), context.member())
        let own = try await around(context).own.map(\.addressee)
        guard !own.isEmpty else { throw RecommendationRefusal.notAsked }
        do {
            let read = try ResponseForm(context.fields).read(for: own)
            let new = context.fields.id("new", of: RecommendationResponse.self)
            try await answer(id, read, as: new, by: member)
            return context.redirect(to: "/recommendations/\(id.text)", notice: "The answer was sent.")
        } catch let problems as FormProblems {
            return try await services.pages.response(page(context, problems), status: .unprocessableContent)
        }
    }
}

// What the pages need.
extension RecommendationRoutes {
    /// What can be put right in the form goes back to it; other refusals have a page of their own.
    private func answer(
        _ id: ID<Recommendation>, _ read: ResponseForm.Read, as new: ID<RecommendationResponse>?, by member: Member
    ) async throws {
        do {
            try await services.answerRecommendation(
                id, for: read.addressee, read.answer, reason: read.reason, doneBy: read.doneBy, id: new, by: member)
        } catch let refusal as RecommendationRefusal {
            if let problems = refusal.problems { throw problems }
            throw refusal
        }
    }

    /// Whom a recommendation can be put to: groups first, then organisations in which somebody can answer it.
    private func known() async throws -> [(addressee: Addressee, name: String)] {
        let today = services.today
        return try await services.database.read { db in
            let groups = try GroupStore.groups(on: db).map { (Addressee.group($0.id), $0.name) }
            let members = try MemberStore.all(on: db).filter { Viewer.member($0).may(.answerRecommendations) }
            let answering = Set(members.compactMap(\.organisation))
            let organisations = try ActionStore.possibleOwners(on: today, db).filter { answering.contains($0.id) }
            return groups + organisations.map { (.organisation($0.id), $0.name) }
        }
    }

    private func newPage(
        _ form: RecommendationForm, new: ID<Recommendation>, _ context: AppContext, _ problems: FormProblems = .init()
    ) async throws -> NewRecommendationPage {
        let (viewer, known) = (context.viewer, try await known())
        let about = try await services.database.read { db in
            try references.row(form.about, for: viewer, root: "", on: db)?.value
        }
        return NewRecommendationPage(
            form, among: known, about: about, new: new.text, frame: frame(context), problems: problems)
    }

    struct Around: Sendable {
        let listed: ListedRecommendation
        let actor: ChallengeActor
        let actions: [ListedAction]
        let names: [ID<Member>: String]
        let own: [(addressee: Addressee, name: String)]
        let subject: SummaryList.Row?
    }

    func around(_ context: AppContext) async throws -> Around {
        let (id, member) = try (context.id("recommendation", of: Recommendation.self), context.member())
        let (viewer, root) = (context.viewer, context.frame().root)
        return try await services.database.read { db in
            let listed = try RecommendationStore.recommendation(id, for: viewer, on: db)
            let (draft, actor) = try (listed.recommendation.draft, ChallengeActor(member, on: db))
            let own = zip(draft.addressees, listed.names).filter { actor.answers(for: $0.0) }
            return try Around(
                listed: listed, actor: actor,
                actions: ActionStore.actions(about: .recommendation(id), for: viewer, on: db),
                names: MemberStore.names(of: listed.recommendation.responses.map(\.by), on: db),
                own: viewer.may(.answerRecommendations) ? own.map { ($0.0, $0.1) } : [],
                subject: references.row(draft.about, for: viewer, root: root, on: db))
        }
    }

    private func page(_ context: AppContext, _ problems: FormProblems = .init()) async throws -> RecommendationPage {
        let around = try await around(context)
        let new = context.fields["new"] ?? services.newID(RecommendationResponse.self).text
        return RecommendationPage(
            around.listed, names: around.names, subject: around.subject, own: around.own, actions: around.actions,
            mayAct: !around.own.isEmpty
                && (try? around.listed.recommendation.owners(among: [], agreedBy: around.actor)) != nil,
            ResponseForm(context.fields), new: new, on: services.today, frame: frame(context), problems: problems)
    }

    func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/recommendations", after: [Crumb("Recommendations", "/recommendations")])
    }
}

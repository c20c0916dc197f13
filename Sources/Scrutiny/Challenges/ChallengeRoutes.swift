import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// The log of challenges and questions.
struct ChallengeRoutes: RouteGroup {
    let services: Services
    let references: ReferenceBook

    func add(to routes: Routes) {
        routes.get("challenges", may: .readChallenges, use: list)
        routes.get("challenges/export", may: .readChallenges, use: export)
        routes.get("challenges/questions", may: .raiseChallenges, use: bank)
        routes.get("challenges/new", may: .raiseChallenges, use: ask)
        routes.post("challenges", may: .raiseChallenges, use: raise)
        routes.get("challenges/:challenge", may: .readChallenges, use: show)
        for step in ChallengeStep.Kind.allCases {
            routes.post("challenges/:challenge/\(step.path)", may: step.permission) { request, context in
                try await take(step, context)
            }
        }
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let (filter, turn) = (ChallengeFilter(fields), fields.numberTurn(of: Challenge.self))
        let (viewer, today) = (context.viewer, services.today)
        let (part, counts, choices) = try await services.database.read { db in
            let listed = try ChallengeStore.list(
                for: viewer, filter, on: today, turn, limit: ChallengesPage.size + 1, db)
            let count = try ChallengeStore.count(for: viewer, filter, on: today, db)
            let from = fields.place("from", of: count)
            return try (
                ListPart(listed, turn, size: ChallengesPage.size, from: from, found: count),
                ChallengeStore.counts(for: viewer, on: today, db), ChallengeStore.choices(for: viewer, on: db)
            )
        }
        let page = ChallengesPage(
            part, counts: counts, filter, choices: choices, for: viewer, on: today,
            frame: context.frame(in: "/challenges"))
        return try services.pages.response(page)
    }

    @Sendable
    func bank(request: Request, context: AppContext) async throws -> Response {
        let page = try QuestionBankPage(QuestionBank.packed(), frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        var form = ChallengeForm()
        form.about = fields["about"].flatMap(RecordReference.init(text:))
        form.addressee = fields["to"]
        if let question = try QuestionBank.packed().first(where: { $0.id == fields["question"] }) {
            (form.issue, form.good, form.theme) = (question.question, question.good, question.theme)
        }
        let around = try await around(form, context)
        let new = services.newID(Challenge.self).text
        return try services.pages.response(NewChallengePage(form, around, new: new, frame: frame(context)))
    }

    @Sendable
    func raise(request: Request, context: AppContext) async throws -> Response {
        let form = ChallengeForm(context.fields)
        let around = try await around(form, context)
        let new = context.fields.id("new", of: Challenge.self) ?? services.newID()
        do {
            let read = try form.read(
                kinds: around.kinds, addressees: around.addressees.map(\.addressee), groups: around.own.map(\.id))
            let id = try await raise(read.draft, days: read.days, as: new, by: context.member())
            return context.redirect(to: "/challenges/\(id.text)", notice: "It was put to those it is for.")
        } catch let problems as FormProblems {
            let page = NewChallengePage(form, around, new: new.text, frame: frame(context), problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(page(context))
    }

    @Sendable
    private func take(_ step: ChallengeStep.Kind, _ context: AppContext) async throws -> Response {
        let (id, member) = try (context.id("challenge", of: Challenge.self), context.member())
        let viewer = context.viewer
        _ = try await services.database.read { db in try ChallengeStore.challenge(id, for: viewer, on: db) }
        do {
            let words = try step.readWords(context.fields)
            let new = context.fields.id("new", of: ChallengeStep.self)
            try await services.takeChallengeStep(step, about: id, words: words, id: new, by: member)
            return context.redirect(to: "/challenges/\(id.text)", notice: step.notice)
        } catch let problems as FormProblems {
            return try await services.pages.response(page(context, problems), status: .unprocessableContent)
        }
    }
}

// What the pages need.
extension ChallengeRoutes {
    private func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/challenges", after: [Crumb("Challenges", "/challenges")])
    }

    /// What can be put right in the form goes back to it; other refusals have a page of their own.
    private func raise(
        _ draft: ChallengeDraft, days: Int, as id: ID<Challenge>, by member: Member
    ) async throws -> ID<Challenge> {
        do {
            return try await services.raiseChallenge(draft, days: days, id: id, by: member)
        } catch let refusal as ChallengeRefusal {
            if let problems = refusal.problems { throw problems }
            throw refusal
        }
    }

    private func around(_ form: ChallengeForm, _ context: AppContext) async throws -> NewChallengePage.Around {
        let (member, viewer, today) = try (context.member(), context.viewer, services.today)
        return try await services.database.read { db in
            let (groups, own) = try (GroupStore.groups(on: db), GroupStore.groups(with: member.id, on: db))
            let organisations = try ActionStore.possibleOwners(on: today, db)
            return try NewChallengePage.Around(
                kinds: viewer.onlyAsks ? [.question] : ChallengeDraft.Kind.allCases, organisations: organisations,
                groups: groups, own: groups.filter { own.contains($0.id) },
                about: references.row(form.about, for: viewer, root: "", on: db)?.value)
        }
    }

    private func page(_ context: AppContext, _ problems: FormProblems = .init()) async throws -> ChallengePage {
        let (id, member) = try (context.id("challenge", of: Challenge.self), context.member())
        let (viewer, frame) = (context.viewer, frame(context))
        let (listed, steps, names, actor, subject) = try await services.database.read { db in
            let listed = try ChallengeStore.challenge(id, for: viewer, on: db)
            let steps = try ChallengeStore.steps(of: [id], on: db)[id] ?? []
            return try (
                listed, steps, MemberStore.names(of: steps.map(\.by), on: db), ChallengeActor(member, on: db),
                references.row(listed.challenge.draft.about, for: viewer, root: frame.root, on: db)
            )
        }
        // Each form an id of its own: what two tabs send are two things.
        let new = { services.newID(ChallengeStep.self).text }
        return ChallengePage(
            listed, steps: steps, names: names, subject: subject, for: actor, new: new, on: services.today,
            frame: frame, typed: context.fields, problems: problems)
    }
}

extension FormFields {
    /// By the key of a numbered record, the newest first. Anything unreadable leads to the start of the list.
    func numberTurn<Subject>(of _: Subject.Type) -> Turn<RowPlace> {
        func place(_ name: String) -> RowPlace? {
            let parts = (self[name] ?? "").split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2, let number = Int(parts[0]), let id = UUID(uuidString: parts[1]) else { return nil }
            return RowPlace(number, ID<Subject>(id))
        }
        return place("after").map { .after($0) } ?? place("before").map { .before($0) } ?? .start
    }
}

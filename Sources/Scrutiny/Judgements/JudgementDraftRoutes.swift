import Domain
import Hummingbird
import Platform
import Storage

/// Writing a judgement where nobody else can read it, and releasing it.
struct JudgementDraftRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("enquiries/:enquiry/judgement", may: .keepScrutiny, use: show)
        routes.post("enquiries/:enquiry/judgement", may: .keepScrutiny, use: keep)
        routes.get("enquiries/:enquiry/judgement/release", may: .keepScrutiny, use: checkRelease)
        routes.post("enquiries/:enquiry/judgement/release", may: .keepScrutiny, use: release)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        return try await services.withOpenSpace(request, context) { space in
            let form = try await services.draft(about: id, in: space).map { JudgementForm($0) } ?? JudgementForm()
            return try services.pages.response(try await page(form, id, context))
        }
    }

    @Sendable
    func keep(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        let form = JudgementForm(context.fields)
        return try await services.withOpenSpace(request, context) { space in
            do {
                let draft = try form.read()
                try await services.keepDraft(draft, about: id, expecting: form.version, in: space)
            } catch let problems as FormProblems {
                let page = try await page(form, id, context, problems)
                return try services.pages.response(page, status: .unprocessableContent)
            } catch SealedRefusal.changedElsewhere {
                let other = try await services.draft(about: id, in: space)
                let page = try await page(form, id, context, other: other)
                return try services.pages.response(page, status: .conflict)
            }
            let isReleasing = context.fields["next"] == "release"
            return context.redirect(
                to: "\(id.path)/judgement" + (isReleasing ? "/release" : ""),
                notice: "Your draft is saved. Only you can open it.")
        }
    }

    @Sendable
    func checkRelease(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        return try await services.withOpenSpace(request, context) { space in
            guard let content = try await content(id, in: space) else {
                return context.redirect(to: "\(id.path)/judgement")
            }
            return try services.pages.response(releasePage(content, chosen: [], new: services.newID(), context))
        }
    }

    @Sendable
    func release(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        let groups = Set(context.fields.ids("groups", of: PartnershipGroup.self))
        let new = context.fields.id("new", of: Judgement.self) ?? services.newID()
        let version = Int(context.fields["version"] ?? "") ?? 0
        return try await services.withOpenSpace(request, context) { space in
            do {
                try await services.releaseJudgement(about: id, to: groups, draft: version, id: new, in: space)
                return context.redirect(to: new.path, notice: "The judgement was released.")
            } catch let refusal as JudgementRefusal {
                guard let problems = refusal.problems, let content = try await content(id, in: space) else {
                    throw refusal
                }
                let page = try releasePage(content, chosen: groups, new: new, context, problems)
                return try services.pages.response(page, status: .unprocessableContent)
            }
        }
    }

    private func content(_ id: ID<LineOfEnquiry>, in space: OpenSpace) async throws -> ReleasePage.Content? {
        let today = services.today
        return try await services.database.read { db in
            guard let kept = try JudgementStore.draft(about: id, in: space, on: db) else { return nil }
            let line = try LineStore.known(id, on: db)
            let placed = try BoardStore.all(on: id, from: db)
            let shared = try EvidenceStore.sharedCount(of: placed.map(\.id), on: db)
            return try ReleasePage.Content(
                line: line, kept: kept, view: Triangulation(placed, wanted: line.details.wanted, on: today),
                pieces: placed.count, unshared: placed.count - shared, groups: ReleaseGroup.all(on: db))
        }
    }

    private func releasePage(
        _ content: ReleasePage.Content, chosen: Set<ID<PartnershipGroup>>, new: ID<Judgement>, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) throws -> ReleasePage {
        ReleasePage(
            content, chosen: chosen, new: new.text, refusal: try refusal(content, context), on: services.today,
            frame: context.scrutinyFrame(after: [content.line.crumb]), problems: problems)
    }

    /// What keeps it from being released to anybody. Nil when nothing does.
    private func refusal(_ content: ReleasePage.Content, _ context: AppContext) throws -> String? {
        let somebody = ReleaseGroup(id: services.newID(), name: "", readers: 1, closedOn: nil)
        do {
            _ = try Judgement.release(
                content.kept.draft, as: services.newID(), about: content.line, after: 0,
                resting: content.pieces > 0 ? [services.newID()] : [], of: content.view, to: [somebody],
                by: context.member().id, at: services.now(), on: services.today)
            return nil
        } catch let refusal as JudgementRefusal {
            return refusal.message
        }
    }

    private func page(
        _ form: JudgementForm, _ id: ID<LineOfEnquiry>, _ context: AppContext, _ problems: FormProblems = .init(),
        other: KeptJudgementDraft? = nil
    ) async throws -> JudgementDraftPage {
        let (line, placed) = try await services.database.read { db in
            try (LineStore.known(id, on: db), BoardStore.all(on: id, from: db))
        }
        let view = Triangulation(placed, wanted: line.details.wanted, on: services.today)
        return JudgementDraftPage(
            form, about: line, view, frame: context.scrutinyFrame(after: [line.crumb]), problems: problems,
            other: other)
    }
}

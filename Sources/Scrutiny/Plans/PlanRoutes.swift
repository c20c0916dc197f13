import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Writing the plan, offering it to partners, and agreeing to it.
struct PlanRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("plans/new", may: .keepScrutiny, use: askForNew)
        routes.post("plans", may: .keepScrutiny, use: add)
        routes.get("plans/:plan/edit", may: .keepScrutiny, use: askForChange)
        routes.post("plans/:plan", may: .keepScrutiny, use: change)
        routes.get("plans/:plan/offer", may: .keepScrutiny, use: checkOffer)
        routes.post("plans/:plan/offer", may: .keepScrutiny, use: offer)
        routes.post("plans/:plan/agreement", may: .agreeScrutinyPlan, use: agree)
        routes.post("plans/:plan/publication", may: .keepScrutiny, use: publish)
        routes.post("plans/:plan/closing", may: .keepScrutiny, use: close)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(newPage(.init(), new: services.newID(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = PlanForm(context.fields)
        let id = context.fields.id("new", of: ScrutinyPlan.self) ?? services.newID()
        do {
            let details = try form.read(frameworks: FrameworkFile.all())
            let plan = try await services.addPlan(details, id: id, by: context.member().id)
            return context.redirect(
                to: plan.id.path, notice: "\(plan.details.title) was begun. Only scrutineers see it until you offer it."
            )
        } catch let problems as FormProblems {
            return try services.pages.response(newPage(form, new: id, context, problems), status: .unprocessableContent)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let plan = try await plan(context)
        return try services.pages.response(changePage(PlanForm(plan), of: plan, context))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let plan = try await plan(context)
        let form = PlanForm(context.fields)
        do {
            let details = try form.read(frameworks: FrameworkFile.all())
            try await services.changePlan(plan.id, details, by: context.member().id)
            let words = plan.isOffered ? "Offer it again when partners should agree to the change." : ""
            return context.redirect(to: plan.id.path, notice: "\(details.title) was saved. \(words)".trimmed)
        } catch let problems as FormProblems {
            let page = try changePage(form, of: plan, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func checkOffer(request: Request, context: AppContext) async throws -> Response {
        let plan = try await plan(context)
        let (lines, members) = try await services.database.read { db in
            try (LineStore.known(of: plan.id, on: db), MemberStore.all(on: db))
        }
        let readers = members.map { Viewer.member($0) }.count {
            $0.may(.readScrutinyPlan) && !$0.may(.keepScrutiny)
        }
        let page = try OfferPlanPage(
            plan, lines: lines, readers: readers,
            refusal: Self.refusal(plan, lines, by: context.member().id, on: services.today), frame: frame(plan, context)
        )
        return try services.pages.response(page)
    }

    private static func refusal(
        _ plan: ScrutinyPlan, _ lines: [LineOfEnquiry], by member: ID<Member>, on today: Day
    ) -> String? {
        do {
            _ = try plan.offered(questions: lines.map(\.details.question), by: member, on: today)
            return nil
        } catch {
            return error.message
        }
    }

    @Sendable
    func offer(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        try await services.offerPlan(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "The plan was offered to the partners.")
    }

    @Sendable
    func agree(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        let version = Int(context.fields["version"] ?? "") ?? 0
        try await services.agreePlan(id, version: version, by: context.member())
        return context.redirect(to: id.path, notice: "Thank you. Your agreement was recorded.")
    }

    @Sendable
    func publish(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        try await services.publishPlan(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "Everybody can read the agreed plan now.")
    }

    @Sendable
    func close(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        try await services.closePlan(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "The plan is closed.")
    }

    private func plan(_ context: AppContext) async throws -> ScrutinyPlan {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        return try await services.database.read { db in try PlanStore.known(id, on: db) }
    }

    private func newPage(
        _ form: PlanForm, new: ID<ScrutinyPlan>, _ context: AppContext, _ problems: FormProblems = .init()
    ) throws -> EditPlanPage {
        EditPlanPage(
            form, heading: "Begin a scrutiny plan", action: "/plans", new: new.text,
            frameworks: try FrameworkFile.all(), frame: context.scrutinyFrame(), problems: problems)
    }

    private func changePage(
        _ form: PlanForm, of plan: ScrutinyPlan, _ context: AppContext, _ problems: FormProblems = .init()
    ) throws -> EditPlanPage {
        EditPlanPage(
            form, heading: "Change \(plan.details.title)", action: plan.id.path, new: nil,
            frameworks: try FrameworkFile.all(), frame: frame(plan, context), problems: problems)
    }

    private func frame(_ plan: ScrutinyPlan, _ context: AppContext) -> Frame {
        context.scrutinyFrame(after: [plan.crumb])
    }
}

extension AppContext {
    /// A page in the part of the site that is about scrutiny.
    func scrutinyFrame(after crumbs: [Crumb] = []) -> Frame {
        frame(in: "/scrutiny", after: [Crumb("Scrutiny", "/scrutiny")] + crumbs)
    }
}

extension ScrutinyPlan {
    var crumb: Crumb { Crumb(details.title, id.path) }
}

extension LineOfEnquiry {
    var crumb: Crumb { Crumb(details.question, id.path) }
}

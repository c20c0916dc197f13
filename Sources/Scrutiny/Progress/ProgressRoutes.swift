import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// The plans, and how far each has come.
struct ProgressRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("scrutiny", may: .readScrutinyPlan, use: list)
        routes.get("plans/:plan", may: .readScrutinyPlan, use: show)
        routes.get("plans/:plan/coverage", may: .readScrutinyPlan, use: showCoverage)
        routes.get("plans/:plan/export", may: .readScrutinyPlan, use: export)
        routes.get("scrutiny-plan", may: .visit, use: showPublished)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = context.viewer
        let plans = try await services.database.read { db in try PlanStore.plans(for: viewer, on: db) }
        let page = ScrutinyPage(plans, for: viewer, frame: context.frame(in: "/scrutiny"))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let (id, viewer, today) = try (context.id("plan", of: ScrutinyPlan.self), context.viewer, services.today)
        let content = try await services.database.read { db in
            try PlanPage.Content(id, for: viewer, on: today, db)
        }
        return try services.pages.response(
            PlanPage(content, for: viewer, on: today, frame: context.scrutinyFrame()))
    }

    @Sendable
    func showCoverage(request: Request, context: AppContext) async throws -> Response {
        let (id, viewer) = try (context.id("plan", of: ScrutinyPlan.self), context.viewer)
        let content = try await services.database.read { db in try CoveragePage.Content(id, for: viewer, on: db) }
        let page = CoveragePage(
            content, mayKeep: viewer.may(.keepScrutiny), on: services.today,
            frame: context.scrutinyFrame(after: [content.plan.crumb]))
        return try services.pages.response(page)
    }

    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        let actor = try Actor.member(context.member().id)
        let table = try await services.exportPlan((id, context.viewer), by: actor)
        return try table.response(to: request, named: "scrutiny-plan")
    }

    /// What everybody may read: the principles and questions of the version that partners agreed to.
    @Sendable
    func showPublished(request: Request, context: AppContext) async throws -> Response {
        let found = try await services.database.read { db -> (ScrutinyPlan, PlanVersion)? in
            guard let plan = try PlanStore.published(on: db).first else { return nil }
            let version = try PlanStore.versions(of: plan.id, on: db).first { $0.version == plan.agreedVersion }
            return version.map { (plan, $0) }
        }
        guard let (plan, version) = found else { throw NotFound("plan") }
        return try services.pages.response(PublishedPlanPage(plan, version, frame: context.frame()))
    }
}

extension PlanPage.Content {
    /// A fixed number of queries, however many lines it has.
    init(_ id: ID<ScrutinyPlan>, for viewer: Viewer, on today: Day, _ db: any Connection) throws {
        let lines = try LineStore.lines(of: id, for: viewer, on: db)
        let agreements = try PlanStore.agreements(to: id, on: db)
        self.lines = lines
        self.agreements = agreements
        plan = try PlanStore.plan(id, for: viewer, on: db)
        areas = try PlanStore.areas(of: id, on: db)
        placed = try BoardStore.placed(on: lines.map(\.id), for: viewer, from: db)
        judged = try JudgementStore.latest(about: lines.map(\.id), for: viewer, on: db)
        versions = try PlanStore.versions(of: id, on: db)
        partners = try OrganisationStore.safeguardingPartners(on: today, db)
        let organisations = agreements.map(\.organisation) + [viewer.member?.organisation].compactMap(\.self)
        names = try OrganisationStore.names(of: organisations, on: db)
    }
}

extension CoveragePage.Content {
    /// A fixed number of queries, however much was done.
    init(_ id: ID<ScrutinyPlan>, for viewer: Viewer, on db: any Connection) throws {
        let activities = try ActivityStore.activities(of: id, on: db)
        self.activities = activities
        plan = try PlanStore.plan(id, for: viewer, on: db)
        areas = try PlanStore.areas(of: id, on: db)
        // All of them, whoever asks: only areas are named, and a gap must not be one that is not there.
        lines = try LineStore.known(of: id, on: db)
        groups = try GroupStore.groups(on: db)
        groupOf = try MeetingStore.groups(of: activities.compactMap(\.details.meeting), on: db)
        organisations = try OrganisationStore.names(of: activities.compactMap(\.details.organisation), on: db)
    }
}

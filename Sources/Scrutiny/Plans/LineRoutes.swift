import Domain
import Hummingbird
import Platform
import Storage

/// Writing the areas of a plan and its lines of enquiry.
struct LineRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("plans/:plan/areas/new", may: .keepScrutiny, use: askForArea)
        routes.post("plans/:plan/areas", may: .keepScrutiny, use: addArea)
        routes.get("plans/:plan/areas/:area/edit", may: .keepScrutiny, use: askForAreaChange)
        routes.post("plans/:plan/areas/:area", may: .keepScrutiny, use: changeArea)
        routes.get("plans/:plan/enquiries/new", may: .keepScrutiny, use: askForLine)
        routes.post("plans/:plan/enquiries", may: .keepScrutiny, use: addLine)
        routes.get("enquiries/:enquiry/edit", may: .keepScrutiny, use: askForLineChange)
        routes.post("enquiries/:enquiry", may: .keepScrutiny, use: changeLine)
        routes.post("enquiries/:enquiry/sharing", may: .keepScrutiny, use: share)
        routes.post("enquiries/:enquiry/closing", may: .keepScrutiny, use: close)
        routes.post("enquiries/:enquiry/reopening", may: .keepScrutiny, use: reopen)
    }
}

// Areas.
extension LineRoutes {
    @Sendable
    func askForArea(request: Request, context: AppContext) async throws -> Response {
        let plan = try await plan(context).plan
        return try services.pages.response(newArea(.init(), new: services.newID(), in: plan, context))
    }

    @Sendable
    func addArea(request: Request, context: AppContext) async throws -> Response {
        let plan = try await plan(context).plan
        let form = AreaForm(context.fields)
        let id = context.fields.id("new", of: PlanArea.self) ?? services.newID()
        do {
            let (title, reason) = try form.read()
            try await services.addArea(
                to: plan.id, title: title, reason: reason, id: id, by: context.member().id)
            return context.redirect(to: plan.id.path, notice: "\(title) was added.")
        } catch let problems as FormProblems {
            let page = newArea(form, new: id, in: plan, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForAreaChange(request: Request, context: AppContext) async throws -> Response {
        let (plan, area) = try await area(context)
        return try services.pages.response(changedArea(AreaForm(area), area, in: plan, context))
    }

    @Sendable
    func changeArea(request: Request, context: AppContext) async throws -> Response {
        let (plan, area) = try await area(context)
        let form = AreaForm(context.fields)
        do {
            let (title, reason) = try form.read()
            try await services.changeArea(
                area.id, of: plan.id, title: title, reason: reason, by: context.member().id)
            return context.redirect(to: plan.id.path, notice: "\(title) was saved.")
        } catch let problems as FormProblems {
            let page = changedArea(form, area, in: plan, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func area(_ context: AppContext) async throws -> (ScrutinyPlan, PlanArea) {
        let (plan, areas) = try await plan(context)
        let id = try context.id("area", of: PlanArea.self)
        guard let area = areas.first(where: { $0.id == id }) else { throw NotFound("area") }
        return (plan, area)
    }

    private func newArea(
        _ form: AreaForm, new: ID<PlanArea>, in plan: ScrutinyPlan, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) -> EditAreaPage {
        EditAreaPage(
            form, heading: "Add an area", action: "\(plan.id.path)/areas", new: new.text,
            frame: context.scrutinyFrame(after: [plan.crumb]), problems: problems)
    }

    private func changedArea(
        _ form: AreaForm, _ area: PlanArea, in plan: ScrutinyPlan, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) -> EditAreaPage {
        EditAreaPage(
            form, heading: "Change \(area.title)", action: "\(plan.id.path)/areas/\(area.id.text)", new: nil,
            frame: context.scrutinyFrame(after: [plan.crumb]), problems: problems)
    }
}

// Lines of enquiry.
extension LineRoutes {
    @Sendable
    func askForLine(request: Request, context: AppContext) async throws -> Response {
        let (plan, areas) = try await plan(context)
        let asked = FormFields(urlEncoded: request.uri.query ?? "")
        let page = try newLine(
            LineForm(asked), new: services.newID(), follows: nil, in: plan, areas, context)
        return try services.pages.response(page)
    }

    @Sendable
    func addLine(request: Request, context: AppContext) async throws -> Response {
        let (plan, areas) = try await plan(context)
        let form = LineForm(context.fields)
        let id = context.fields.id("new", of: LineOfEnquiry.self) ?? services.newID()
        let follows = context.fields.id("follows", of: LineOfEnquiry.self)
        do {
            let line = try await services.addLine(
                to: plan.id, form.read(areas: areas), follows: follows, id: id, by: context.member().id)
            return context.redirect(
                to: line.id.path, notice: "The line of enquiry was added. Now add what you know about it.")
        } catch let problems as FormProblems {
            let page = try newLine(form, new: id, follows: follows, in: plan, areas, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForLineChange(request: Request, context: AppContext) async throws -> Response {
        let (line, plan, areas) = try await line(context)
        return try services.pages.response(changedLine(LineForm(line), line, in: plan, areas, context))
    }

    @Sendable
    func changeLine(request: Request, context: AppContext) async throws -> Response {
        let (line, plan, areas) = try await line(context)
        let form = LineForm(context.fields)
        do {
            try await services.changeLine(line.id, form.read(areas: areas), by: context.member().id)
            return context.redirect(to: line.id.path, notice: "The line of enquiry was saved.")
        } catch let problems as FormProblems {
            let page = try changedLine(form, line, in: plan, areas, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func share(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        try await services.shareLine(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "Partners see this line of enquiry now.")
    }

    @Sendable
    func close(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        try await services.closeLine(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "The line of enquiry is closed.")
    }

    @Sendable
    func reopen(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        try await services.reopenLine(id, by: context.member().id)
        return context.redirect(to: id.path, notice: "The line of enquiry is open again.")
    }

    private func plan(_ context: AppContext) async throws -> (plan: ScrutinyPlan, areas: [PlanArea]) {
        let id = try context.id("plan", of: ScrutinyPlan.self)
        return try await services.database.read { db in
            try (PlanStore.known(id, on: db), PlanStore.areas(of: id, on: db))
        }
    }

    private func line(_ context: AppContext) async throws -> (LineOfEnquiry, ScrutinyPlan, [PlanArea]) {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        return try await services.database.read { db in
            let line = try LineStore.known(id, on: db)
            return try (line, PlanStore.known(line.plan, on: db), PlanStore.areas(of: line.plan, on: db))
        }
    }

    private func newLine(
        _ form: LineForm, new: ID<LineOfEnquiry>, follows: ID<LineOfEnquiry>?, in plan: ScrutinyPlan,
        _ areas: [PlanArea], _ context: AppContext, _ problems: FormProblems = .init()
    ) throws -> EditLinePage {
        EditLinePage(
            form, heading: "Add a line of enquiry", action: "\(plan.id.path)/enquiries", new: new.text,
            follows: follows?.text, areas: areas, framework: try framework(of: plan),
            frame: context.scrutinyFrame(after: [plan.crumb]), problems: problems)
    }

    private func changedLine(
        _ form: LineForm, _ line: LineOfEnquiry, in plan: ScrutinyPlan, _ areas: [PlanArea], _ context: AppContext,
        _ problems: FormProblems = .init()
    ) throws -> EditLinePage {
        EditLinePage(
            form, heading: "Change a line of enquiry", action: line.id.path, new: nil, areas: areas,
            framework: try framework(of: plan), frame: context.scrutinyFrame(after: [plan.crumb, line.crumb]),
            problems: problems)
    }

    private func framework(of plan: ScrutinyPlan) throws -> ScrutinyFramework? {
        try FrameworkFile.all().first { $0.id == plan.details.framework }
    }
}

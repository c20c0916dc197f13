import Domain
import Hummingbird
import Platform
import Storage

/// Who is appointed to scrutinise, for everybody and for the partners.
struct ScrutineerRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("scrutineer", may: .visit, use: showPublic)
        routes.get("scrutineers", may: .readScrutinyPlan, use: list)
        routes.get("scrutineers/new", may: .appointScrutineers, use: askForNew)
        routes.post("scrutineers", may: .appointScrutineers, use: add)
        routes.get("scrutineers/:appointment/edit", may: .appointScrutineers, use: askForChange)
        routes.post("scrutineers/:appointment", may: .appointScrutineers, use: change)
    }

    @Sendable
    func showPublic(request: Request, context: AppContext) async throws -> Response {
        let (appointments, interests) = try await services.database.read { db in
            try (ScrutineerStore.appointments(on: db), ScrutineerStore.interests(on: db))
        }
        let page = PublicScrutineerPage(
            appointments, interests: interests, on: services.today, mayReadAll: context.viewer.may(.readScrutinyPlan),
            frame: context.frame())
        return try services.pages.response(page)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let (appointments, interests, conflicts) = try await services.database.read { db in
            try (
                ScrutineerStore.appointments(on: db), ScrutineerStore.interests(on: db),
                ScrutineerStore.conflicts(on: db)
            )
        }
        let page = ScrutineersPage(
            appointments, interests: interests, conflicts: conflicts, for: context.viewer, on: services.today,
            frame: context.frame())
        return try services.pages.response(page)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(page(AppointmentForm(), of: nil, new: services.newID(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let id = context.fields.id("new", of: Appointment.self) ?? services.newID()
        return try await keep(id, isNew: true, notice: "The appointment was recorded.", context)
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let appointment = try await appointment(context)
        return try await services.pages.response(
            page(AppointmentForm(appointment), of: appointment.id, new: nil, context))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let appointment = try await appointment(context)
        return try await keep(appointment.id, isNew: false, notice: "The appointment was changed.", context)
    }

    private func keep(
        _ id: ID<Appointment>, isNew: Bool, notice: String, _ context: AppContext
    ) async throws -> Response {
        let form = AppointmentForm(context.fields)
        do {
            let appointment = try await form.read(as: id, among: people())
            do {
                try await services.keepAppointment(appointment, by: .member(context.member().id))
            } catch let refusal as AppointmentRefusal {
                throw refusal.problems
            }
            return context.redirect(to: "/scrutineers", notice: notice)
        } catch let problems as FormProblems {
            let page = try await page(form, of: isNew ? nil : id, new: isNew ? id : nil, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func page(
        _ form: AppointmentForm, of id: ID<Appointment>?, new: ID<Appointment>?, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) async throws -> EditAppointmentPage {
        try await EditAppointmentPage(
            form, of: id, new: new, among: people(), frame: context.scrutineersFrame, problems: problems)
    }

    private func appointment(_ context: AppContext) async throws -> Appointment {
        let id = try context.id("appointment", of: Appointment.self)
        return try await services.database.read { db in try ScrutineerStore.appointment(id, on: db) }
    }

    /// Who has one of the roles for it.
    private func people() async throws -> [Member] {
        let roles = Set(ScrutinyArrangement.allCases.map(\.role))
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        return members.filter { $0.isActive && !$0.roles.isDisjoint(with: roles) }
    }
}

extension AppContext {
    var scrutineersFrame: Frame { frame(after: [Crumb("Scrutineers", "/scrutineers")]) }
}

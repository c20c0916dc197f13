import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// What scrutineers do, written down where it happens.
struct ActivityRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("activities/new", may: .keepScrutiny, use: askForNew)
        routes.post("activities", may: .keepScrutiny, use: add)
        routes.get("activities/:activity", may: .keepScrutiny, use: show)
        routes.get("activities/:activity/edit", may: .keepScrutiny, use: askForChange)
        routes.post("activities/:activity", may: .keepScrutiny, use: change)
        routes.post("activities/:activity/cancellation", may: .keepScrutiny, use: cancel)
    }

    /// Comes filled in from where one is: `?meeting=…&item=…&enquiry=…`.
    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let asked = FormFields(urlEncoded: request.uri.query ?? "")
        var form = ActivityForm(on: services.today)
        form.plan = asked["plan"]
        form.meeting = asked["meeting"]
        form.item = asked["item"]
        form.kind = asked["kind"] ?? (form.meeting == nil ? nil : ActivityKind.meeting.rawValue)
        form.lines = Set([asked["enquiry"]].compactMap(\.self))
        let choices = try await choices(context, meeting: form.meeting)
        guard !choices.plans.isEmpty else {
            return context.redirect(to: "/plans/new", notice: "Begin a plan first: what you do belongs to one.")
        }
        let today = services.today
        form.plan =
            form.plan ?? choices.plans.first { $0.details.startsOn <= today && today <= $0.details.endsOn }?.id.text
        form.title = choices.meetings.first { $0.id.text == form.meeting }?.words
        return try services.pages.response(newPage(form, new: services.newID(), choices, context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = ActivityForm(context.fields)
        let id = context.fields.id("new", of: ScrutinyActivity.self) ?? services.newID()
        let choices = try await choices(context, meeting: form.meeting)
        do {
            let (plan, draft) = try form.read(choices, on: services.today)
            guard draft.note != nil else { return try await keep(draft, plan, id, in: nil, context) }
            return try await services.withOpenSpace(request, context) { space in
                try await keep(draft, plan, id, in: space, context)
            }
        } catch let problems as FormProblems {
            let page = newPage(form, new: id, choices, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func keep(
        _ draft: ActivityDraft, _ plan: ID<ScrutinyPlan>, _ id: ID<ScrutinyActivity>, in space: OpenSpace?,
        _ context: AppContext
    ) async throws -> Response {
        try await services.addActivity(draft, to: plan, id: id, in: space, by: context.member().id)
        return context.redirect(to: id.path, notice: "It was written down.")
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(page(try await around(context), context))
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        guard around.hasNote else { return try services.pages.response(try await changePage(around, context)) }
        return try await services.withOpenSpace(request, context) { _ in
            try services.pages.response(try await changePage(try await self.around(context), context))
        }
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        let form = ActivityForm(context.fields)
        let choices = try await choices(context, around, meeting: form.meeting)
        do {
            let draft = try form.read(choices, on: services.today, was: around.activity).draft
            guard draft.note != nil else { return try await keepChange(draft, form, around, in: nil, context) }
            return try await services.withOpenSpace(request, context) { space in
                try await keepChange(draft, form, around, in: space, context)
            }
        } catch let problems as FormProblems {
            let page = changePage(form, around.activity, choices, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    /// Two tabs that saved the note show both.
    private func keepChange(
        _ draft: ActivityDraft, _ form: ActivityForm, _ around: ActivityPage.Around, in space: OpenSpace?,
        _ context: AppContext
    ) async throws -> Response {
        let id = around.activity.id
        do {
            try await services.changeActivity(
                id, draft, expecting: form.version, in: space, by: context.member().id)
            return context.redirect(to: id.path, notice: "It was saved.")
        } catch SealedRefusal.changedElsewhere {
            let now = try await self.around(context)
            var form = form
            form.version = now.note?.text.version
            let choices = try await choices(context, around, meeting: form.meeting)
            let page = changePage(form, around.activity, choices, context, other: now.note?.words)
            return try services.pages.response(page, status: .conflict)
        }
    }

    @Sendable
    func cancel(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        var problems = FormProblems()
        let why = problems.read(ActivityDetails.cancelRule, from: context.fields["why"], field: "why")
        guard let why else {
            let page = page(around, context, why: context.fields["why"], problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.cancelActivity(around.activity.id, because: why, by: context.member().id)
        return context.redirect(to: around.activity.id.path, notice: "It was called off.")
    }
}

// Pages, and what they need.
extension ActivityRoutes {
    private func page(
        _ around: ActivityPage.Around, _ context: AppContext, why: String? = nil, _ problems: FormProblems = .init()
    ) -> ActivityPage {
        ActivityPage(
            around, isOwn: context.viewer.member?.id == around.activity.by,
            frame: context.scrutinyFrame(after: [around.plan.crumb]), why: why, problems: problems)
    }

    private func newPage(
        _ form: ActivityForm, new: ID<ScrutinyActivity>, _ choices: ActivityChoices, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) -> EditActivityPage {
        EditActivityPage(
            form, heading: "Write down what you do", action: "/activities", new: new.text, choices,
            frame: context.scrutinyFrame(), problems: problems)
    }

    private func changePage(_ around: ActivityPage.Around, _ context: AppContext) async throws -> EditActivityPage {
        let form = ActivityForm(around.activity, note: around.note?.words, version: around.note?.text.version)
        let choices = try await choices(context, around, meeting: form.meeting)
        return changePage(form, around.activity, choices, context)
    }

    private func changePage(
        _ form: ActivityForm, _ activity: ScrutinyActivity, _ choices: ActivityChoices, _ context: AppContext,
        _ problems: FormProblems = .init(), other: String? = nil
    ) -> EditActivityPage {
        EditActivityPage(
            form, heading: "Change what was written down", action: activity.id.path, new: nil, choices,
            isDone: activity.isDone,
            frame: context.scrutinyFrame(after: [Crumb(activity.details.title, activity.id.path)]),
            problems: problems, otherNote: other)
    }

    private func around(_ context: AppContext) async throws -> ActivityPage.Around {
        let id = try context.id("activity", of: ScrutinyActivity.self)
        let (viewer, space) = (context.viewer, services.openSpace(in: context))
        return try await services.database.read { db in
            let kept = try ActivityStore.kept(id, on: db)
            let details = kept.activity.details
            let note = try kept.note.flatMap { note in
                try space.flatMap { try SealedTextStore.text(note, in: $0, on: db) }
            }
            return try ActivityPage.Around(
                activity: kept.activity, plan: PlanStore.known(kept.activity.plan, on: db),
                lines: LineStore.lines(details.lines, for: viewer, on: db),
                meeting: details.meeting.map { try MeetingStore.meeting($0, on: db) },
                item: details.agendaItem.map { try MeetingStore.entry($0, on: db).item },
                organisation: details.organisation.flatMap { try OrganisationStore.names(of: [$0], on: db)[$0] },
                note: note, hasNote: kept.note != nil,
                by: MemberStore.names(of: [kept.activity.by], on: db)[kept.activity.by] ?? "Somebody who has left")
        }
    }

    private func choices(
        _ context: AppContext, _ around: ActivityPage.Around, meeting: String?
    ) async throws -> ActivityChoices {
        let own = around.meeting.map { (id: $0.id, words: "\($0.title), \($0.meetsOn.inWords)") }
        let organisation = around.organisation.flatMap { name in
            around.activity.details.organisation.map { (id: $0, name: name) }
        }
        return try await choices(context, meeting: meeting).keeping(around.lines, own, organisation)
    }

    /// A fixed number of queries.
    private func choices(_ context: AppContext, meeting: String?) async throws -> ActivityChoices {
        let (viewer, today) = (context.viewer, services.today)
        let chosen = meeting.flatMap(UUID.init(uuidString:)).map { ID<Meeting>($0) }
        return try await services.database.read { db in
            let groups = try GroupStore.groups(on: db)
            let names = Dictionary(groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let meetings = try MeetingStore.around(today, on: db)
            return try ActivityChoices(
                plans: PlanStore.plans(for: viewer, on: db).filter { $0.closedOn == nil },
                lines: LineStore.open(for: viewer, on: db),
                meetings: meetings.map {
                    ($0.id, "\(names[$0.group] ?? "Meeting"): \($0.title), \($0.meetsOn.inWords)")
                },
                organisations: OrganisationStore.all(on: db).filter { $0.kind != .school && $0.isThere(on: today) }
                    .map { ($0.id, $0.name) },
                items: chosen.map { try MeetingStore.agenda(of: $0, on: db).map(\.item) } ?? [])
        }
    }
}

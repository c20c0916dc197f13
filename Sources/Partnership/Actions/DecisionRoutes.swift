import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// Decisions, and the actions agreed about each.
struct DecisionRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("decisions/:decision", may: .readMeetings, use: show)
        routes.get("decisions/:decision/actions/new", may: .changeMeetings, use: askForAction)
        routes.post("decisions/:decision/actions", may: .changeMeetings, use: addAction)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let (id, member) = try (context.id("decision", of: Decision.self), context.member())
        let (viewer, today) = (context.viewer, services.today)
        let page = try await services.database.read { db in
            let decision = try DecisionStore.decision(id, on: db)
            let entry = try MeetingStore.entry(decision.item, on: db)
            let group = try GroupStore.group(entry.meeting.group, on: db)
            let history = try DecisionStore.history(of: decision.item, on: db)
            let isOfGroup = try GroupStore.isMember(member.id, of: group.id, on: db)
            return try DecisionPage(
                decision, entry, of: group, history: history,
                names: MemberStore.names(of: history.map(\.recordedBy), on: db),
                actions: ActionStore.actions(ofDecisions: [id], on: db)[id] ?? [],
                mayAdd: viewer.may(.changeMeetings), mayDecide: isOfGroup && viewer.may(.decide), on: today,
                frame: frame(context, under: group, entry.meeting))
        }
        return try services.pages.response(page)
    }

    @Sendable
    func askForAction(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        let page = newPage(.init(), around, new: services.newID(), context)
        return try services.pages.response(page)
    }

    @Sendable
    func addAction(request: Request, context: AppContext) async throws -> Response {
        let (form, around) = (ActionForm(context.fields), try await around(context))
        let new = context.fields.id("new", of: Action.self) ?? services.newID()
        do {
            let draft = try form.read(after: around.decision.decidedOn, owners: around.owners.map(\.id))
            let actor = try Actor.member(context.member().id)
            let action = try await services.addAction(to: around.decision.id, draft, id: new, by: actor)
            return context.redirect(to: "/actions/\(action.id.text)", notice: "The action was added.")
        } catch let problems as FormProblems {
            let page = newPage(form, around, new: new, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private struct Around: Sendable {
        let decision: Decision
        let entry: AgendaEntry
        let group: PartnershipGroup
        let owners: [(id: ID<Organisation>, name: String)]
    }

    /// What the form for an action needs to know.
    private func around(_ context: AppContext) async throws -> Around {
        let (id, today) = try (context.id("decision", of: Decision.self), services.today)
        return try await services.database.read { db in
            let decision = try DecisionStore.decision(id, on: db)
            let entry = try MeetingStore.entry(decision.item, on: db)
            return try Around(
                decision: decision, entry: entry, group: GroupStore.group(entry.meeting.group, on: db),
                owners: ActionStore.possibleOwners(on: today, db))
        }
    }

    private func newPage(
        _ form: ActionForm, _ around: Around, new: ID<Action>, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) -> NewActionPage {
        let above = Crumb("Decision", "/decisions/\(around.decision.id.text)")
        return NewActionPage(
            form, about: around.entry.item.title, at: "/decisions/\(around.decision.id.text)/actions",
            owners: around.owners, new: new.text,
            frame: frame(context, under: around.group, around.entry.meeting, above), problems: problems)
    }

    private func frame(
        _ context: AppContext, under group: PartnershipGroup, _ meeting: Meeting, _ crumb: Crumb? = nil
    ) -> Frame {
        let above = [
            Crumb("Meetings", "/groups"), Crumb(group.name, "/groups/\(group.id.text)"),
            Crumb(meeting.title, "/meetings/\(meeting.id.text)"),
        ]
        return context.frame(in: "/groups", after: above + [crumb].compactMap { $0 })
    }
}

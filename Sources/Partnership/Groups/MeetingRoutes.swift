import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// Meetings and what stands on their agendas.
struct MeetingRoutes: RouteGroup {
    let services: Services
    let ways: [MeetingWay]

    func add(to routes: Routes) {
        routes.get("groups/:group/meetings/new", may: .changeMeetings, use: askForNew)
        routes.post("groups/:group/meetings", may: .changeMeetings, use: add)
        routes.get("meetings/:meeting", may: .readMeetings, use: show)
        routes.get("meetings/:meeting/edit", may: .changeMeetings, use: askForChange)
        routes.post("meetings/:meeting", may: .changeMeetings, use: change)
        routes.post("meetings/:meeting/held", may: .changeMeetings, use: hold)
        routes.get("meetings/:meeting/items/new", may: .changeMeetings, use: askForItem)
        routes.post("meetings/:meeting/items", may: .changeMeetings, use: addItem)
        routes.get("agenda-items/:item/decision", may: .decide, use: askForDecision)
        routes.post("agenda-items/:item/decision", may: .decide, use: decide)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let (id, today, member) = try (context.id("meeting", of: Meeting.self), services.today, context.member())
        let (meeting, group, agenda, isOfGroup) = try await services.database.read { db in
            let meeting = try MeetingStore.meeting(id, on: db)
            return try (
                meeting, GroupStore.group(meeting.group, on: db), MeetingStore.agenda(of: id, on: db),
                GroupStore.isMember(member.id, of: meeting.group, on: db)
            )
        }
        let ways = ways.filter { context.viewer.may($0.permission) }
        let page = MeetingPage(
            meeting, of: group, agenda, ways: ways, mayChange: context.viewer.may(.changeMeetings),
            mayDecide: isOfGroup && context.viewer.may(.decide) && !meeting.isStillToCome(on: today),
            mayChallenge: context.viewer.may(.raiseChallenges),
            new: agenda.map { _ in services.newID() }, on: today, frame: frame(context, under: group))
        return try services.pages.response(page)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let group = try await group(context)
        let page = newPage(.init(), of: group, new: services.newID(), frame(context, under: group))
        return try services.pages.response(page)
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let group = try await group(context)
        let form = MeetingForm(context.fields)
        let id = context.fields.id("new", of: Meeting.self) ?? services.newID()
        do {
            let (title, day) = try form.read()
            let actor = try Actor.member(context.member().id)
            let meeting = try await services.addMeeting(of: group.id, title: title, on: day, id: id, by: actor)
            return context.redirect(to: "/meetings/\(meeting.id.text)", notice: "\(meeting.title) was added.")
        } catch let problems as FormProblems {
            let page = newPage(form, of: group, new: id, frame(context, under: group), problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let (meeting, group) = try await meeting(context)
        let page = changePage(MeetingForm(meeting), of: meeting, frame(context, under: group, meeting))
        return try services.pages.response(page)
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let (meeting, group) = try await meeting(context)
        let form = MeetingForm(context.fields)
        do {
            let (title, day) = try form.read()
            try await services.changeMeeting(meeting.id, title: title, on: day, by: .member(context.member().id))
            return context.redirect(to: "/meetings/\(meeting.id.text)", notice: "\(title) was saved.")
        } catch let problems as FormProblems {
            let page = changePage(form, of: meeting, frame(context, under: group, meeting), problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func hold(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("meeting", of: Meeting.self)
        try await services.holdMeeting(id, by: .member(context.member().id))
        return context.redirect(to: "/meetings/\(id.text)", notice: "The meeting is marked as held.")
    }

    private func newPage(
        _ form: MeetingForm, of group: PartnershipGroup, new: ID<Meeting>, _ frame: Frame,
        _ problems: FormProblems = .init()
    ) -> EditMeetingPage {
        EditMeetingPage(
            form, heading: "Add a meeting of the \(group.name)", action: "/groups/\(group.id.text)/meetings",
            new: new.text, frame: frame, problems: problems)
    }

    private func changePage(
        _ form: MeetingForm, of meeting: Meeting, _ frame: Frame, _ problems: FormProblems = .init()
    ) -> EditMeetingPage {
        EditMeetingPage(
            form, heading: "Change \(meeting.title)", action: "/meetings/\(meeting.id.text)", frame: frame,
            problems: problems)
    }

    private func group(_ context: AppContext) async throws -> PartnershipGroup {
        let id = try context.id("group", of: PartnershipGroup.self)
        return try await services.database.read { db in try GroupStore.group(id, on: db) }
    }

    func meeting(_ context: AppContext) async throws -> (Meeting, PartnershipGroup) {
        let id = try context.id("meeting", of: Meeting.self)
        return try await services.database.read { db in
            let meeting = try MeetingStore.meeting(id, on: db)
            return (meeting, try GroupStore.group(meeting.group, on: db))
        }
    }

    func frame(_ context: AppContext, under group: PartnershipGroup, _ meeting: Meeting? = nil) -> Frame {
        let above = [Crumb("Meetings", "/groups"), Crumb(group.name, "/groups/\(group.id.text)")]
        return context.frame(
            in: "/groups", after: above + (meeting.map { [Crumb($0.title, "/meetings/\($0.id.text)")] } ?? []))
    }
}

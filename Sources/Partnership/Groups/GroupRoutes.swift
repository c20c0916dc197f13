import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// Groups and who belongs to them.
struct GroupRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("groups", may: .readMeetings, use: list)
        routes.get("groups/new", may: .changeMeetings, use: askForNew)
        routes.post("groups", may: .changeMeetings, use: add)
        routes.get("groups/:group", may: .readMeetings, use: show)
        routes.get("groups/:group/members", may: .changeMeetings, use: askForMembers)
        routes.post("groups/:group/members", may: .changeMeetings, use: setMembers)
        routes.post("groups/:group/closing", may: .changeMeetings, use: close)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let today = services.today
        let (groups, next) = try await services.database.read { db in
            try (GroupStore.groups(on: db), MeetingStore.next(from: today, on: db))
        }
        let mayChange = context.viewer.may(.changeMeetings)
        return try services.pages.response(
            GroupsPage(groups, next: next, mayChange: mayChange, frame: context.frame(in: "/groups")))
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let new = services.newID(PartnershipGroup.self).text
        return try services.pages.response(NewGroupPage(.init(), new: new, frame: frame(context)))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = GroupForm(context.fields)
        let id = context.fields.id("new", of: PartnershipGroup.self) ?? services.newID()
        do {
            let (name, tier) = try form.read()
            let actor = try Actor.member(context.member().id)
            let group = try await services.addGroup(name: name, tier: tier, id: id, by: actor)
            return context.redirect(to: "/groups/\(group.id.text)", notice: "\(group.name) was added.")
        } catch let problems as FormProblems {
            let page = NewGroupPage(form, new: id.text, frame: frame(context), problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("group", of: PartnershipGroup.self)
        let (group, members, meetings) = try await services.database.read { db in
            try (
                GroupStore.group(id, on: db), GroupStore.members(of: id, on: db).map(\.name),
                MeetingStore.meetings(of: id, on: db)
            )
        }
        let page = GroupPage(
            group, members: members, meetings: meetings, mayChange: context.viewer.may(.changeMeetings),
            frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func askForMembers(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("group", of: PartnershipGroup.self)
        let (group, chosen, everybody) = try await services.database.read { db in
            try (
                GroupStore.group(id, on: db), Set(GroupStore.members(of: id, on: db).map(\.id)), MemberStore.all(on: db)
            )
        }
        let frame = frame(context, under: Crumb(group.name, "/groups/\(id.text)"))
        return try services.pages.response(GroupMembersPage(group, chosen: chosen, of: everybody, frame: frame))
    }

    @Sendable
    func setMembers(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("group", of: PartnershipGroup.self)
        let members = Set(context.fields.ids("members", of: Member.self))
        try await services.setMembers(members, of: id, by: .member(context.member().id))
        let words = members.count == 1 ? "1 member" : "\(members.count) members"
        return context.redirect(to: "/groups/\(id.text)", notice: "The group has \(words).")
    }

    @Sendable
    func close(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("group", of: PartnershipGroup.self)
        try await services.closeGroup(id, by: .member(context.member().id))
        return context.redirect(to: "/groups/\(id.text)", notice: "The group is closed.")
    }

    private func frame(_ context: AppContext, under crumb: Crumb? = nil) -> Frame {
        context.frame(in: "/groups", after: [Crumb("Meetings", "/groups")] + [crumb].compactMap { $0 })
    }
}

import Domain
import Foundation
import Hummingbird
import Storage

/// Who may sign in, and as what.
struct MemberRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("members", may: .manageMembers, use: list)
        routes.get("members/new", may: .manageMembers, use: askForNew)
        routes.post("members", may: .manageMembers, use: add)
        routes.get("members/:member", may: .manageMembers, use: show)
        routes.post("members/:member", may: .manageMembers, use: change)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        return try services.pages.response(MembersPage(members, frame: frame(context)))
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(MemberPage(.init(), of: nil, frame: frame(context, under: true)))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = MemberForm(context.fields)
        let draft: MemberDraft
        do {
            draft = try form.read()
        } catch {
            let page = MemberPage(form, of: nil, frame: frame(context, under: true), problems: error)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        let actor = try Actor.member(context.member().id)
        let member = try await services.addMember(email: draft.email, name: draft.name, roles: draft.roles, by: actor)
        let words = "\(member.name) may sign in as \(member.roleWords.lowercasedFirst)."
        return context.redirect(to: "/members", notice: words)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("member", of: Member.self)
        let member = try await services.database.read { db in try MemberStore.member(id, on: db) }
        return try services.pages.response(MemberPage(MemberForm(member), of: id, frame: frame(context, under: true)))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("member", of: Member.self)
        let form = MemberForm(context.fields)
        do {
            let draft = try form.read()
            let actor = try Actor.member(context.member().id)
            try await services.changeMember(draft, of: id, by: actor)
            return context.redirect(to: "/members", notice: "\(draft.name) was saved.")
        } catch let problems as FormProblems {
            return try again(form, of: id, problems, context)
        } catch MemberRefusal.addressTaken {
            return try again(form, of: id, FormProblems("email", MemberRefusal.addressTaken.message), context)
        }
    }

    private func again(
        _ form: MemberForm, of id: ID<Member>, _ problems: FormProblems, _ context: AppContext
    ) throws -> Response {
        let page = MemberPage(form, of: id, frame: frame(context, under: true), problems: problems)
        return try services.pages.response(page, status: .unprocessableContent)
    }

    private func frame(_ context: AppContext, under: Bool = false) -> Frame {
        context.frame(
            in: "/manage", after: [Crumb("Manage", "/manage")] + (under ? [Crumb("Members", "/members")] : []))
    }
}

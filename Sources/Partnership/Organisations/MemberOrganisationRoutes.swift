import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// Which organisation a member belongs to: they see its actions and say how they go.
struct MemberOrganisationRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("members/:member/organisation", may: .manageMembers, use: ask)
        routes.post("members/:member/organisation", may: .manageMembers, use: change)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("member", of: Member.self)
        let (member, all) = try await services.database.read { db in
            try (MemberStore.member(id, on: db), OrganisationStore.all(on: db))
        }
        let crumbs = [
            Crumb("Manage", "/manage"), Crumb("Members", "/members"), Crumb(member.name, "/members/\(id.text)"),
        ]
        let page = MemberOrganisationPage(
            member, among: all, on: services.today, frame: context.frame(in: "/manage", after: crumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("member", of: Member.self)
        let organisation = context.fields.id("organisation", of: Organisation.self)
        try await services.setOrganisation(organisation, of: id, by: .member(context.member().id))
        return context.redirect(to: "/members/\(id.text)", notice: "The organisation was saved.")
    }
}

extension Services {
    /// - Parameter organisation: nil for somebody who belongs to none.
    /// - Throws: ``NotFound`` for a member or an organisation that is not there.
    package func setOrganisation(
        _ organisation: ID<Organisation>?, of id: ID<Member>, by actor: Actor
    ) async throws {
        let now = now()
        try await database.write { db in
            let old = try MemberStore.member(id, on: db)
            if let organisation { _ = try OrganisationStore.organisation(organisation, on: db) }
            guard old.organisation != organisation else { return }
            let member = Member(
                id: id, name: old.name, email: old.email, roles: old.roles, organisation: organisation,
                isActive: old.isActive)
            try MemberStore.keep(member, at: now, on: db)
            try AuditTrail.record(
                .memberChanged, by: actor, subject: .member(id), detail: "organisation", at: now, on: db)
        }
    }
}

/// One select: where a member belongs.
struct MemberOrganisationPage: Page {
    static let template = "organisations/member"

    let frame: Frame
    let name: String
    let action: String
    let organisation: Select

    /// - Parameter all: of which those are offered that have not ended, and the one they belong to.
    init(_ member: Member, among all: [Organisation], on today: Day, frame: Frame) {
        self.frame = frame
        name = member.name
        action = "\(frame.root)/members/\(member.id.text)/organisation"
        let offered = all.filter { $0.id == member.organisation || ($0.validTo ?? today) >= today }
        organisation = Select(
            "organisation", "Organisation",
            [Choice("", "None", isChosen: member.organisation == nil)]
                + offered.map { Choice($0.id.text, $0.name, isChosen: $0.id == member.organisation) }, nil,
            hint: "They see the actions this organisation owns, and say how they go.")
    }
}

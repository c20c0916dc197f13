import Domain
import Foundation
import Hummingbird
import Storage

/// The demonstration's people to be. Outside the demonstration these pages do not exist.
struct PeopleRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        guard services.site.isDemo else { return }
        routes.get("people", may: .visit, use: list)
        routes.post("people/:member", may: .visit, use: become)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        return try services.pages.response(PeoplePage(members.filter(\.isActive), frame: context.frame()))
    }

    @Sendable
    func become(request: Request, context: AppContext) async throws -> Response {
        let session = try await services.become(context.id("member"))
        var response = context.redirect(to: "/")
        response.setCookie(VisitCookies(site: services.site).sessionCookie(session))
        return response
    }
}

/// "Be the business manager…"
struct PeoplePage: Page {
    static let template = "people/list"

    struct Person: Sendable {
        let action: String
        let name: String
        let role: String
        let firstSteps: String
    }

    let frame: Frame
    let people: [Person]

    init(_ members: [Member], frame: Frame) {
        self.frame = frame
        let order = Role.allCases
        people = members.sorted { Self.rank($0, order) < Self.rank($1, order) }.map { member in
            let role = order.first(where: member.roles.contains) ?? .guestReader
            return Person(
                action: "\(frame.root)/people/\(member.id.text)", name: member.name, role: role.words,
                firstSteps: Self.firstSteps(of: role))
        }
    }

    private static func rank(_ member: Member, _ order: [Role]) -> Int {
        let usual: [Role] = [
            .businessManager, .coordinator, .scrutineer, .executiveMember, .strategicMember, .agencyLead, .schoolLead,
            .practitioner, .electedMember, .trainedReader, .youngScrutineer, .guestReader, .administrator,
        ]
        return usual.firstIndex(where: member.roles.contains) ?? usual.count
    }

    private static func firstSteps(of role: Role) -> String {
        switch role {
        case .businessManager: "See what is waiting, send a theme to a meeting, tell people what was decided."
        case .coordinator: "Read the comments, put them under themes, bring in a file."
        case .scrutineer: "Follow a decision back to what was said. Set up notes that only you can open."
        case .executiveMember, .strategicMember: "See what needs a decision now, and decide with a reason."
        case .agencyLead: "See your agency's actions and say what has been done."
        case .schoolLead, .practitioner: "Read what was said and what was decided."
        case .electedMember: "Read the hub report, each figure with its base."
        case .trainedReader: "Read what young people wrote before anybody else does."
        case .youngScrutineer, .guestReader: "Read what is public."
        case .administrator: "Let people in, check the audit trail, see jobs that failed."
        }
    }
}

import Domain
import Foundation
import Storage

/// What people can do with members. A member who leaves is kept, so that what they did stays theirs.
extension Services {
    /// Adds somebody, or gives an existing member further roles: asking twice changes nothing more. Somebody who
    /// had left may sign in again.
    package func addMember(
        email: EmailAddress, name: String, roles: Set<Role>, organisation: ID<Organisation>? = nil, by actor: Actor
    ) async throws -> Member {
        let (now, fresh) = (now(), newID(Member.self))
        return try await database.write { db in
            let known = try MemberStore.known(email, on: db).map { try MemberStore.member($0, on: db) }
            let member = Member(
                id: known?.id ?? fresh, name: name, email: email, roles: roles.union(known?.roles ?? []),
                organisation: organisation ?? known?.organisation)
            guard member != known else { return member }
            try MemberRefusal.check(member.roles, instead: known?.roles ?? [], of: member.id, by: actor)
            try MemberStore.keep(member, at: now, on: db)
            if let known, known.roles != member.roles { try SessionStore.endAll(of: known.id, on: db) }
            try AuditTrail.record(
                known == nil ? .memberAdded : .memberChanged, by: actor, subject: .member(member.id),
                detail: member.roles.map(\.rawValue).sorted().joined(separator: ","), at: now, on: db)
            return member
        }
    }

    /// Keeps a member as the form says. Whoever may no longer sign in is signed out everywhere.
    package func changeMember(_ draft: MemberDraft, of id: ID<Member>, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try MemberStore.member(id, on: db)
            if let other = try MemberStore.known(draft.email, on: db), other != id { throw MemberRefusal.addressTaken }
            let isLast = try MemberStore.isLastAdministrator(id, on: db)
            guard !isLast || (draft.isActive && draft.roles.contains(.administrator)) else {
                throw MemberRefusal.lastAdministrator
            }
            let member = Member(
                id: id, name: draft.name, email: draft.email, roles: draft.roles, organisation: old.organisation,
                isActive: draft.isActive)
            guard member != old else { return }
            try MemberRefusal.check(member.roles, instead: old.roles, of: id, by: actor)
            try MemberStore.keep(member, at: now, on: db)
            // A new address is often a new person at the same desk.
            let isSomebodyElse = old.email != member.email
            if old.roles != member.roles || !member.isActive || isSomebodyElse {
                try SessionStore.endAll(of: id, on: db)
            }
            if isSomebodyElse { try SignInStore.endAll(of: id, on: db) }
            try AuditTrail.record(
                .memberChanged, by: actor, subject: .member(id),
                detail: member.roles.map(\.rawValue).sorted().joined(separator: ","), at: now, on: db)
        }
    }
}

/// A member as typed into the form.
package struct MemberDraft: Sendable {
    package let name: String
    package let email: EmailAddress
    package let roles: Set<Role>
    package let isActive: Bool
}

enum MemberRefusal: Refusal, Equatable {
    case addressTaken
    case lastAdministrator
    case ownScrutineer

    var kind: RefusalKind { .conflict }

    /// Scrutiny is independent of those who run the office and the machine: none of them lets themselves in.
    static func check(
        _ roles: Set<Role>, instead old: Set<Role>, of member: ID<Member>, by actor: Actor
    ) throws(MemberRefusal) {
        let isNew = roles.contains(.scrutineer) && !old.contains(.scrutineer)
        guard !isNew || actor.member != member else { throw .ownScrutineer }
    }

    var message: String {
        switch self {
        case .addressTaken: "Another member has that email address."
        case .ownScrutineer: "Nobody makes themselves a scrutineer. Somebody else has to. Nothing was changed."
        case .lastAdministrator:
            "This is the only administrator. Make somebody else an administrator first. Nothing was changed."
        }
    }
}

struct MemberForm {
    var name: String?
    var email: String?
    var roles: [String]
    var isActive: Bool

    init(_ fields: FormFields) {
        name = fields["name"]
        email = fields["email"]
        roles = fields.all("roles")
        isActive = fields["standing"] != "left"
    }

    init(_ member: Member) {
        name = member.name
        email = member.email.text
        roles = member.roles.map(\.rawValue)
        isActive = member.isActive
    }

    init() {
        roles = []
        isActive = true
    }

    func read() throws(FormProblems) -> MemberDraft {
        var problems = FormProblems()
        let name = problems.read(FieldText("a name"), from: name, field: "name")
        let email = problems.read(EmailAddress.self, from: email, field: "email")
        let chosen = Set(roles.compactMap(Role.init(rawValue:)))
        if chosen.isEmpty { problems.add("roles", "Choose at least one role") }
        guard problems.isEmpty, let name, let email else { throw problems }
        return MemberDraft(name: name, email: email, roles: chosen, isActive: isActive)
    }
}

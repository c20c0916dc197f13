/// Somebody who signs in. Contacts are people the partnership writes to; members are people with a role in it.
package struct Member: Sendable, Equatable {
    package let id: ID<Member>
    package let name: String
    package let email: EmailAddress
    package let roles: Set<Role>
    package let organisation: ID<Organisation>?
    /// People who have left keep their record, so that what they did stays theirs, and can not sign in.
    package let isActive: Bool

    package init(
        id: ID<Member>, name: String, email: EmailAddress, roles: Set<Role>,
        organisation: ID<Organisation>? = nil, isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.roles = roles
        self.organisation = organisation
        self.isActive = isActive
    }
}

/// Who is asking. Every list begins with one of these.
package enum Viewer: Sendable, Equatable {
    case visitor
    case member(Member)

    package var member: Member? {
        if case .member(let member) = self { member } else { nil }
    }

    package func may(_ permission: Permission) -> Bool {
        switch (permission, self) {
        case (.visit, _): true
        case (_, .visitor): false
        case (.signedIn, .member(let member)): member.isActive
        case (_, .member(let member)): member.isActive && member.roles.contains { $0.permissions.contains(permission) }
        }
    }

    /// The business unit and the scrutineer see the whole partnership; everybody else sees their own part of it.
    package var seesWholePartnership: Bool {
        let wide: Set<Role> = [.businessManager, .coordinator, .scrutineer, .executiveMember, .strategicMember]
        return member.map { !$0.roles.isDisjoint(with: wide) } ?? false
    }
}

/// A role does not reach this far.
package struct NotAllowed: Refusal, Equatable {
    package let permission: Permission
    package let kind = RefusalKind.notAllowed
    package var message: String {
        "Your role does not include this: \(permission.words.lowercasedFirst). Ask your business manager if it should."
    }

    package init(_ permission: Permission) {
        self.permission = permission
    }
}

extension String {
    package var lowercasedFirst: String {
        prefix(1).lowercased() + dropFirst()
    }
}

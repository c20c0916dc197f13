import Domain
import Platform
import Storage

/// Somebody who agreed to be written to about something.
package struct WillingContact: Sendable, Equatable {
    package let id: ID<Contact>
    package let name: String
    package let email: EmailAddress
    package let role: String?
    package let organisation: String?
    package let kind: OrganisationKind?
    package let area: String?
    /// Of their school, where they work in one and its register says so.
    package let phase: String?
}

/// Which of them.
package struct WillingFilter: Sendable, Equatable {
    package var kind: OrganisationKind?
    package var area: ID<Area>?
    package var board: Board?

    package init(kind: OrganisationKind? = nil, area: ID<Area>? = nil, board: Board? = nil) {
        self.kind = kind
        self.area = area
        self.board = board
    }
}

extension ContactStore {
    /// By name, in one query.
    package static func willing(
        for purpose: ConsentPurpose, _ filter: WillingFilter = WillingFilter(), on db: any Connection
    ) throws -> [WillingContact] {
        var conditions: [SQL] = ["contact_consent.purpose = \(purpose)"]
        if let kind = filter.kind { conditions.append("organisation.kind = \(kind)") }
        if let area = filter.area { conditions.append("contact.area_id = \(area)") }
        if let board = filter.board { conditions.append(isOn(board)) }
        return try willing(where: SQL.joined(conditions, by: " AND "), on: db)
    }

    /// Those of these contacts who agreed to be written to, by name.
    package static func willing(
        _ contacts: [ID<Contact>], for purpose: ConsentPurpose, on db: any Connection
    ) throws -> [WillingContact] {
        guard !contacts.isEmpty else { return [] }
        return try willing(
            where: "contact_consent.purpose = \(purpose) AND contact.id IN (\(SQL.list(contacts)))", on: db)
    }

    private static func willing(where condition: SQL, on db: any Connection) throws -> [WillingContact] {
        try db.rows(
            """
            SELECT contact.id, contact.name, contact.email, contact.role, organisation.name AS organisation_name,
                organisation.kind AS organisation_kind, area.name AS area_name, school.phase AS phase
            FROM contact JOIN contact_consent ON contact_consent.contact_id = contact.id
            LEFT JOIN organisation ON organisation.id = contact.organisation_id
            LEFT JOIN area ON area.id = contact.area_id
            LEFT JOIN school ON school.organisation_id = contact.organisation_id
            WHERE \(condition) ORDER BY contact.name_folded, contact.id
            """
        ).map { row in
            try WillingContact(
                id: row["id"], name: row["name"], email: row["email"], role: row["role"],
                organisation: row["organisation_name"], kind: row["organisation_kind"], area: row["area_name"],
                phase: row["phase"])
        }
    }
}

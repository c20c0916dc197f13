import Domain
import Platform
import Storage

/// Somebody at an organisation whom we know, agreed to letters or not: for what an organisation is asked as such.
package struct KnownContact: Sendable, Equatable {
    package let id: ID<Contact>
    package let name: String
    package let email: EmailAddress
    package let role: String?
    package let organisation: ID<Organisation>

    /// - Parameter words: nil fits everybody.
    package func hasRole(with words: String?) -> Bool {
        guard let words else { return true }
        return (role ?? "").folded.contains(words.folded)
    }
}

extension ContactStore {
    /// By name, in one query.
    package static func known(
        at organisations: [ID<Organisation>], on db: any Connection
    ) throws -> [KnownContact] {
        guard !organisations.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT id, name, email, role, organisation_id FROM contact
            WHERE organisation_id IN (\(SQL.list(organisations))) ORDER BY name_folded, id
            """
        ).map { row in
            try KnownContact(
                id: row["id"], name: row["name"], email: row["email"], role: row["role"],
                organisation: row["organisation_id"])
        }
    }
}

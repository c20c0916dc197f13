import Domain
import Foundation
import Platform
import Storage

extension ConsentPurpose: Storable, Loadable {}
extension ContactSource.Kind: Storable, Loadable {}

/// Which contacts a list shows.
struct ContactFilter: Sendable, Equatable {
    var words = ""
    var kind: OrganisationKind?
    var area: ID<Area>?
    var board: Board?
    var consent: ConsentPurpose?
}

/// A line in the list of contacts.
package struct ListedContact: Sendable, Equatable {
    package let contact: Contact
    package let organisationName: String?
    package let organisationKind: OrganisationKind?
    package let areaName: String?
}

/// How contacts are kept.
package enum ContactStore {
    private static let columns: SQL = """
        contact.id, contact.name, contact.email, contact.organisation_id, contact.role, contact.area_id,
        contact.is_children_board, contact.is_adults_board, organisation.name AS organisation_name,
        organisation.kind AS organisation_kind, area.name AS area_name
        """
    private static let tables: SQL = """
        contact LEFT JOIN organisation ON organisation.id = contact.organisation_id
        LEFT JOIN area ON area.id = contact.area_id
        """

    package static func contact(_ id: ID<Contact>, on db: any Connection) throws -> Contact {
        try listed(id, on: db).contact
    }

    static func listed(_ id: ID<Contact>, on db: any Connection) throws -> ListedContact {
        guard let found = try find(id, on: db) else { throw NotFound("contact") }
        return found
    }

    static func find(_ id: ID<Contact>, on db: any Connection) throws -> ListedContact? {
        try listed("WHERE contact.id = \(id)", on: db).first
    }

    /// - Parameter email: in any case.
    static func found(_ email: EmailAddress, on db: any Connection) throws -> Contact? {
        try listed("WHERE contact.email_folded = \(email.folded)", on: db).first?.contact
    }

    /// By name; those before one backwards from it.
    static func page(
        _ filter: ContactFilter, _ turn: Turn<RowPlace> = .start, limit: Int, on db: any Connection
    ) throws -> [ListedContact] {
        let place = turn.sql(by: "contact.name_folded", "contact.id")
        let conditions = conditions(of: filter) + [place.condition]
        return try listed(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(_ filter: ContactFilter, on db: any Connection) throws -> Int {
        let found = try db.rows(
            "SELECT count(*) AS number FROM \(tables) WHERE \(SQL.joined(conditions(of: filter), by: " AND "))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    private static func conditions(of filter: ContactFilter) -> [SQL] {
        var conditions: [SQL] = ["1 = 1"]
        let words = filter.words.folded
        if !words.isEmpty {
            let pattern = Like.containing(words)
            conditions.append(
                """
                (contact.name_folded LIKE \(pattern) ESCAPE '!' OR contact.email_folded LIKE \(pattern) ESCAPE '!'
                    OR organisation.name_folded LIKE \(pattern) ESCAPE '!')
                """)
        }
        if let kind = filter.kind { conditions.append("organisation.kind = \(kind)") }
        if let area = filter.area { conditions.append("contact.area_id = \(area)") }
        if let board = filter.board { conditions.append(isOn(board)) }
        if let consent = filter.consent {
            conditions.append(
                "contact.id IN (SELECT contact_id FROM contact_consent WHERE purpose = \(consent))")
        }
        return conditions
    }

    static func isOn(_ board: Board) -> SQL {
        switch board {
        case .children: "contact.is_children_board = 1"
        case .adults: "contact.is_adults_board = 1"
        }
    }

    /// A few, in two queries.
    private static func listed(_ rest: SQL, on db: any Connection) throws -> [ListedContact] {
        let rows = try db.rows("SELECT \(columns) FROM \(tables) \(rest)")
        guard !rows.isEmpty else { return [] }
        let ids: [ID<Contact>] = try rows.map { try $0["id"] }
        let consents = try db.rows(
            "SELECT contact_id, purpose FROM contact_consent WHERE contact_id IN (\(SQL.list(ids)))")
        let consentsOf = try Dictionary(grouping: consents) { try $0["contact_id"] as ID<Contact> }
        return try zip(ids, rows).map { id, row in
            let given: [ConsentPurpose] = try (consentsOf[id] ?? []).map { try $0["purpose"] }
            return try ListedContact(row, id: id, consents: Set(given))
        }
    }

    /// Every contact, by name. For imports and exports.
    static func all(on db: any Connection) throws -> [ListedContact] {
        try all(where: "1 = 1", on: db)
    }

    /// Any number, in two queries.
    private static func all(where condition: SQL, on db: any Connection) throws -> [ListedContact] {
        var consentsOf: [ID<Contact>: Set<ConsentPurpose>] = [:]
        let consents: SQL = """
            SELECT contact_id, purpose FROM contact_consent
            WHERE contact_id IN (SELECT contact.id FROM contact WHERE \(condition))
            """
        try db.forEachRow(consents) { row in
            consentsOf[try row["contact_id"], default: []].insert(try row["purpose"])
        }
        var all: [ListedContact] = []
        let contacts: SQL = """
            SELECT \(columns) FROM \(tables) WHERE \(condition) ORDER BY contact.name_folded, contact.id
            """
        try db.forEachRow(contacts) { row in
            let id: ID<Contact> = try row["id"]
            all.append(try ListedContact(row, id: id, consents: consentsOf[id] ?? []))
        }
        return all
    }
}

// Who came through a hub.
extension ContactStore {
    package static func count(fromHub hub: ID<Hub>, on db: any Connection) throws -> Int {
        let found = try db.rows(
            """
            SELECT count(DISTINCT contact_id) AS number FROM contact_source
            WHERE kind = \(ContactSource.Kind.hub) AND subject_id = \(hub)
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// By name.
    package static func list(fromHub hub: ID<Hub>, on db: any Connection) throws -> [ListedContact] {
        try all(where: came(through: hub), on: db)
    }

    /// Whom a letter can go to, by name.
    package static func recipients(
        fromHub hub: ID<Hub>, consenting purpose: ConsentPurpose, on db: any Connection
    ) throws -> [(id: ID<Contact>, name: String, email: EmailAddress)] {
        try db.rows(
            """
            SELECT contact.id, contact.name, contact.email FROM contact
            JOIN contact_consent ON contact_consent.contact_id = contact.id AND contact_consent.purpose = \(purpose)
            WHERE \(came(through: hub)) ORDER BY contact.name_folded, contact.id
            """
        ).map { try ($0["id"], $0["name"], $0["email"]) }
    }

    private static func came(through hub: ID<Hub>) -> SQL {
        """
        contact.id IN (
            SELECT contact_id FROM contact_source WHERE kind = \(ContactSource.Kind.hub) AND subject_id = \(hub))
        """
    }

    static func sources(of contact: ID<Contact>, on db: any Connection) throws -> [ContactSource] {
        try db.rows(
            """
            SELECT kind, subject_id, words, noted_on FROM contact_source WHERE contact_id = \(contact)
            ORDER BY noted_on, id
            """
        ).map { row in
            try ContactSource(
                kind: row["kind"], hub: row["subject_id"], words: row["words"], notedOn: row["noted_on"])
        }
    }

    static func consents(
        of contact: ID<Contact>, on db: any Connection
    ) throws -> [(purpose: ConsentPurpose, givenOn: Day, how: String)] {
        try db.rows(
            "SELECT purpose, given_on, how FROM contact_consent WHERE contact_id = \(contact) ORDER BY purpose"
        ).map { try ($0["purpose"], $0["given_on"], $0["how"]) }
    }
}

extension ListedContact {
    fileprivate init(_ row: Row, id: ID<Contact>, consents: Set<ConsentPurpose>) throws {
        let boards: [Board?] = try [
            row["is_children_board"] ? .children : nil, row["is_adults_board"] ? .adults : nil,
        ]
        try self.init(
            contact: Contact(
                id: id, name: row["name"], email: row["email"], organisation: row["organisation_id"],
                role: row["role"], area: row["area_id"], boards: Set(boards.compactMap { $0 }), consents: consents),
            organisationName: row["organisation_name"], organisationKind: row["organisation_kind"],
            areaName: row["area_name"])
    }
}

import Domain
import Platform
import Storage

/// What is asked of the list of organisations.
struct OrganisationFilter: Sendable, Equatable {
    var words = ""
    var kind: OrganisationKind?
}

/// What refers to an organisation.
struct OrganisationSurroundings: Sendable {
    /// By name.
    let parts: [Organisation]
    /// By name.
    let successors: [Organisation]
    let contacts: Int
    let openActions: Int
}

/// How organisations are kept.
package enum OrganisationStore {
    package static func organisation(_ id: ID<Organisation>, on db: any Connection) throws -> Organisation {
        guard let found = try organisations("WHERE id = \(id)", on: db).first else { throw NotFound("organisation") }
        return found
    }

    /// Every organisation, by name.
    package static func all(on db: any Connection) throws -> [Organisation] {
        try organisations("ORDER BY name_folded, id", on: db)
    }

    /// The organisation of this name, in whatever case. Of several, one that goes on comes before one that has ended.
    package static func found(named name: String, on db: any Connection) throws -> Organisation? {
        try organisations(
            """
            WHERE name_folded = \(name.folded)
            ORDER BY CASE WHEN valid_to IS NULL THEN 0 ELSE 1 END, id LIMIT 1
            """, on: db
        ).first
    }

    /// By name; those before one backwards from it.
    ///
    /// - Parameter limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func page(
        _ filter: OrganisationFilter, _ turn: Turn<RowPlace> = .start, limit: Int, on db: any Connection
    ) throws -> [Organisation] {
        let place = turn.sql(by: "name_folded", "id")
        let conditions = conditions(of: filter) + [place.condition]
        return try organisations(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(_ filter: OrganisationFilter, on db: any Connection) throws -> Int {
        let found = try db.rows(
            """
            SELECT count(*) AS number FROM organisation WHERE \(SQL.joined(conditions(of: filter), by: " AND "))
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// Those that share the duty to safeguard children here on that day, by name, each with all its parts.
    package static func safeguardingPartners(on day: Day, _ db: any Connection) throws -> [SafeguardingPartner] {
        let kinds = OrganisationKind.allCases.filter(\.isSafeguardingPartner)
        let found = try organisations("WHERE kind IN (\(SQL.list(kinds))) ORDER BY name_folded, id", on: db)
        return SafeguardingPartner.all(among: found.filter { $0.isThere(on: day) })
    }

    /// Names for a list of things that refer to organisations, in one query.
    package static func names(
        of organisations: [ID<Organisation>], on db: any Connection
    ) throws -> [ID<Organisation>: String] {
        guard !organisations.isEmpty else { return [:] }
        let ids = Array(Set(organisations))
        let found = try db.rows("SELECT id, name FROM organisation WHERE id IN (\(SQL.list(ids)))")
        return try Dictionary(found.map { try ($0["id"], $0["name"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// Contacts and actions are counted here: they know organisations, not the other way round.
    static func around(_ id: ID<Organisation>, on db: any Connection) throws -> OrganisationSurroundings {
        let related = try organisations(
            "WHERE parent_id = \(id) OR predecessor_id = \(id) ORDER BY name_folded, id", on: db)
        let counts = try db.rows(
            """
            SELECT (SELECT count(*) FROM contact WHERE organisation_id = \(id)) AS contacts,
                (SELECT count(*) FROM action WHERE owner_id = \(id) AND state = 'open') AS open_actions
            """)
        return OrganisationSurroundings(
            parts: related.filter { $0.parent == id }, successors: related.filter { $0.predecessor == id },
            contacts: try counts.first.map { try $0["contacts"] } ?? 0,
            openActions: try counts.first.map { try $0["open_actions"] } ?? 0)
    }

    /// Every link between two organisations.
    static func lineage(on db: any Connection) throws -> OrganisationLineage {
        let linked = try organisations("WHERE parent_id IS NOT NULL OR predecessor_id IS NOT NULL", on: db)
        let parents = linked.compactMap { one in one.parent.map { (one.id, $0) } }
        let predecessors = linked.compactMap { one in one.predecessor.map { (one.id, $0) } }
        return OrganisationLineage(
            parents: Dictionary(parents, uniquingKeysWith: { first, _ in first }),
            predecessors: Dictionary(predecessors, uniquingKeysWith: { first, _ in first }))
    }

    private static func conditions(of filter: OrganisationFilter) -> [SQL] {
        var conditions: [SQL] = ["1 = 1"]
        conditions += filter.words.folded.split(separator: " ").prefix(8).map { word in
            "name_folded LIKE \(Like.containing(String(word))) ESCAPE '!'"
        }
        if let kind = filter.kind { conditions.append("kind = \(kind)") }
        return conditions
    }

    private static func organisations(_ rest: SQL, on db: any Connection) throws -> [Organisation] {
        try db.rows(
            """
            SELECT id, name, kind, sector, area_id, parent_id, predecessor_id, valid_from, valid_to
            FROM organisation \(rest)
            """
        ).map(Organisation.init)
    }
}

// Writing them.
extension OrganisationStore {
    /// - Returns: false when there is one with this id.
    static func add(_ organisation: Organisation, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO organisation (id, name, name_folded, kind, sector, area_id, parent_id, predecessor_id,
                valid_from, valid_to)
            VALUES (\(organisation.id), \(organisation.name), \(organisation.name.folded), \(organisation.kind),
                \(organisation.sector), \(organisation.area), \(organisation.parent), \(organisation.predecessor),
                \(organisation.validFrom), \(organisation.validTo))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ organisation: Organisation, on db: any Connection) throws {
        try db.run(
            """
            UPDATE organisation SET name = \(organisation.name), name_folded = \(organisation.name.folded),
                kind = \(organisation.kind), sector = \(organisation.sector), area_id = \(organisation.area),
                parent_id = \(organisation.parent), predecessor_id = \(organisation.predecessor),
                valid_from = \(organisation.validFrom), valid_to = \(organisation.validTo)
            WHERE id = \(organisation.id)
            """)
    }
}

extension OrganisationKind: Storable, Loadable {}
extension Sector: Storable, Loadable {}

extension Organisation {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], name: row["name"], kind: row["kind"], sector: row["sector"], area: row["area_id"],
            parent: row["parent_id"], predecessor: row["predecessor_id"], validFrom: row["valid_from"],
            validTo: row["valid_to"])
    }
}

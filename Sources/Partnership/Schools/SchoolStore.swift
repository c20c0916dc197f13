import Domain
import Foundation
import Platform
import Storage

/// A school with the organisation it is.
struct KeptSchool: Sendable, Equatable {
    let organisation: ID<Organisation>
    let area: ID<Area>?
    /// Of the organisation: the register's, or what somebody wrote down.
    let firstDay: Day?
    let school: School
}

struct SchoolFilter: Sendable, Equatable {
    var words = ""
    var phase: String?
}

/// How schools are kept: each is an organisation with what the register says of it.
enum SchoolStore {
    private static let columns: SQL = """
        organisation.id, organisation.name, organisation.area_id, organisation.valid_from, school.urn,
        school.authority_code, school.authority_name, school.number,
        school.type, school.phase, school.status, school.pupils, school.district_name, school.opened_on,
        school.closed_on
        """

    static func all(on db: any Connection) throws -> [KeptSchool] {
        try schools("ORDER BY school.urn", on: db)
    }

    static func school(_ id: ID<Organisation>, on db: any Connection) throws -> KeptSchool {
        guard let school = try schools("WHERE organisation.id = \(id)", on: db).first else { throw NotFound("school") }
        return school
    }

    /// By name; those before one backwards from it.
    static func page(
        _ filter: SchoolFilter, _ turn: Turn<RowPlace> = .start, limit: Int, on db: any Connection
    ) throws -> [KeptSchool] {
        let place = turn.sql(by: "organisation.name_folded", "school.urn")
        let conditions = conditions(of: filter) + [place.condition]
        return try schools(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(_ filter: SchoolFilter, on db: any Connection) throws -> Int {
        let found = try db.rows(
            """
            SELECT count(*) AS number FROM school JOIN organisation ON organisation.id = school.organisation_id
            WHERE \(SQL.joined(conditions(of: filter), by: " AND "))
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }

    static func phases(on db: any Connection) throws -> [String] {
        try db.rows("SELECT DISTINCT phase FROM school WHERE phase IS NOT NULL ORDER BY phase").map { try $0["phase"] }
    }

    private static func conditions(of filter: SchoolFilter) -> [SQL] {
        var conditions: [SQL] = ["1 = 1"]
        let words = filter.words.folded
        if !words.isEmpty {
            conditions.append(
                "(organisation.name_folded LIKE \(Like.containing(words)) ESCAPE '!' OR school.urn = \(words))")
        }
        if let phase = filter.phase { conditions.append("school.phase = \(phase)") }
        return conditions
    }

    private static func schools(_ rest: SQL, on db: any Connection) throws -> [KeptSchool] {
        try db.rows(
            """
            SELECT \(columns) FROM school JOIN organisation ON organisation.id = school.organisation_id \(rest)
            """
        ).map { row in
            let urn: String = try row["urn"]
            return try KeptSchool(
                organisation: row["id"], area: row["area_id"], firstDay: row["valid_from"],
                school: School(
                    urn: URN(urn), name: row["name"], authorityCode: row["authority_code"],
                    authorityName: row["authority_name"], number: row["number"], type: row["type"],
                    phase: row["phase"], status: row["status"], pupils: row["pupils"],
                    districtName: row["district_name"], openedOn: row["opened_on"], closedOn: row["closed_on"]))
        }
    }
}

// Keeping them. The statements are the same for every row, so that the engine prepares each once.
extension SchoolStore {
    static func add(_ school: School, as id: ID<Organisation>, in area: ID<Area>?, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO organisation (id, name, name_folded, kind, sector, area_id, valid_from, valid_to)
            VALUES (\(id), \(school.name), \(school.name.folded), \(OrganisationKind.school), \(Sector.children),
                \(area), \(school.openedOn), \(school.lastDay(after: school.openedOn)))
            """)
        try db.run(
            """
            INSERT INTO school (organisation_id, urn, authority_code, authority_name, number, type, phase, status,
                pupils, district_name, opened_on, closed_on)
            VALUES (\(id), \(school.urn.digits), \(school.authorityCode), \(school.authorityName), \(school.number),
                \(school.type), \(school.phase), \(school.status), \(school.pupils), \(school.districtName),
                \(school.openedOn), \(school.closedOn))
            """)
    }

    static func place(_ id: ID<Organisation>, in area: ID<Area>, on db: any Connection) throws {
        try db.run("UPDATE organisation SET area_id = \(area) WHERE id = \(id)")
    }

    /// A first day that somebody wrote down stays where the register does not say.
    static func keep(_ school: School, in area: ID<Area>?, of kept: KeptSchool, on db: any Connection) throws {
        let (id, first) = (kept.organisation, school.openedOn ?? kept.firstDay)
        try db.run(
            """
            UPDATE organisation SET name = \(school.name), name_folded = \(school.name.folded), area_id = \(area),
                valid_from = \(first), valid_to = \(school.lastDay(after: first))
            WHERE id = \(id)
            """)
        try db.run(
            """
            UPDATE school SET authority_code = \(school.authorityCode), authority_name = \(school.authorityName),
                number = \(school.number), type = \(school.type), phase = \(school.phase),
                status = \(school.status), pupils = \(school.pupils), district_name = \(school.districtName),
                opened_on = \(school.openedOn), closed_on = \(school.closedOn)
            WHERE organisation_id = \(id)
            """)
    }
}

extension School {
    /// On which the organisation ends: nil while it is open. A last day before the first is not believed.
    fileprivate func lastDay(after first: Day?) -> Day? {
        guard isClosed, let closedOn else { return nil }
        return max(closedOn, first ?? closedOn)
    }
}

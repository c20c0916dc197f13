import Domain
import Foundation
import Platform
import Storage

/// An appointment with the name of who is appointed.
package struct ListedAppointment: Sendable, Equatable {
    package let appointment: Appointment
    package let name: String
}

/// How appointments, declared interests and conflicts are kept.
package enum ScrutineerStore {
    /// The latest term first.
    package static func appointments(on db: any Connection) throws -> [ListedAppointment] {
        try db.rows("\(selection) ORDER BY starts_on DESC, member.name_folded, scrutineer_appointment.id").map {
            try ListedAppointment(appointment: Appointment($0), name: $0["name"])
        }
    }

    static func appointments(of member: ID<Member>, on db: any Connection) throws -> [Appointment] {
        try db.rows("\(selection) WHERE member_id = \(member) ORDER BY starts_on").map { try Appointment($0) }
    }

    static func appointment(_ id: ID<Appointment>, on db: any Connection) throws -> Appointment {
        let found = try db.rows("\(selection) WHERE scrutineer_appointment.id = \(id)")
        guard let row = found.first else { throw NotFound("appointment") }
        return try Appointment(row)
    }

    static func keep(_ appointment: Appointment, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO scrutineer_appointment (id, member_id, arrangement, starts_on, ends_on, days_a_year,
                appointed_by, appointed_on, independence)
            VALUES (\(appointment.id), \(appointment.member), \(appointment.arrangement), \(appointment.from),
                \(appointment.to), \(appointment.daysAYear), \(appointment.appointedBy), \(appointment.appointedOn),
                \(appointment.independence))
            ON CONFLICT (id) DO UPDATE SET arrangement = excluded.arrangement, starts_on = excluded.starts_on,
                ends_on = excluded.ends_on, days_a_year = excluded.days_a_year, appointed_by = excluded.appointed_by,
                appointed_on = excluded.appointed_on, independence = excluded.independence
            """)
    }

    private static let selection: SQL = """
        SELECT scrutineer_appointment.id, member_id, arrangement, starts_on, ends_on, days_a_year, appointed_by,
            appointed_on, independence, member.name
        FROM scrutineer_appointment JOIN member ON member.id = scrutineer_appointment.member_id
        """
}

// What they declared.
extension ScrutineerStore {
    /// Of everybody, the latest first.
    package static func interests(on db: any Connection) throws -> [DeclaredInterest] {
        try db.rows(
            """
            SELECT id, member_id, what, organisation, starts_on, ends_on, declared_on FROM declared_interest
            ORDER BY starts_on DESC, id DESC
            """
        ).map { try DeclaredInterest($0) }
    }

    /// One's own: another's is not there.
    static func interest(
        _ id: ID<DeclaredInterest>, of member: ID<Member>, on db: any Connection
    ) throws -> DeclaredInterest {
        guard let found = try interests(on: db).first(where: { $0.id == id && $0.member == member }) else {
            throw NotFound("interest")
        }
        return found
    }

    /// - Returns: false when it is there already: a form that is sent twice declares once.
    static func add(_ interest: DeclaredInterest, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO declared_interest (id, member_id, what, organisation, starts_on, ends_on, declared_on)
            VALUES (\(interest.id), \(interest.member), \(interest.what), \(interest.organisation), \(interest.from),
                \(interest.to), \(interest.declaredOn)) ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func end(_ interest: DeclaredInterest, on db: any Connection) throws {
        try db.run("UPDATE declared_interest SET ends_on = \(interest.to) WHERE id = \(interest.id)")
    }

    package static func conflicts(on db: any Connection) throws -> [ScrutineerConflict] {
        try db.rows(
            """
            SELECT id, member_id, about, taken_by, declared_on FROM scrutineer_conflict
            ORDER BY declared_on DESC, id DESC
            """
        ).map { try ScrutineerConflict($0) }
    }

    static func add(_ conflict: ScrutineerConflict, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO scrutineer_conflict (id, member_id, about, taken_by, declared_on)
            VALUES (\(conflict.id), \(conflict.member), \(conflict.about), \(conflict.takenBy),
                \(conflict.declaredOn)) ON CONFLICT (id) DO NOTHING
            """) > 0
    }
}

extension ScrutinyArrangement: Storable, Loadable {}

extension Appointment {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], member: row["member_id"], arrangement: row["arrangement"], from: row["starts_on"],
            to: row["ends_on"], daysAYear: row["days_a_year"], appointedBy: row["appointed_by"],
            appointedOn: row["appointed_on"], independence: row["independence"])
    }
}

extension DeclaredInterest {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], member: row["member_id"], what: row["what"], organisation: row["organisation"],
            from: row["starts_on"], to: row["ends_on"], declaredOn: row["declared_on"])
    }
}

extension ScrutineerConflict {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], member: row["member_id"], about: row["about"], takenBy: row["taken_by"],
            declaredOn: row["declared_on"])
    }
}

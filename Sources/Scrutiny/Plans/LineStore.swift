import Domain
import Foundation
import Platform
import Storage

extension LineOfEnquiry.State: Storable, Loadable {}

/// How lines of enquiry are kept, and who sees which.
package enum LineStore {
    /// Of one plan, in the order in which they were added.
    package static func lines(
        of plan: ID<ScrutinyPlan>, for viewer: Viewer, on db: any Connection
    ) throws -> [LineOfEnquiry] {
        try lines("WHERE plan_id = \(plan) AND \(seen(by: viewer)) ORDER BY added_at, id", on: db)
    }

    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    package static func line(
        _ id: ID<LineOfEnquiry>, for viewer: Viewer, on db: any Connection
    ) throws -> LineOfEnquiry {
        guard let line = try lines("WHERE id = \(id) AND \(seen(by: viewer))", on: db).first else {
            throw NotFound("line of enquiry")
        }
        return line
    }

    /// Those of them that this person sees, in one query.
    static func lines(
        _ ids: [ID<LineOfEnquiry>], for viewer: Viewer, on db: any Connection
    ) throws -> [LineOfEnquiry] {
        let asked: SQL = ids.isEmpty ? "1 = 0" : "id IN (\(SQL.list(ids)))"
        return try lines("WHERE \(asked) AND \(seen(by: viewer)) ORDER BY added_at, id", on: db)
    }

    /// Of every plan that has not been closed, for choosing one.
    static func open(for viewer: Viewer, on db: any Connection) throws -> [LineOfEnquiry] {
        try lines(
            """
            WHERE state <> \(LineOfEnquiry.State.closed) AND \(seen(by: viewer))
                AND plan_id IN (SELECT id FROM scrutiny_plan WHERE closed_on IS NULL)
            ORDER BY added_at, id
            """, on: db)
    }

    /// Questions that came of this one.
    static func following(
        _ id: ID<LineOfEnquiry>, for viewer: Viewer, on db: any Connection
    ) throws -> [LineOfEnquiry] {
        try lines("WHERE follows_id = \(id) AND \(seen(by: viewer)) ORDER BY added_at, id", on: db)
    }

    static func known(_ id: ID<LineOfEnquiry>, on db: any Connection) throws -> LineOfEnquiry {
        guard let line = try lines("WHERE id = \(id)", on: db).first else { throw NotFound("line of enquiry") }
        return line
    }

    /// Whoever may see them: for those who read what was judged about them.
    static func known(_ ids: [ID<LineOfEnquiry>], on db: any Connection) throws -> [LineOfEnquiry] {
        try ids.isEmpty ? [] : lines("WHERE id IN (\(SQL.list(ids)))", on: db)
    }

    static func known(of plan: ID<ScrutinyPlan>, on db: any Connection) throws -> [LineOfEnquiry] {
        try lines("WHERE plan_id = \(plan) ORDER BY added_at, id", on: db)
    }

    /// - Returns: whether it is new.
    static func add(_ line: LineOfEnquiry, at now: Date, on db: any Connection) throws -> Bool {
        let details = line.details
        return try db.run(
            """
            INSERT INTO line_of_enquiry (id, plan_id, area_id, question, claim, why_now, answerer, wanted, state,
                shared_on, follows_id, added_at)
            VALUES (\(line.id), \(line.plan), \(details.area), \(details.question), \(details.claim),
                \(details.whyNow), \(details.answerer), \(words(of: details.wanted)), \(line.state), \(line.sharedOn),
                \(line.follows), \(now))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ line: LineOfEnquiry, on db: any Connection) throws {
        let details = line.details
        try db.run(
            """
            UPDATE line_of_enquiry SET area_id = \(details.area), question = \(details.question),
                claim = \(details.claim), why_now = \(details.whyNow), answerer = \(details.answerer),
                wanted = \(words(of: details.wanted)), state = \(line.state), shared_on = \(line.sharedOn)
            WHERE id = \(line.id)
            """)
    }

    static func shareAll(of plan: ID<ScrutinyPlan>, on day: Day, _ db: any Connection) throws {
        try db.run("UPDATE line_of_enquiry SET shared_on = \(day) WHERE plan_id = \(plan) AND shared_on IS NULL")
    }

    private static func lines(_ rest: SQL, on db: any Connection) throws -> [LineOfEnquiry] {
        try db.rows("SELECT * FROM line_of_enquiry \(rest)").map { try LineOfEnquiry($0) }
    }

    private static func seen(by viewer: Viewer) -> SQL {
        if viewer.may(.keepScrutiny) { return "1 = 1" }
        return viewer.may(.readScrutinyPlan) ? "shared_on IS NOT NULL" : "1 = 0"
    }

    private static func words(of kinds: Set<EvidenceKind>) -> String {
        EvidenceKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: " ")
    }
}

extension LineOfEnquiry {
    fileprivate init(_ row: Row) throws {
        let wanted: String = try row["wanted"]
        let details = try LineDetails(
            area: row["area_id"], question: row["question"], claim: row["claim"], whyNow: row["why_now"],
            answerer: row["answerer"],
            wanted: Set(wanted.split(separator: " ").compactMap { EvidenceKind(rawValue: String($0)) }))
        try self.init(
            id: row["id"], plan: row["plan_id"], details: details, state: row["state"], sharedOn: row["shared_on"],
            follows: row["follows_id"])
    }
}

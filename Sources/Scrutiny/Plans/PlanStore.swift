import Domain
import Foundation
import Platform
import Storage

/// How plans are kept. Lists within one are kept a line each: no principle and no question has a line end.
package enum PlanStore {
    /// Newest year first; whoever keeps no scrutiny sees what was offered.
    package static func plans(for viewer: Viewer, on db: any Connection) throws -> [ScrutinyPlan] {
        let seen = seen(by: viewer)
        return try db.rows("SELECT * FROM scrutiny_plan WHERE \(seen) ORDER BY starts_on DESC, id DESC")
            .map { try ScrutinyPlan($0) }
    }

    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    package static func plan(
        _ id: ID<ScrutinyPlan>, for viewer: Viewer, on db: any Connection
    ) throws -> ScrutinyPlan {
        let found = try db.rows("SELECT * FROM scrutiny_plan WHERE id = \(id) AND \(seen(by: viewer))")
        guard let row = found.first else { throw NotFound("plan") }
        return try ScrutinyPlan(row)
    }

    static func known(_ id: ID<ScrutinyPlan>, on db: any Connection) throws -> ScrutinyPlan {
        guard let row = try db.rows("SELECT * FROM scrutiny_plan WHERE id = \(id)").first else {
            throw NotFound("plan")
        }
        return try ScrutinyPlan(row)
    }

    /// What everybody may read: the newest first.
    static func published(on db: any Connection) throws -> [ScrutinyPlan] {
        try db.rows(
            "SELECT * FROM scrutiny_plan WHERE published_on IS NOT NULL ORDER BY starts_on DESC, id DESC"
        ).map { try ScrutinyPlan($0) }
    }

    /// What partners have seen, the oldest year first.
    static func offered(on db: any Connection) throws -> [ScrutinyPlan] {
        try db.rows("SELECT * FROM scrutiny_plan WHERE version > 0 ORDER BY starts_on, id").map { try ScrutinyPlan($0) }
    }

    private static func seen(by viewer: Viewer) -> SQL {
        if viewer.may(.keepScrutiny) { return "1 = 1" }
        return viewer.may(.readScrutinyPlan) ? "version > 0" : "1 = 0"
    }

    /// - Returns: whether it is new.
    static func add(_ plan: ScrutinyPlan, at now: Date, on db: any Connection) throws -> Bool {
        let details = plan.details
        return try db.run(
            """
            INSERT INTO scrutiny_plan (id, title, starts_on, ends_on, days, framework, principles, version,
                has_changes, added_at)
            VALUES (\(plan.id), \(details.title), \(details.startsOn), \(details.endsOn), \(details.days),
                \(details.framework), \(details.principles.joined(separator: "\n")), 0, \(false), \(now))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ plan: ScrutinyPlan, on db: any Connection) throws {
        let details = plan.details
        try db.run(
            """
            UPDATE scrutiny_plan SET title = \(details.title), starts_on = \(details.startsOn),
                ends_on = \(details.endsOn), days = \(details.days), framework = \(details.framework),
                principles = \(details.principles.joined(separator: "\n")), version = \(plan.version),
                agreed_version = \(plan.agreedVersion), has_changes = \(plan.hasChanges),
                published_on = \(plan.publishedOn), closed_on = \(plan.closedOn)
            WHERE id = \(plan.id)
            """)
    }
}

// Its areas.
extension PlanStore {
    package static func areas(of plan: ID<ScrutinyPlan>, on db: any Connection) throws -> [PlanArea] {
        try db.rows(
            "SELECT id, plan_id, title, reason FROM plan_area WHERE plan_id = \(plan) ORDER BY position, id"
        ).map { try PlanArea(id: $0["id"], plan: $0["plan_id"], title: $0["title"], reason: $0["reason"]) }
    }

    static func area(_ id: ID<PlanArea>, of plan: ID<ScrutinyPlan>, on db: any Connection) throws -> PlanArea {
        guard let area = try areas(of: plan, on: db).first(where: { $0.id == id }) else { throw NotFound("area") }
        return area
    }

    static func add(_ area: PlanArea, on db: any Connection) throws -> Bool {
        let last = try db.rows("SELECT max(position) AS last FROM plan_area WHERE plan_id = \(area.plan)").first
        let position: Int? = try last.flatMap { try $0["last"] }
        return try db.run(
            """
            INSERT INTO plan_area (id, plan_id, position, title, reason)
            VALUES (\(area.id), \(area.plan), \((position ?? 0) + 1), \(area.title), \(area.reason))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ area: PlanArea, on db: any Connection) throws {
        try db.run(
            "UPDATE plan_area SET title = \(area.title), reason = \(area.reason) WHERE id = \(area.id)")
    }
}

// What was offered and agreed to.
extension PlanStore {
    static func add(_ version: PlanVersion, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO plan_version (plan_id, version, title, starts_on, ends_on, principles, questions, offered_on,
                offered_by)
            VALUES (\(version.plan), \(version.version), \(version.title), \(version.startsOn), \(version.endsOn),
                \(version.principles.joined(separator: "\n")),
                \(version.questions.joined(separator: "\n")), \(version.offeredOn), \(version.offeredBy))
            """)
    }

    /// Newest first.
    static func versions(of plan: ID<ScrutinyPlan>, on db: any Connection) throws -> [PlanVersion] {
        try db.rows(
            """
            SELECT plan_id, version, title, starts_on, ends_on, principles, questions, offered_on, offered_by
            FROM plan_version WHERE plan_id = \(plan) ORDER BY version DESC
            """
        ).map { row in
            try PlanVersion(
                plan: row["plan_id"], version: row["version"], title: row["title"], startsOn: row["starts_on"],
                endsOn: row["ends_on"], principles: lines(row["principles"]),
                questions: lines(row["questions"]), offeredOn: row["offered_on"], offeredBy: row["offered_by"])
        }
    }

    /// - Returns: whether it is new: an organisation agrees once to each version.
    static func add(
        _ agreement: PlanAgreement, to plan: ID<ScrutinyPlan>, on db: any Connection
    ) throws -> Bool {
        try db.run(
            """
            INSERT INTO plan_agreement (plan_id, version, organisation_id, member_id, agreed_on)
            VALUES (\(plan), \(agreement.version), \(agreement.organisation), \(agreement.member), \(agreement.on))
            ON CONFLICT (plan_id, version, organisation_id) DO NOTHING
            """) > 0
    }

    static func agreements(to plan: ID<ScrutinyPlan>, on db: any Connection) throws -> [PlanAgreement] {
        try db.rows(
            """
            SELECT version, organisation_id, member_id, agreed_on FROM plan_agreement WHERE plan_id = \(plan)
            ORDER BY version, agreed_on, organisation_id
            """
        ).map { row in
            try PlanAgreement(
                version: row["version"], organisation: row["organisation_id"], member: row["member_id"],
                on: row["agreed_on"])
        }
    }

    /// The latest version of each plan that this organisation has agreed to.
    static func agreed(by organisation: ID<Organisation>, on db: any Connection) throws -> [ID<ScrutinyPlan>: Int] {
        let rows = try db.rows(
            """
            SELECT plan_id, max(version) AS version FROM plan_agreement WHERE organisation_id = \(organisation)
            GROUP BY plan_id
            """)
        return try Dictionary(rows.map { try ($0["plan_id"], $0["version"]) }, uniquingKeysWith: { first, _ in first })
    }

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }
}

extension ScrutinyPlan {
    fileprivate init(_ row: Row) throws {
        let details = try PlanDetails(
            title: row["title"], startsOn: row["starts_on"], endsOn: row["ends_on"], days: row["days"],
            framework: row["framework"], principles: PlanStore.lines(row["principles"]))
        try self.init(
            id: row["id"], details: details, version: row["version"], agreedVersion: row["agreed_version"],
            hasChanges: row["has_changes"], publishedOn: row["published_on"], closedOn: row["closed_on"])
    }
}

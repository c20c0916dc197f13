import Domain
import Foundation
import Platform
import Storage

/// A challenge with the names that stand around it.
package struct ListedChallenge: Sendable, Equatable {
    package let challenge: Challenge
    package let addressee: String
    package let raiser: String
    /// The group it was raised for.
    package let forGroup: String?
}

/// How many challenges somebody sees. Late ones are owed an answer too.
package struct ChallengeCounts: Sendable, Equatable {
    package let all: Int
    package let waiting: Int
    package let late: Int
    package let finished: Int
}

/// How challenges are kept and who sees which.
package enum ChallengeStore {
    /// The newest first.
    ///
    /// - Parameter limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func list(
        for viewer: Viewer, _ filter: ChallengeFilter = .init(), on today: Day, _ turn: Turn<RowPlace> = .start,
        limit: Int, _ db: any Connection
    ) throws -> [ListedChallenge] {
        let place = turn.sql(by: "-challenge.number", "challenge.id")
        let conditions = [seen(by: viewer), place.condition] + conditions(of: filter, on: today)
        return try listed(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(
        for viewer: Viewer, _ filter: ChallengeFilter, on today: Day, _ db: any Connection
    ) throws -> Int {
        let conditions = [seen(by: viewer)] + conditions(of: filter, on: today)
        let found = try db.rows(
            "SELECT count(*) AS number FROM challenge WHERE \(SQL.joined(conditions, by: " AND "))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    static func counts(for viewer: Viewer, on today: Day, _ db: any Connection) throws -> ChallengeCounts {
        let found = try db.rows(
            """
            SELECT count(*) AS all_count,
                count(CASE WHEN state IN (\(waiting)) THEN 1 END) AS waiting_count,
                count(CASE WHEN state IN (\(waiting)) AND due_on < \(today) THEN 1 END) AS late_count,
                count(CASE WHEN state IN ('resolved', 'reviewed') THEN 1 END) AS finished_count
            FROM challenge WHERE \(seen(by: viewer))
            """)
        guard let row = found.first else { return ChallengeCounts(all: 0, waiting: 0, late: 0, finished: 0) }
        return try ChallengeCounts(
            all: row["all_count"], waiting: row["waiting_count"], late: row["late_count"],
            finished: row["finished_count"])
    }

    /// All of them, the newest first, for whoever runs the machine.
    static func all(on db: any Connection) throws -> [ListedChallenge] {
        try listed("ORDER BY challenge.number DESC", on: db)
    }

    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    static func challenge(
        _ id: ID<Challenge>, for viewer: Viewer, on db: any Connection
    ) throws -> ListedChallenge {
        let found = try listed("WHERE challenge.id = \(id) AND \(seen(by: viewer))", on: db)
        guard let challenge = found.first else { throw NotFound("challenge") }
        return challenge
    }

    /// Those of them that this person sees, in one query.
    static func challenges(
        _ ids: [ID<Challenge>], for viewer: Viewer, on db: any Connection
    ) throws -> [ListedChallenge] {
        try ids.isEmpty ? [] : listed("WHERE challenge.id IN (\(SQL.list(ids))) AND \(seen(by: viewer))", on: db)
    }

    /// For a rule to be applied to, or a job.
    static func known(_ id: ID<Challenge>, on db: any Connection) throws -> ListedChallenge {
        guard let found = try listed("WHERE challenge.id = \(id)", on: db).first else { throw NotFound("challenge") }
        return found
    }

    /// Those put to this member's organisation or to one of their groups that are owed an answer, soonest due first.
    static func owed(by actor: ChallengeActor, limit: Int, on db: any Connection) throws -> [ListedChallenge] {
        var asked: [SQL] = []
        if let own = actor.member.organisation { asked.append("challenge.organisation_id = \(own)") }
        if !actor.groups.isEmpty { asked.append("challenge.group_id IN (\(SQL.list(Array(actor.groups))))") }
        guard !asked.isEmpty else { return [] }
        return try listed(
            """
            WHERE (\(SQL.joined(asked, by: " OR "))) AND challenge.state IN (\(waiting))
            ORDER BY challenge.due_on, challenge.id LIMIT \(limit)
            """, on: db)
    }

    /// What a list can be narrowed to: whom challenges were put to, and themes, by name.
    static func choices(for viewer: Viewer, on db: any Connection) throws -> ChallengeChoices {
        let addressees = try db.rows(
            """
            SELECT DISTINCT challenge.organisation_id, challenge.group_id,
                coalesce(organisation.name_folded, partnership_group.name_folded) AS folded,
                coalesce(organisation.name, partnership_group.name) AS addressee
            FROM challenge LEFT JOIN organisation ON organisation.id = challenge.organisation_id
            LEFT JOIN partnership_group ON partnership_group.id = challenge.group_id
            WHERE \(seen(by: viewer)) ORDER BY folded
            """)
        let themes = try db.rows(
            """
            SELECT theme_folded, min(theme) AS theme FROM challenge
            WHERE theme IS NOT NULL AND \(seen(by: viewer)) GROUP BY theme_folded ORDER BY theme_folded
            """)
        return try ChallengeChoices(
            addressees: addressees.map { try (Addressee($0), $0["addressee"]) },
            themes: themes.map { try $0["theme"] })
    }
}

/// What the filters above the log offer.
struct ChallengeChoices: Sendable {
    let addressees: [(addressee: Addressee, name: String)]
    let themes: [String]
}

// Who sees which.
extension ChallengeStore {
    /// The business unit, the groups and the scrutineer see every challenge; an organisation's people and the members
    /// of a group those put to it; whoever raised one, that one; and elected members those that are public.
    private static func seen(by viewer: Viewer) -> SQL {
        guard viewer.may(.readChallenges), let member = viewer.member else { return "1 = 0" }
        if viewer.seesWholePartnership { return "1 = 1" }
        var parts: [SQL] = ["challenge.raised_by = \(member.id)"]
        if member.roles.contains(.electedMember) { parts.append("challenge.is_public = 1") }
        if viewer.may(.answerChallenges), let own = member.organisation {
            parts.append("challenge.organisation_id = \(own)")
        }
        if viewer.may(.answerChallenges) {
            parts.append(
                "challenge.group_id IN (SELECT group_id FROM group_member WHERE member_id = \(member.id))")
        }
        return "(\(SQL.joined(parts, by: " OR ")))"
    }

    private static let waiting = SQL.list(Challenge.State.allCases.filter(\.isWaiting))

    private static func conditions(of filter: ChallengeFilter, on today: Day) -> [SQL] {
        var conditions: [SQL] = []
        if let state = filter.state { conditions.append("challenge.state = \(state)") }
        switch filter.addressee {
        case .organisation(let id): conditions.append("challenge.organisation_id = \(id)")
        case .group(let id): conditions.append("challenge.group_id = \(id)")
        case nil: break
        }
        if let theme = filter.theme { conditions.append("challenge.theme_folded = \(theme.folded)") }
        if filter.isLate {
            conditions.append("challenge.state IN (\(waiting)) AND challenge.due_on < \(today)")
        }
        return conditions
    }

    private static func listed(_ rest: SQL, on db: any Connection) throws -> [ListedChallenge] {
        try db.rows(
            """
            SELECT challenge.*, member.name AS raiser_name, for_group.name AS for_group_name,
                coalesce(organisation.name, partnership_group.name) AS addressee_name
            FROM challenge JOIN member ON member.id = challenge.raised_by
            LEFT JOIN organisation ON organisation.id = challenge.organisation_id
            LEFT JOIN partnership_group ON partnership_group.id = challenge.group_id
            LEFT JOIN partnership_group AS for_group ON for_group.id = challenge.for_group_id \(rest)
            """
        ).map { try ListedChallenge($0) }
    }
}

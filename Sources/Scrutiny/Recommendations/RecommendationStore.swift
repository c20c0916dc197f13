import Domain
import Foundation
import Platform
import Storage

/// A recommendation with the names of those it is put to, in their order.
package struct ListedRecommendation: Sendable, Equatable {
    package let recommendation: Recommendation
    package let maker: String
    package let names: [String]
}

/// How many recommendations somebody sees. Late ones wait for an answer too.
package struct RecommendationCounts: Sendable, Equatable {
    package let all: Int
    package let waiting: Int
    package let late: Int
}

/// How recommendations are kept and who sees which.
package enum RecommendationStore {
    /// The newest first, in three queries however many there are.
    ///
    /// - Parameter limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func list(
        for viewer: Viewer, _ standing: Recommendation.Standing? = nil, on today: Day,
        _ turn: Turn<RowPlace> = .start, limit: Int, _ db: any Connection
    ) throws -> [ListedRecommendation] {
        let place = turn.sql(by: "-recommendation.number", "recommendation.id")
        let conditions = [seen(by: viewer), place.condition, condition(standing, on: today)]
        return try listed(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", on: db)
    }

    static func count(
        for viewer: Viewer, _ standing: Recommendation.Standing?, on today: Day, _ db: any Connection
    ) throws -> Int {
        let found = try db.rows(
            """
            SELECT count(*) AS number FROM recommendation
            WHERE \(seen(by: viewer)) AND \(condition(standing, on: today))
            """)
        return try found.first.map { try $0["number"] } ?? 0
    }

    static func counts(for viewer: Viewer, on today: Day, _ db: any Connection) throws -> RecommendationCounts {
        let found = try db.rows(
            """
            SELECT count(*) AS all_count, count(CASE WHEN \(isUnanswered) THEN 1 END) AS waiting_count,
                count(CASE WHEN \(isUnanswered) AND due_on < \(today) THEN 1 END) AS late_count
            FROM recommendation WHERE \(seen(by: viewer))
            """)
        guard let row = found.first else { return RecommendationCounts(all: 0, waiting: 0, late: 0) }
        return try RecommendationCounts(all: row["all_count"], waiting: row["waiting_count"], late: row["late_count"])
    }

    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    static func recommendation(
        _ id: ID<Recommendation>, for viewer: Viewer, on db: any Connection
    ) throws -> ListedRecommendation {
        let found = try listed("WHERE recommendation.id = \(id) AND \(seen(by: viewer))", on: db)
        guard let recommendation = found.first else { throw NotFound("recommendation") }
        return recommendation
    }

    /// What was recommended because of a record, the newest first.
    static func recommendations(
        about reference: RecordReference, for viewer: Viewer, on db: any Connection
    ) throws -> [ListedRecommendation] {
        try listed(
            """
            WHERE recommendation.about_kind = \(reference.kind) AND recommendation.about_id = \(reference.id)
                AND \(seen(by: viewer)) ORDER BY recommendation.number DESC
            """, on: db)
    }

    /// For a job.
    static func known(_ id: ID<Recommendation>, on db: any Connection) throws -> ListedRecommendation {
        guard let found = try listed("WHERE recommendation.id = \(id)", on: db).first else {
            throw NotFound("recommendation")
        }
        return found
    }

    /// All of them, the newest first, for whoever runs the machine.
    static func all(on db: any Connection) throws -> [ListedRecommendation] {
        try listed("ORDER BY recommendation.number DESC", on: db)
    }

    private static func listed(_ rest: SQL, on db: any Connection) throws -> [ListedRecommendation] {
        let rows = try db.rows(
            """
            SELECT recommendation.*, member.name AS maker_name
            FROM recommendation JOIN member ON member.id = recommendation.made_by \(rest)
            """)
        let parts = try RecommendationParts(of: rows.map { try $0["id"] }, on: db)
        return try rows.map { try ListedRecommendation($0, parts) }
    }
}

// Who sees which.
extension RecommendationStore {
    /// The business unit, the groups and the scrutineer see every recommendation; an organisation's people those put to
    /// it; elected members those that are public.
    private static func seen(by viewer: Viewer) -> SQL {
        guard viewer.may(.readRecommendations), let member = viewer.member else { return "1 = 0" }
        if viewer.seesWholePartnership { return "1 = 1" }
        var parts: [SQL] = ["1 = 0"]
        if member.roles.contains(.electedMember) { parts.append("recommendation.is_public = 1") }
        if viewer.may(.answerRecommendations), let own = member.organisation {
            parts.append(
                """
                recommendation.id IN (
                    SELECT recommendation_id FROM recommendation_addressee WHERE organisation_id = \(own))
                """)
        }
        return "(\(SQL.joined(parts, by: " OR ")))"
    }

    private static let isUnanswered: SQL = """
        EXISTS (SELECT 1 FROM recommendation_addressee AS asked WHERE asked.recommendation_id = recommendation.id
            AND NOT EXISTS (SELECT 1 FROM recommendation_response AS given
                WHERE given.recommendation_id = asked.recommendation_id AND given.position = asked.position))
        """

    private static func condition(_ standing: Recommendation.Standing?, on today: Day) -> SQL {
        switch standing {
        case .waiting: "\(isUnanswered) AND due_on >= \(today)"
        case .late: "\(isUnanswered) AND due_on < \(today)"
        case .answered: "NOT \(isUnanswered)"
        case nil: "1 = 1"
        }
    }
}

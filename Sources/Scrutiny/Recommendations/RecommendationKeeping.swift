import Domain
import Foundation
import Platform
import Storage

// Writing recommendations and the answers to them.
extension RecommendationStore {
    static func nextNumber(on db: any Connection) throws -> Int {
        let found = try db.rows("SELECT coalesce(max(number), 0) + 1 AS number FROM recommendation")
        return try found.first.map { try $0["number"] } ?? 1
    }

    static func contains(_ id: ID<Recommendation>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM recommendation WHERE id = \(id)").isEmpty
    }

    static func add(_ recommendation: Recommendation, on db: any Connection) throws {
        let draft = recommendation.draft
        try db.run(
            """
            INSERT INTO recommendation (id, number, words, source, about_kind, about_id, due_on, is_public, made_by,
                made_on)
            VALUES (\(recommendation.id), \(recommendation.number), \(draft.words), \(draft.source),
                \(draft.about?.kind), \(draft.about?.id), \(draft.dueOn), \(draft.isPublic), \(recommendation.madeBy),
                \(recommendation.madeOn))
            """)
        for (index, addressee) in draft.addressees.enumerated() {
            try db.run(
                """
                INSERT INTO recommendation_addressee (recommendation_id, position, organisation_id, group_id)
                VALUES (\(recommendation.id), \(index + 1), \(addressee.organisation), \(addressee.group))
                """)
        }
    }

    static func contains(_ id: ID<RecommendationResponse>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM recommendation_response WHERE id = \(id)").isEmpty
    }

    static func add(
        _ response: RecommendationResponse, to recommendation: Recommendation, at now: Date, on db: any Connection
    ) throws {
        let position = recommendation.draft.addressees.firstIndex(of: response.addressee).map { $0 + 1 }
        try db.run(
            """
            INSERT INTO recommendation_response (id, recommendation_id, position, answer, reason, done_by, made_by,
                made_on, made_at)
            VALUES (\(response.id), \(recommendation.id), \(position), \(response.answer), \(response.reason),
                \(response.doneBy), \(response.by), \(response.on), \(now))
            """)
    }
}

/// Whom recommendations are put to and what they answered, of many at once.
struct RecommendationParts {
    private var addressees: [ID<Recommendation>: [(addressee: Addressee, name: String)]] = [:]
    private var responses: [ID<Recommendation>: [RecommendationResponse]] = [:]

    /// An engine takes so many values in one statement; a page of a list has far fewer.
    private static let most = 1_000

    init(of ids: [ID<Recommendation>], on db: any Connection) throws {
        for start in stride(from: 0, to: ids.count, by: Self.most) {
            let some = Array(ids[start..<min(start + Self.most, ids.count)])
            try readAddressees(of: some, on: db)
            try readResponses(to: some, on: db)
        }
    }

    private mutating func readAddressees(of ids: [ID<Recommendation>], on db: any Connection) throws {
        let put = try db.rows(
            """
            SELECT put.recommendation_id, put.organisation_id, put.group_id,
                coalesce(organisation.name, partnership_group.name) AS name
            FROM recommendation_addressee AS put
            LEFT JOIN organisation ON organisation.id = put.organisation_id
            LEFT JOIN partnership_group ON partnership_group.id = put.group_id
            WHERE put.recommendation_id IN (\(SQL.list(ids))) ORDER BY put.recommendation_id, put.position
            """)
        for row in put {
            addressees[try row["recommendation_id"], default: []].append((try Addressee(row), try row["name"]))
        }
    }

    private mutating func readResponses(to ids: [ID<Recommendation>], on db: any Connection) throws {
        let given = try db.rows(
            """
            SELECT given.*, put.organisation_id, put.group_id FROM recommendation_response AS given
            JOIN recommendation_addressee AS put
                ON put.recommendation_id = given.recommendation_id AND put.position = given.position
            WHERE given.recommendation_id IN (\(SQL.list(ids))) ORDER BY given.made_at, given.id
            """)
        for row in given {
            responses[try row["recommendation_id"], default: []].append(try RecommendationResponse(row))
        }
    }

    func addressees(of id: ID<Recommendation>) -> [(addressee: Addressee, name: String)] {
        addressees[id] ?? []
    }

    func responses(to id: ID<Recommendation>) -> [RecommendationResponse] {
        responses[id] ?? []
    }
}

extension RecommendationDraft.Source: Storable, Loadable {}
extension RecommendationResponse.Answer: Storable, Loadable {}

extension RecommendationResponse {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], addressee: Addressee(row), answer: row["answer"], reason: row["reason"],
            doneBy: row["done_by"], by: row["made_by"], on: row["made_on"])
    }
}

extension ListedRecommendation {
    init(_ row: Row, _ parts: RecommendationParts) throws {
        let id: ID<Recommendation> = try row["id"]
        let (kind, about): (String?, UUID?) = try (row["about_kind"], row["about_id"])
        let put = parts.addressees(of: id)
        let draft = try RecommendationDraft(
            words: row["words"], source: row["source"],
            about: kind.flatMap { kind in about.map { RecordReference(kind: kind, id: $0) } },
            addressees: put.map(\.addressee), dueOn: row["due_on"], isPublic: row["is_public"])
        recommendation = try Recommendation(
            id: id, number: row["number"], draft: draft, madeBy: row["made_by"], madeOn: row["made_on"],
            responses: parts.responses(to: id))
        maker = try row["maker_name"]
        names = put.map(\.name)
    }
}

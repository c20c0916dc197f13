import Domain
import Foundation
import Partnership
import Platform
import Storage

/// A comment as it is kept: when and how it was taken in, and what it is under.
package struct KeptComment: Sendable, Equatable {
    package let comment: Comment
    package let takenInOn: Day
    package let how: CommentHow
}

/// How a comment was taken in.
package enum CommentHow: String, Sendable, Storable, Loadable {
    case typed
    case file

    var words: String {
        switch self {
        case .typed: "Typed in"
        case .file: "From a file"
        }
    }
}

/// What a hub's comments can be narrowed by.
struct CommentFacets: Sendable {
    let kinds: [OrganisationKind]
    let areas: [String]
    let questions: [String]
    let sources: [CommentSource]
}

/// How comments are kept.
package enum CommentStore {
    static let columns: SQL = """
        comment.id, comment.number, comment.text, comment.source, comment.source_detail, comment.organisation,
        comment.organisation_kind, comment.area, comment.role, comment.question, comment.taken_in_on, comment.how
        """

    /// In the order in which they were taken in; those before one backwards from it.
    ///
    /// - Parameters:
    ///   - turn: by the number of a comment.
    ///   - limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func list(
        _ filter: CommentFilter, of hub: ID<Hub>, _ turn: Turn<Int> = .start, limit: Int, on db: any Connection
    ) throws -> [KeptComment] {
        let (place, order): (SQL, SQL) =
            switch turn {
            case .start: ("1 = 1", "comment.number")
            case .after(let number): ("comment.number > \(number)", "comment.number")
            case .before(let number): ("comment.number < \(number)", "comment.number DESC")
            }
        return try db.rows(
            """
            SELECT \(columns) FROM comment WHERE \(filter.condition(in: hub)) AND \(place)
            ORDER BY \(order) LIMIT \(limit)
            """
        ).map(KeptComment.init)
    }

    package static func count(_ filter: CommentFilter, of hub: ID<Hub>, on db: any Connection) throws -> Int {
        if filter.isEmpty { return try count(of: hub, on: db) }
        let found = try db.rows("SELECT count(*) AS number FROM comment WHERE \(filter.condition(in: hub))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// Comments are numbered from 1 without gaps and none is ever removed, so the last number is their count.
    package static func count(of hub: ID<Hub>, on db: any Connection) throws -> Int {
        let found = try db.rows("SELECT max(number) AS last FROM comment WHERE hub_id = \(hub)")
        let last: Int? = try found.first.flatMap { try $0["last"] }
        return last ?? 0
    }

    package static func comment(_ id: ID<Comment>, of hub: ID<Hub>, on db: any Connection) throws -> KeptComment {
        let found = try db.rows("SELECT \(columns) FROM comment WHERE id = \(id) AND hub_id = \(hub)")
        guard let row = found.first else { throw NotFound("comment") }
        return try KeptComment(row)
    }

    static func contains(_ id: ID<Comment>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM comment WHERE id = \(id)").isEmpty
    }

    static func contains(identity: String, of hub: ID<Hub>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM comment WHERE hub_id = \(hub) AND identity = \(identity)").isEmpty
    }

    /// Everything the hub's comments can be narrowed by, in one query.
    static func facets(of hub: ID<Hub>, on db: any Connection) throws -> CommentFacets {
        let rows = try db.rows(
            """
            SELECT DISTINCT source, organisation_kind, area, question FROM comment WHERE hub_id = \(hub)
            """)
        let kinds: [OrganisationKind] = try rows.compactMap { try $0["organisation_kind"] }
        let sources: [CommentSource] = try rows.map { try $0["source"] }
        let areas: [String] = try rows.compactMap { try $0["area"] }
        let questions: [String] = try rows.compactMap { try $0["question"] }
        return CommentFacets(
            kinds: OrganisationKind.allCases.filter(Set(kinds).contains), areas: Set(areas).sorted(),
            questions: Set(questions).sorted(), sources: CommentSource.allCases.filter(Set(sources).contains))
    }

    /// How many comments came from where, in one query.
    package static func provenance(
        of hub: ID<Hub>, on db: any Connection
    ) throws -> [(source: CommentSource, kind: OrganisationKind?, area: String?, comments: Int)] {
        try db.rows(
            """
            SELECT source, organisation_kind, area, count(*) AS comments FROM comment WHERE hub_id = \(hub)
            GROUP BY source, organisation_kind, area
            """
        ).map { try ($0["source"], $0["organisation_kind"], $0["area"], $0["comments"]) }
    }

    /// The day on which the last one was taken in.
    package static func lastHeard(of hub: ID<Hub>, on db: any Connection) throws -> Day? {
        try db.rows("SELECT taken_in_on FROM comment WHERE hub_id = \(hub) ORDER BY number DESC LIMIT 1")
            .first.map { try $0["taken_in_on"] }
    }
}

// Keeping them.
extension CommentStore {
    struct New: Sendable {
        let comment: Comment
        let identity: String
        let how: CommentHow
    }

    /// Several in one statement: a file of ten thousand is a few hundred statements.
    static func add(_ new: ArraySlice<New>, to hub: ID<Hub>, on day: Day, _ db: any Connection) throws {
        guard !new.isEmpty else { return }
        let rows = new.map { row in values(of: row, hub, day) }
        try db.run(
            """
            INSERT INTO comment (id, hub_id, number, text, text_folded, source, source_detail, organisation,
                organisation_kind, area, role, question, identity, taken_in_on, how)
            VALUES \(SQL.joined(rows, by: ", "))
            """)
    }

    private static func values(of new: New, _ hub: ID<Hub>, _ day: Day) -> SQL {
        let (comment, words) = (new.comment, new.comment.words)
        return """
            (\(comment.id), \(hub), \(comment.number), \(words.text), \(words.text.folded), \(words.source),
            \(words.sourceDetail), \(words.organisation), \(words.organisationKind), \(words.area), \(words.role),
            \(words.question), \(new.identity), \(day), \(new.how))
            """
    }
}

extension CommentFilter {
    /// What stands after WHERE, for comments of this hub.
    func condition(in hub: ID<Hub>) -> SQL {
        var conditions: [SQL] = ["comment.hub_id = \(hub)"]
        conditions += terms.map { "comment.text_folded LIKE \(Like.containing($0)) ESCAPE '!'" }
        switch theme {
        case .under(let theme):
            conditions.append("comment.id IN (SELECT comment_id FROM comment_theme WHERE theme_id = \(theme))")
        case .some(.none):
            conditions.append("NOT EXISTS (SELECT 1 FROM comment_theme WHERE comment_id = comment.id)")
        case nil: break
        }
        if let source { conditions.append("comment.source = \(source)") }
        if let kind { conditions.append("comment.organisation_kind = \(kind)") }
        if let area { conditions.append("comment.area = \(area)") }
        if let question { conditions.append("comment.question = \(question)") }
        if isYoungPeople {
            conditions.append("comment.source IN (\(SQL.list(CommentSource.allCases.filter(\.isYoungPeople))))")
        }
        if isKindUnknown { conditions.append("comment.organisation_kind IS NULL") }
        if isAreaUnknown { conditions.append("comment.area IS NULL") }
        return SQL.joined(conditions, by: " AND ")
    }
}

extension CommentSource: Storable, Loadable {}

extension KeptComment {
    init(_ row: Row) throws {
        let words = try CommentWords(
            text: row["text"], source: row["source"], sourceDetail: row["source_detail"],
            organisation: row["organisation"], organisationKind: row["organisation_kind"], area: row["area"],
            role: row["role"], question: row["question"])
        try self.init(
            comment: Comment(id: row["id"], number: row["number"], words: words), takenInOn: row["taken_in_on"],
            how: row["how"])
    }
}

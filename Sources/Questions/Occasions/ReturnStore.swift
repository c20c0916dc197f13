import Domain
import Foundation
import Partnership
import Platform
import Storage

/// A return as a list shows it.
package struct ListedReturn: Sendable, Equatable {
    package let asked: OrganisationReturn
    package let organisationName: String
    package let organisationKind: OrganisationKind
    package let areaName: String?
    /// Of a school, where its register says so.
    package let phase: String?
    /// Words in the role of those who are written to, or nil for everybody known there.
    package let roleWords: String?
    /// How often its link has been replaced.
    package let linkTurn: Int
}

/// How returns are kept, begun and not sent yet or sent.
package enum ReturnStore {
    private static let columns: SQL = """
        organisation_return.occasion_id, organisation_return.organisation_id, organisation_return.begun_on,
        organisation_return.sent_on, organisation_return.extended_to, organisation_return.role_words,
        organisation_return.link_turn,
        organisation.name AS organisation_name, organisation.kind AS organisation_kind, area.name AS area_name,
        school.phase AS phase
        """
    private static let tables: SQL = """
        organisation_return JOIN organisation ON organisation.id = organisation_return.organisation_id
        LEFT JOIN area ON area.id = organisation.area_id
        LEFT JOIN school ON school.organisation_id = organisation.id
        """

    /// By the organisations' names, in one query.
    package static func all(of id: ID<Occasion>, on db: any Connection) throws -> [ListedReturn] {
        try listed(
            "WHERE organisation_return.occasion_id = \(id) ORDER BY organisation.name_folded, organisation.id", db)
    }

    /// What the organisations that were asked are called, in one query.
    static func names(of id: ID<Occasion>, on db: any Connection) throws -> [ID<Organisation>: String] {
        try Dictionary(all(of: id, on: db).map { ($0.asked.organisation, $0.organisationName) }) { first, _ in first }
    }

    static func find(
        _ occasion: ID<Occasion>, _ organisation: ID<Organisation>, on db: any Connection
    ) throws -> ListedReturn {
        let found = try listed(
            """
            WHERE organisation_return.occasion_id = \(occasion)
                AND organisation_return.organisation_id = \(organisation)
            """, db)
        guard let first = found.first else { throw NotFound("return") }
        return first
    }

    static func find(linkHash: String, on db: any Connection) throws -> ListedReturn? {
        try listed("WHERE organisation_return.link_hash = \(linkHash)", db).first
    }

    /// What an organisation is asked to send and has not sent, of occasions that are open. In two queries.
    static func open(
        for organisation: ID<Organisation>, on db: any Connection
    ) throws -> [(listed: ListedReturn, occasion: Occasion)] {
        let returns = try listed(
            """
            WHERE organisation_return.organisation_id = \(organisation) AND organisation_return.sent_on IS NULL
            """, db)
        let asked = Dictionary(returns.map { ($0.asked.occasion, $0) }) { first, _ in first }
        return try OccasionStore.open(among: Array(asked.keys), on: db).compactMap { occasion in
            asked[occasion.id].map { ($0, occasion) }
        }
    }

    /// Puts organisations on the list. Of those that are there already, the words last given count.
    static func add(
        _ organisations: [ID<Organisation>], roleWords: String?, to id: ID<Occasion>, on db: any Connection
    ) throws {
        for organisation in organisations {
            try db.run(
                """
                INSERT INTO organisation_return (occasion_id, organisation_id, role_words)
                VALUES (\(id), \(organisation), \(roleWords))
                ON CONFLICT (occasion_id, organisation_id) DO UPDATE SET role_words = excluded.role_words
                """)
        }
    }

    /// Before it is opened: nothing has been answered.
    static func removeAll(from id: ID<Occasion>, on db: any Connection) throws {
        try db.run("DELETE FROM organisation_return WHERE occasion_id = \(id)")
    }

    static func give(
        _ linkHash: String, turn: Int, to organisation: ID<Organisation>, of id: ID<Occasion>, on db: any Connection
    ) throws {
        try db.run(
            """
            UPDATE organisation_return SET link_hash = \(linkHash), link_turn = \(turn)
            WHERE occasion_id = \(id) AND organisation_id = \(organisation)
            """)
    }

    static func keep(_ kept: OrganisationReturn, on db: any Connection) throws {
        try db.run(
            """
            UPDATE organisation_return SET begun_on = \(kept.begunOn), sent_on = \(kept.sentOn),
                extended_to = \(kept.extendedTo)
            WHERE occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation)
            """)
    }

    private static func listed(_ rest: SQL, _ db: any Connection) throws -> [ListedReturn] {
        try db.rows("SELECT \(columns) FROM \(tables) \(rest)").map { row in
            try ListedReturn(
                asked: OrganisationReturn(
                    occasion: row["occasion_id"], organisation: row["organisation_id"], begunOn: row["begun_on"],
                    sentOn: row["sent_on"], extendedTo: row["extended_to"]),
                organisationName: row["organisation_name"], organisationKind: row["organisation_kind"],
                areaName: row["area_name"], phase: row["phase"], roleWords: row["role_words"],
                linkTurn: row["link_turn"])
        }
    }
}

// What is answered.
extension ReturnStore {
    /// What was answered so far and not sent; empty when nothing was.
    static func sheet(of kept: OrganisationReturn, on db: any Connection) throws -> AnswerSheet {
        let found = try db.rows(
            """
            SELECT sheet FROM organisation_return
            WHERE occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation) AND sheet IS NOT NULL
            """)
        return try found.first.map { try SheetText.read($0["sheet"]).answers } ?? AnswerSheet()
    }

    /// - Parameter sheet: nil once it has been sent.
    static func keep(_ sheet: AnswerSheet?, of kept: OrganisationReturn, on db: any Connection) throws {
        try db.run(
            """
            UPDATE organisation_return SET sheet = \(sheet.map(SheetText.written))
            WHERE occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation)
            """)
    }

    /// What the organisation sent; nil before it did.
    static func response(of kept: OrganisationReturn, on db: any Connection) throws -> KeptResponse? {
        try ResponseStore.response(of: kept.occasion, from: kept.organisation, on: db)
    }

    /// What it sent the last time it was asked the same set of questions, with the version it was asked.
    static func last(
        before occasion: Occasion, from organisation: ID<Organisation>, on db: any Connection
    ) throws -> (asked: QuestionSetVersion, sentOn: Day, sheet: AnswerSheet)? {
        let found = try db.rows(
            """
            SELECT occasion.set_key, occasion.set_version, organisation_return.sent_on, named_response.sheet
            FROM named_response JOIN occasion ON occasion.id = named_response.occasion_id
            JOIN organisation_return ON organisation_return.occasion_id = occasion.id
                AND organisation_return.organisation_id = named_response.organisation_id
            WHERE named_response.organisation_id = \(organisation) AND occasion.id <> \(occasion.id)
                AND occasion.set_key = \(occasion.draft.asked.key) AND organisation_return.sent_on IS NOT NULL
                AND occasion.added_at < (SELECT added_at FROM occasion WHERE id = \(occasion.id))
            ORDER BY named_response.answered_at DESC, named_response.id LIMIT 1
            """
        ).first
        return try found.map { row in
            let asked = try QuestionSetVersion(row["set_key"], row["set_version"])
            return try (asked, row["sent_on"], SheetText.read(row["sheet"]).reusable)
        }
    }
}

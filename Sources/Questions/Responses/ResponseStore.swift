import Domain
import Foundation
import Platform
import Storage

/// One response as it is kept.
package struct KeptResponse: Sendable, Equatable {
    package let id: ID<KeptResponse>
    /// The group on a closed list it is counted under.
    package let crowd: String?
    package var sheet: ScreenedSheet
    package let isPaper: Bool
    /// Who sent it; never of an anonymous occasion.
    package let contact: ID<Contact>?
    /// Whose return it is; only of occasions that ask for returns.
    package var organisation: ID<Organisation>?
}

/// How many responses an occasion has.
package struct ResponseCount: Sendable, Hashable {
    package let all: Int
    /// With words that wait for a reader.
    package let waiting: Int

    package static let none = ResponseCount(all: 0, waiting: 0)
}

/// How responses are kept. Those of anonymous occasions and the others stand in tables of their own.
package enum ResponseStore {
    /// In the order of their ids, which say nothing about when they came. One query, one row at a time.
    package static func forEach(
        of occasion: Occasion, on db: any Connection, _ body: (KeptResponse) throws -> Void
    ) throws {
        let rows: SQL = "\(selection(occasion)) WHERE occasion_id = \(occasion.id) ORDER BY id"
        try db.forEachRow(rows) { row in try body(KeptResponse(row)) }
    }

    /// Of every occasion that has any, in one query.
    package static func counts(on db: any Connection) throws -> [ID<Occasion>: ResponseCount] {
        try counts(where: "1 = 1", on: db)
    }

    package static func count(of id: ID<Occasion>, on db: any Connection) throws -> ResponseCount {
        try counts(where: "occasion_id = \(id)", on: db)[id] ?? .none
    }

    private static func counts(where condition: SQL, on db: any Connection) throws -> [ID<Occasion>: ResponseCount] {
        let rows = try db.rows(
            """
            SELECT occasion_id, count(*) AS number, count(CASE WHEN waits = 1 THEN 1 END) AS waiting FROM response
            WHERE \(condition) GROUP BY occasion_id
            UNION ALL
            SELECT occasion_id, count(*) AS number, count(CASE WHEN waits = 1 THEN 1 END) AS waiting FROM named_response
            WHERE \(condition) GROUP BY occasion_id
            """)
        let pairs: [(ID<Occasion>, ResponseCount)] = try rows.map { row in
            try (row["occasion_id"], ResponseCount(all: row["number"], waiting: row["waiting"]))
        }
        return Dictionary(pairs) { one, other in
            ResponseCount(all: one.all + other.all, waiting: one.waiting + other.waiting)
        }
    }

    /// No more answers are taken: what was begun and never sent is nobody's answer, and nothing tells the order.
    static func close(_ occasion: Occasion, on db: any Connection) throws {
        try DraftStore.tidy(occasion.id, on: db)
        if occasion.kind == .organisationReturn {
            try restoreTakenBack(occasion, on: db)
            try AnswerFileStore.tidyUnsent(of: occasion.id, on: db)
        }
        if occasion.isAnonymous { try Layer.shuffle(occasion, on: db) }
    }

    /// Responses with words that wait for a reader, in one query.
    static func waiting(
        of occasions: [Occasion], on db: any Connection
    ) throws -> [(occasion: Occasion, response: KeptResponse)] {
        let known = Dictionary(occasions.map { ($0.id, $0) }) { first, _ in first }
        let list = SQL.list(occasions.map(\.id))
        return try db.rows(
            """
            SELECT id, occasion_id, crowd, sheet, is_paper, NULL AS contact_id, NULL AS organisation_id FROM response
            WHERE waits = 1 AND occasion_id IN (\(list))
            UNION ALL
            SELECT id, occasion_id, crowd, sheet, is_paper, contact_id, organisation_id FROM named_response
            WHERE waits = 1 AND occasion_id IN (\(list))
            """
        ).compactMap { row in
            guard let occasion = known[try row["occasion_id"]] else { return nil }
            return (occasion, try KeptResponse(row))
        }
    }

    /// Keeps what became of a response. Of an anonymous occasion it is laid down anew among others: alone, it would
    /// stand beside whatever else was written at that moment.
    static func keep(_ response: KeptResponse, of occasion: Occasion, on db: any Connection) throws {
        if occasion.isAnonymous {
            try db.run("DELETE FROM response WHERE occasion_id = \(occasion.id) AND id = \(response.id)")
            return try Layer.add([response], to: occasion, on: db)
        }
        try db.run(
            """
            UPDATE named_response SET sheet = \(SheetText.written(response.sheet)),
                waits = \(response.sheet.isWaiting)
            WHERE occasion_id = \(occasion.id) AND id = \(response.id)
            """)
    }

    /// Keeps responses that came together.
    static func add(
        _ responses: [KeptResponse], to occasion: Occasion, at now: Date, on db: any Connection
    ) throws {
        guard !occasion.isAnonymous else { return try Layer.add(responses, to: occasion, on: db) }
        for response in responses {
            try addNamed(response, to: occasion, at: now, on: db)
        }
    }

    /// With who sent it and when.
    private static func addNamed(
        _ response: KeptResponse, to occasion: Occasion, at now: Date, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO named_response
                (id, occasion_id, contact_id, organisation_id, crowd, sheet, waits, is_paper, answered_at)
            VALUES (\(response.id), \(occasion.id), \(response.contact), \(response.organisation), \(response.crowd),
                \(SheetText.written(response.sheet)), \(response.sheet.isWaiting), \(response.isPaper), \(now))
            """)
    }

    /// What an organisation sent; nil before it did.
    static func response(
        of occasion: ID<Occasion>, from organisation: ID<Organisation>, on db: any Connection
    ) throws -> KeptResponse? {
        try db.rows(
            """
            SELECT id, crowd, sheet, is_paper, contact_id, organisation_id FROM named_response
            WHERE occasion_id = \(occasion) AND organisation_id = \(organisation)
            """
        ).first.map { try KeptResponse($0) }
    }

    /// A return that is asked for again is no answer until it is sent anew, or nothing more is taken.
    static func takeBack(
        _ response: ID<KeptResponse>, of asked: OrganisationReturn, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO return_taken_back (occasion_id, organisation_id, sheet, crowd, sent_on, answered_at)
            SELECT occasion_id, organisation_id, sheet, crowd, \(asked.sentOn), answered_at FROM named_response
            WHERE occasion_id = \(asked.occasion) AND id = \(response)
            """)
        try db.run("DELETE FROM named_response WHERE occasion_id = \(asked.occasion) AND id = \(response)")
    }

    /// It was sent anew: what was sent before counts no more.
    static func forgetTakenBack(_ asked: OrganisationReturn, on db: any Connection) throws {
        try db.run(
            """
            DELETE FROM return_taken_back
            WHERE occasion_id = \(asked.occasion) AND organisation_id = \(asked.organisation)
            """)
    }

    /// What was sent before by those who were asked for it again and did not send it anew.
    private static func restoreTakenBack(_ occasion: Occasion, on db: any Connection) throws {
        let rows = try db.rows("SELECT * FROM return_taken_back WHERE occasion_id = \(occasion.id)")
        for row in rows {
            let (organisation, sentOn): (ID<Organisation>, Day) = try (row["organisation_id"], row["sent_on"])
            let response = try KeptResponse(
                id: ID(makeRandomID()), crowd: row["crowd"], sheet: SheetText.read(row["sheet"]), isPaper: false,
                contact: nil, organisation: organisation)
            try add([response], to: occasion, at: row["answered_at"], on: db)
            try db.run(
                """
                UPDATE organisation_return SET sent_on = \(sentOn), sheet = NULL
                WHERE occasion_id = \(occasion.id) AND organisation_id = \(organisation)
                """)
        }
        try db.run("DELETE FROM return_taken_back WHERE occasion_id = \(occasion.id)")
    }

    private static func selection(_ occasion: Occasion) -> SQL {
        occasion.isAnonymous
            ? "SELECT id, crowd, sheet, is_paper, NULL AS contact_id, NULL AS organisation_id FROM response"
            : "SELECT id, crowd, sheet, is_paper, contact_id, organisation_id FROM named_response"
    }
}

extension KeptResponse {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], crowd: row["crowd"], sheet: SheetText.read(row["sheet"]), isPaper: row["is_paper"],
            contact: row["contact_id"], organisation: row["organisation_id"])
    }
}

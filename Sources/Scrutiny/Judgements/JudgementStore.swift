import Domain
import Foundation
import Partnership
import Platform
import Storage

extension Assurance: Storable, Loadable {}
extension Confidence: Storable, Loadable {}

/// That a judgement was released to a group.
struct JudgementRelease: Sendable, Equatable {
    let group: ID<PartnershipGroup>
    let name: String
    let on: Day
}

/// How judgements are kept: each for good, and read by those to whose group it was released.
package enum JudgementStore {
    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    package static func judgement(
        _ id: ID<Judgement>, for viewer: Viewer, on db: any Connection
    ) throws -> Judgement {
        guard let found = try judgements("WHERE judgement.id = \(id) AND \(seen(by: viewer))", on: db).first else {
            throw NotFound("judgement")
        }
        return found
    }

    /// Those of them that this person may see, in two queries.
    static func judgements(
        _ ids: [ID<Judgement>], for viewer: Viewer, on db: any Connection
    ) throws -> [Judgement] {
        try ids.isEmpty
            ? [] : judgements("WHERE judgement.id IN (\(SQL.list(ids))) AND \(seen(by: viewer))", on: db)
    }

    static func known(_ id: ID<Judgement>, on db: any Connection) throws -> Judgement {
        guard let found = try judgements("WHERE judgement.id = \(id)", on: db).first else {
            throw NotFound("judgement")
        }
        return found
    }

    /// The latest about each of these lines that this person may see, in two queries.
    package static func latest(
        about lines: [ID<LineOfEnquiry>], for viewer: Viewer, on db: any Connection
    ) throws -> [ID<LineOfEnquiry>: Judgement] {
        guard !lines.isEmpty else { return [:] }
        let found = try judgements(
            """
            WHERE judgement.line_id IN (\(SQL.list(lines))) AND \(seen(by: viewer)) ORDER BY judgement.version DESC
            """, on: db)
        return Dictionary(found.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// All versions about one line that this person may see, newest first.
    static func versions(
        about line: ID<LineOfEnquiry>, for viewer: Viewer, on db: any Connection
    ) throws -> [Judgement] {
        try judgements(
            "WHERE judgement.line_id = \(line) AND \(seen(by: viewer)) ORDER BY judgement.version DESC", on: db)
    }

    /// The latest about each line, most recently released first.
    static func current(for viewer: Viewer, limit: Int, on db: any Connection) throws -> [Judgement] {
        try judgements(
            """
            WHERE \(seen(by: viewer)) AND NOT EXISTS (
                SELECT 1 FROM judgement AS later WHERE later.line_id = judgement.line_id
                    AND later.version > judgement.version AND \(seen(by: viewer, "later.id")))
            ORDER BY judgement.released_at DESC, judgement.id LIMIT \(limit)
            """, on: db)
    }

    /// How many versions there are, whoever may see them.
    static func lastVersion(about line: ID<LineOfEnquiry>, on db: any Connection) throws -> Int {
        let found = try db.rows("SELECT max(version) AS last FROM judgement WHERE line_id = \(line)").first
        let last: Int? = try found.flatMap { try $0["last"] }
        return last ?? 0
    }

    /// Whoever keeps scrutiny sees all of them; others those released to a group they are in.
    ///
    /// - Parameter id: the column that names the judgement.
    private static func seen(by viewer: Viewer, _ id: SQL = "judgement.id") -> SQL {
        if viewer.may(.keepScrutiny) { return "1 = 1" }
        guard viewer.may(.readJudgements), let member = viewer.member else { return "1 = 0" }
        return """
            \(id) IN (
                SELECT judgement_release.judgement_id FROM judgement_release
                JOIN group_member ON group_member.group_id = judgement_release.group_id
                WHERE group_member.member_id = \(member.id))
            """
    }

    private static func judgements(_ rest: SQL, on db: any Connection) throws -> [Judgement] {
        let rows = try db.rows("SELECT judgement.* FROM judgement \(rest)")
        let ids: [ID<Judgement>] = try rows.map { try $0["id"] }
        guard !ids.isEmpty else { return [] }
        let pairs = try db.rows(
            """
            SELECT judgement_id, evidence_id FROM judgement_evidence WHERE judgement_id IN (\(SQL.list(ids)))
            ORDER BY evidence_id
            """)
        let evidence = try Dictionary(grouping: pairs) { try $0["judgement_id"] as ID<Judgement> }
            .mapValues { try $0.map { try $0["evidence_id"] as ID<Evidence> } }
        return try rows.map { try Judgement($0, evidence: evidence) }
    }

    static func add(_ judgement: Judgement, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO judgement (id, line_id, question, claim, version, assurance, reasons, confidence,
                confidence_words, made_by, released_at, released_on)
            VALUES (\(judgement.id), \(judgement.line), \(judgement.question), \(judgement.claim),
                \(judgement.version), \(judgement.assurance), \(judgement.reasons), \(judgement.confidence),
                \(judgement.confidenceWords), \(judgement.by), \(judgement.releasedAt), \(judgement.releasedOn))
            """)
        for evidence in judgement.evidence {
            try db.run(
                "INSERT INTO judgement_evidence (judgement_id, evidence_id) VALUES (\(judgement.id), \(evidence))")
        }
    }

    static func contains(_ id: ID<Judgement>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM judgement WHERE id = \(id)").isEmpty
    }
}

// To whom it was released, and what they said.
extension JudgementStore {
    static func release(
        _ judgement: ID<Judgement>, to group: ID<PartnershipGroup>, by member: ID<Member>, on day: Day,
        _ db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO judgement_release (judgement_id, group_id, released_by, released_on)
            VALUES (\(judgement), \(group), \(member), \(day)) ON CONFLICT (judgement_id, group_id) DO NOTHING
            """)
    }

    /// By name of the group.
    static func releases(of judgement: ID<Judgement>, on db: any Connection) throws -> [JudgementRelease] {
        try db.rows(
            """
            SELECT judgement_release.group_id, judgement_release.released_on, partnership_group.name
            FROM judgement_release JOIN partnership_group ON partnership_group.id = judgement_release.group_id
            WHERE judgement_release.judgement_id = \(judgement) ORDER BY partnership_group.name_folded
            """
        ).map { try JudgementRelease(group: $0["group_id"], name: $0["name"], on: $0["released_on"]) }
    }

    static func add(_ reply: JudgementReply, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO judgement_reply (id, judgement_id, group_id, member_id, words, made_at)
            VALUES (\(reply.id), \(reply.judgement), \(reply.group), \(reply.by), \(reply.words), \(reply.at))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    /// In the order in which they were made.
    static func replies(to judgement: ID<Judgement>, on db: any Connection) throws -> [JudgementReply] {
        try db.rows(
            """
            SELECT id, judgement_id, group_id, member_id, words, made_at FROM judgement_reply
            WHERE judgement_id = \(judgement) ORDER BY made_at, id
            """
        ).map { row in
            try JudgementReply(
                id: row["id"], judgement: row["judgement_id"], group: row["group_id"], by: row["member_id"],
                words: row["words"], at: row["made_at"])
        }
    }

    /// Judgements by this person whose evidence has been withdrawn since, and which nothing has followed.
    static func resting(
        onWithdrawnBy member: ID<Member>, on db: any Connection
    ) throws -> [(judgement: ID<Judgement>, question: String, since: Day)] {
        try db.rows(
            """
            SELECT judgement.id, line_of_enquiry.question, min(evidence.withdrawn_on) AS since
            FROM judgement JOIN line_of_enquiry ON line_of_enquiry.id = judgement.line_id
            JOIN judgement_evidence ON judgement_evidence.judgement_id = judgement.id
            JOIN evidence ON evidence.id = judgement_evidence.evidence_id
            WHERE judgement.made_by = \(member) AND evidence.withdrawn_on IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM judgement AS later
                WHERE later.line_id = judgement.line_id AND later.version > judgement.version)
            GROUP BY judgement.id, line_of_enquiry.question ORDER BY since, judgement.id
            """
        ).map { try ($0["id"], $0["question"], $0["since"]) }
    }
}

// What is still being written.
extension JudgementStore {
    static func draftText(
        about line: ID<LineOfEnquiry>, by member: ID<Member>, on db: any Connection
    ) throws -> ID<SealedText>? {
        try db.rows(
            "SELECT sealed_text_id FROM judgement_draft WHERE line_id = \(line) AND member_id = \(member)"
        ).first.map { try $0["sealed_text_id"] }
    }

    static func addDraft(
        _ text: ID<SealedText>, about line: ID<LineOfEnquiry>, by member: ID<Member>, on db: any Connection
    ) throws {
        try db.run(
            "INSERT INTO judgement_draft (line_id, member_id, sealed_text_id) VALUES (\(line), \(member), \(text))")
    }

    static func forgetDraft(
        about line: ID<LineOfEnquiry>, by member: ID<Member>, on db: any Connection
    ) throws {
        try db.run("DELETE FROM judgement_draft WHERE line_id = \(line) AND member_id = \(member)")
    }

    /// The draft is gone afterwards, with its words: what was released is what there is.
    static func takeDraft(
        about line: ID<LineOfEnquiry>, by member: ID<Member>, on db: any Connection
    ) throws {
        let text = try draftText(about: line, by: member, on: db)
        try forgetDraft(about: line, by: member, on: db)
        if let text { try SealedTextStore.take(text, on: db) }
    }
}

extension Judgement {
    fileprivate init(_ row: Row, evidence: [ID<Judgement>: [ID<Evidence>]]) throws {
        let id: ID<Judgement> = try row["id"]
        try self.init(
            id: id, line: row["line_id"], question: row["question"], claim: row["claim"], version: row["version"],
            assurance: row["assurance"],
            reasons: row["reasons"], confidenceWords: row["confidence_words"], confidence: row["confidence"],
            evidence: evidence[id] ?? [], by: row["made_by"], releasedAt: row["released_at"],
            releasedOn: row["released_on"])
    }
}

import Domain
import Foundation
import Platform
import Storage

extension EvidenceKind: Storable, Loadable {}
extension EvidenceStrength: Storable, Loadable {}
extension Sensitivity: Storable, Loadable {}
extension Stance: Storable, Loadable {}

/// Who reads the log, with the key to their own sealed words when they have unlocked them.
package struct EvidenceReader: Sendable {
    package let viewer: Viewer
    package let space: OpenSpace?

    package init(_ viewer: Viewer, space: OpenSpace? = nil) {
        self.viewer = viewer
        self.space = space
    }
}

/// What the log is narrowed by.
struct EvidenceFilter: Sendable, Equatable {
    var kind: EvidenceKind?
    var isShared: Bool?

    var isEmpty: Bool { self == EvidenceFilter() }
}

/// How evidence is kept, and who sees which.
package enum EvidenceStore {
    /// - Throws: ``NotFound`` also when it is there and not this person's to see.
    package static func evidence(
        _ id: ID<Evidence>, for reader: EvidenceReader, on db: any Connection
    ) throws -> Evidence {
        let found = try evidence("WHERE evidence.id = \(id) AND \(seen(by: reader.viewer))", for: reader, on: db)
        guard let evidence = found.first else { throw NotFound("piece of evidence") }
        return evidence
    }

    /// Those of them that this person may see, in two queries.
    static func evidence(
        _ ids: [ID<Evidence>], for reader: EvidenceReader, on db: any Connection
    ) throws -> [Evidence] {
        guard !ids.isEmpty else { return [] }
        return try evidence(
            "WHERE evidence.id IN (\(SQL.list(ids))) AND \(seen(by: reader.viewer))", for: reader, on: db)
    }

    /// What a judgement rests on, for its readers: kind and day of every piece, and the words of what was shared.
    static func resting(
        _ ids: [ID<Evidence>], for reader: EvidenceReader, on db: any Connection
    ) throws -> [Evidence] {
        guard !ids.isEmpty else { return [] }
        return try evidence(
            "WHERE evidence.id IN (\(SQL.list(ids))) ORDER BY evidence.dated_on DESC, evidence.id", for: reader, on: db)
    }

    /// Newest first by its own date; those before one backwards from it.
    ///
    /// - Parameter limit: how many at most; ask for one more than a page shows to know whether there are more.
    static func list(
        _ filter: EvidenceFilter, for reader: EvidenceReader, _ turn: Turn<RowPlace> = .start, limit: Int,
        on db: any Connection
    ) throws -> [Evidence] {
        let place = turn.sql(by: "evidence.dated_on", "evidence.id", isDescending: true)
        let conditions = [seen(by: reader.viewer), place.condition] + conditions(of: filter)
        return try evidence(
            "WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY \(place.order) LIMIT \(limit)", for: reader, on: db)
    }

    /// All of it, newest first, without a key to what is sealed.
    static func all(on db: any Connection) throws -> [Evidence] {
        try evidence("ORDER BY evidence.dated_on DESC, evidence.id DESC", for: EvidenceReader(.visitor), on: db)
    }

    static func count(_ filter: EvidenceFilter, for viewer: Viewer, on db: any Connection) throws -> Int {
        let conditions = [seen(by: viewer)] + conditions(of: filter)
        let found = try db.rows("SELECT count(*) AS number FROM evidence WHERE \(SQL.joined(conditions, by: " AND "))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// How many of these were shared.
    static func sharedCount(of ids: [ID<Evidence>], on db: any Connection) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        let found = try db.rows(
            "SELECT count(*) AS number FROM evidence WHERE is_shared = 1 AND id IN (\(SQL.list(ids)))")
        return try found.first.map { try $0["number"] } ?? 0
    }

    private static func conditions(of filter: EvidenceFilter) -> [SQL] {
        var conditions: [SQL] = []
        if let kind = filter.kind { conditions.append("evidence.kind = \(kind)") }
        if let isShared = filter.isShared { conditions.append("evidence.is_shared = \(isShared)") }
        return conditions
    }

    /// Scrutineers see that all of it is there; whoever else reads evidence sees what was shared.
    private static func seen(by viewer: Viewer) -> SQL {
        if viewer.may(.keepScrutiny) { return "1 = 1" }
        return viewer.may(.readEvidence) ? "evidence.is_shared = 1" : "1 = 0"
    }

    private static func evidence(
        _ rest: SQL, for reader: EvidenceReader, on db: any Connection
    ) throws -> [Evidence] {
        let rows = try db.rows("SELECT evidence.* FROM evidence \(rest)")
        let sealed: [ID<SealedText>] = try rows.compactMap { try $0["sealed_text_id"] }
        let opened = try reader.space.map { try SealedTextStore.texts(sealed, in: $0, on: db) } ?? [:]
        return try rows.map { try Evidence($0, opened: opened) }
    }
}

// Keeping it.
extension EvidenceStore {
    /// Whatever it is, to whom it belongs, and where its words lie.
    struct Kept: Sendable {
        let evidence: Evidence
        let sealed: ID<SealedText>?
    }

    static func kept(
        _ id: ID<Evidence>, opening space: OpenSpace?, on db: any Connection
    ) throws -> Kept {
        guard let row = try db.rows("SELECT evidence.* FROM evidence WHERE id = \(id)").first else {
            throw NotFound("piece of evidence")
        }
        let sealed: ID<SealedText>? = try row["sealed_text_id"]
        let opened: [ID<SealedText>: String] =
            if let space, let sealed { try SealedTextStore.texts([sealed], in: space, on: db) } else { [:] }
        return try Kept(evidence: Evidence(row, opened: opened), sealed: sealed)
    }

    /// Of its sealed words. Nil when they are not in this space.
    static func version(of id: ID<Evidence>, in space: OpenSpace, on db: any Connection) throws -> Int? {
        try kept(id, opening: nil, on: db).sealed.flatMap {
            try SealedTextStore.text($0, in: space, on: db)?.text.version
        }
    }

    /// - Parameter sealed: where its words lie while it is not shared.
    /// - Returns: whether it is new.
    static func add(_ evidence: Evidence, sealed: ID<SealedText>?, on db: any Connection) throws -> Bool {
        let (facts, words) = (evidence.facts, evidence.isShared ? evidence.words : nil)
        return try db.run(
            """
            INSERT INTO evidence (id, kind, dated_on, strength, sensitivity, says, more, source, scope, sealed_text_id,
                is_shared, added_by, added_at)
            VALUES (\(evidence.id), \(facts.kind), \(facts.datedOn), \(facts.strength), \(facts.sensitivity),
                \(words?.says), \(words?.more), \(words?.source), \(words?.scope), \(sealed), \(evidence.isShared),
                \(evidence.addedBy), \(evidence.addedAt))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func contains(_ id: ID<Evidence>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM evidence WHERE id = \(id)").isEmpty
    }

    static func keep(_ evidence: Evidence, sealed: ID<SealedText>?, on db: any Connection) throws {
        let (facts, words) = (evidence.facts, evidence.isShared ? evidence.words : nil)
        try db.run(
            """
            UPDATE evidence SET kind = \(facts.kind), dated_on = \(facts.datedOn), strength = \(facts.strength),
                sensitivity = \(facts.sensitivity), says = \(words?.says), more = \(words?.more),
                source = \(words?.source), scope = \(words?.scope), sealed_text_id = \(sealed),
                is_shared = \(evidence.isShared), withdrawn_on = \(evidence.withdrawal?.on),
                withdrawn_by = \(evidence.withdrawal?.by), withdrawn_reason = \(evidence.withdrawal?.reason)
            WHERE id = \(evidence.id)
            """)
    }
}

// What it says about which line of enquiry, and what it is linked to.
extension EvidenceStore {
    static func set(
        _ stance: Stance, of evidence: ID<Evidence>, about line: ID<LineOfEnquiry>, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO evidence_reading (evidence_id, line_id, stance) VALUES (\(evidence), \(line), \(stance))
            ON CONFLICT (evidence_id, line_id) DO UPDATE SET stance = excluded.stance
            """)
    }

    static func takeReading(
        of evidence: ID<Evidence>, about line: ID<LineOfEnquiry>, on db: any Connection
    ) throws {
        try db.run("DELETE FROM evidence_reading WHERE evidence_id = \(evidence) AND line_id = \(line)")
    }

    static func readings(
        of evidence: ID<Evidence>, on db: any Connection
    ) throws -> [ID<LineOfEnquiry>: Stance] {
        let rows = try db.rows("SELECT line_id, stance FROM evidence_reading WHERE evidence_id = \(evidence)")
        return try Dictionary(rows.map { try ($0["line_id"], $0["stance"]) }, uniquingKeysWith: { first, _ in first })
    }

    static func add(_ reference: RecordReference, to evidence: ID<Evidence>, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO evidence_reference (evidence_id, record_kind, record_id)
            VALUES (\(evidence), \(reference.kind), \(reference.id))
            ON CONFLICT (evidence_id, record_kind, record_id) DO NOTHING
            """)
    }

    static func take(_ reference: RecordReference, from evidence: ID<Evidence>, on db: any Connection) throws {
        try db.run(
            """
            DELETE FROM evidence_reference
            WHERE evidence_id = \(evidence) AND record_kind = \(reference.kind) AND record_id = \(reference.id)
            """)
    }

    static func references(
        of evidence: [ID<Evidence>], on db: any Connection
    ) throws -> [ID<Evidence>: [RecordReference]] {
        guard !evidence.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT evidence_id, record_kind, record_id FROM evidence_reference
            WHERE evidence_id IN (\(SQL.list(evidence))) ORDER BY record_kind, record_id
            """)
        return try Dictionary(grouping: rows) { try $0["evidence_id"] as ID<Evidence> }.mapValues { rows in
            try rows.map { try RecordReference(kind: $0["record_kind"], id: $0["record_id"]) }
        }
    }
}

extension Evidence {
    fileprivate init(_ row: Row, opened: [ID<SealedText>: String]) throws {
        let withdrawnOn: Day? = try row["withdrawn_on"]
        let withdrawal = try withdrawnOn.map {
            try EvidenceWithdrawal(on: $0, by: row["withdrawn_by"], reason: row["withdrawn_reason"])
        }
        let facts = try EvidenceFacts(
            kind: row["kind"], datedOn: row["dated_on"], strength: row["strength"], sensitivity: row["sensitivity"])
        try self.init(
            id: row["id"], facts: facts, words: EvidenceWords(row, opened: opened), isShared: row["is_shared"],
            addedBy: row["added_by"], addedAt: row["added_at"], withdrawal: withdrawal)
    }
}

extension EvidenceWords {
    /// Sealed words that are not open are not there.
    fileprivate init?(_ row: Row, opened: [ID<SealedText>: String]) throws {
        if let sealed: ID<SealedText> = try row["sealed_text_id"] {
            guard let text = opened[sealed] else { return nil }
            self = try JSONDecoder().decode(EvidenceWords.self, from: Data(text.utf8))
        } else {
            guard let says: String = try row["says"] else { return nil }
            try self.init(says: says, more: row["more"], source: row["source"], scope: row["scope"])
        }
    }

    /// As it is sealed.
    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

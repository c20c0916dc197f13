import Crypto
import Domain
import Foundation
import Storage

/// The record of every change and of every reading of a restricted record, each entry chained to the last.
package enum AuditTrail {
    package enum Verdict: Sendable, Equatable {
        case whole(entries: Int, head: String)
        case broken(AuditChain.Break)
    }

    package struct Listed: Sendable {
        package let entry: AuditEntry
        package let at: Date
    }

    /// Adds an entry in the transaction of what it tells of: both are there, or neither.
    ///
    /// - Parameter detail: ids, counts and words of ours; nobody's details.
    package static func record(
        _ action: AuditAction, by actor: Actor, subject: AuditSubject, detail: String = "", at now: Date,
        on db: any Connection
    ) throws {
        let head = try head(on: db)
        let entry = AuditEntry(
            position: head.position + 1, microseconds: Int64((now.timeIntervalSince1970 * 1_000_000).rounded()),
            actor: actor.text, action: action.name, subjectKind: subject.kind, subjectID: subject.id, detail: detail,
            previousHash: head.hash)
        let hash = sha256(entry.canonicalBytes)
        try db.run(
            """
            INSERT INTO audit_entry
                (position, at, actor, action, subject_kind, subject_id, detail, previous_hash, hash)
            VALUES (\(entry.position), \(Int(entry.microseconds)), \(entry.actor), \(entry.action),
                \(entry.subjectKind), \(entry.subjectID), \(entry.detail), \(entry.previousHash), \(hash))
            """)
        try db.run(
            """
            INSERT INTO audit_head (id, position, hash) VALUES (1, \(entry.position), \(hash))
            ON CONFLICT (id) DO UPDATE SET position = excluded.position, hash = excluded.hash
            """)
    }

    /// Reads the whole trail, entry by entry, and says where it first differs from what was written.
    package static func verify(_ database: any Database) async throws -> Verdict {
        try await database.read { db in
            do {
                var chain = AuditChain(hash: sha256)
                try walk(&chain, on: db)
                let head = try head(on: db)
                try chain.end(at: head.position, head.hash)
                return .whole(entries: chain.count, head: chain.head)
            } catch let found as AuditChain.Break {
                return .broken(found)
            }
        }
    }

    private static func walk(_ chain: inout AuditChain, on db: any Connection) throws {
        do {
            try db.forEachRow("SELECT *, \(bytes(db.engine)) AS bytes FROM audit_entry ORDER BY position") { row in
                guard let entry = try? AuditEntry(row), let kept: String = try? row["hash"],
                    let bytes: Int = try? row["bytes"], bytes == entry.textBytes + kept.utf8.count
                else { throw AuditChain.Break.changed(position: chain.count + 1) }
                try chain.take(entry, kept: kept)
            }
        } catch StorageFault.notADatabase {
            // The engine itself can not make sense of what stands there.
            throw AuditChain.Break.changed(position: chain.count + 1)
        }
    }

    /// How long an entry's words are, counted by the engine: a null character would hide from us what follows it.
    private static func bytes(_ engine: Engine) -> SQL {
        let words: SQL = "actor || action || subject_kind || subject_id || detail || previous_hash || hash"
        return switch engine {
        case .sqlite: "length(CAST(\(words) AS BLOB))"
        case .postgres: "octet_length(\(words))"
        }
    }

    /// Newest first.
    package static func page(before position: Int?, limit: Int, on db: any Connection) throws -> [Listed] {
        let before: SQL = position.map { "WHERE position < \($0)" } ?? ""
        return try db.rows("SELECT * FROM audit_entry \(before) ORDER BY position DESC LIMIT \(limit)").map { row in
            try Listed(entry: AuditEntry(row), at: row["at"])
        }
    }

    /// The hash of the last entry: another one whenever anything was recorded.
    package static func end(on db: any Connection) throws -> String {
        try head(on: db).hash
    }

    private static func head(on db: any Connection) throws -> (position: Int, hash: String) {
        let row = try db.rows("SELECT position, hash FROM audit_head WHERE id = 1").first
        return try row.map { try ($0["position"], $0["hash"]) } ?? (0, AuditEntry.firstHash)
    }

    private static let sha256: @Sendable ([UInt8]) -> String = { bytes in
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

extension AuditEntry {
    fileprivate var textBytes: Int {
        [actor, action, subjectKind, subjectID, detail, previousHash].reduce(0) { $0 + $1.utf8.count }
    }

    init(_ row: Row) throws {
        let microseconds: Int = try row["at"]
        try self.init(
            position: row["position"], microseconds: Int64(microseconds), actor: row["actor"], action: row["action"],
            subjectKind: row["subject_kind"], subjectID: row["subject_id"], detail: row["detail"],
            previousHash: row["previous_hash"])
    }
}

extension Migration {
    /// What was done, by whom. Nothing in the program changes or removes a row of `audit_entry`.
    package static let audit = Migration("platform-0003-audit") { types in
        """
        CREATE TABLE audit_entry (
            position      \(types.integer) PRIMARY KEY,
            at            \(types.instant) NOT NULL,
            actor         \(types.text) NOT NULL,
            action        \(types.text) NOT NULL,
            subject_kind  \(types.text) NOT NULL,
            subject_id    \(types.text) NOT NULL,
            detail        \(types.text) NOT NULL,
            previous_hash \(types.text) NOT NULL,
            hash          \(types.text) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE audit_head (
            id       \(types.integer) PRIMARY KEY CHECK (id = 1),
            position \(types.integer) NOT NULL,
            hash     \(types.text) NOT NULL
        )\(types.strict)
        """
    }
}

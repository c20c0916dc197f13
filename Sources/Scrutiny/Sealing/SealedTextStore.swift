import Domain
import Foundation
import Storage

/// How sealed texts are kept. Other slices refer to `sealed_text (id)` and know nothing of keys.
package enum SealedTextStore {
    /// More than anybody saves; a larger number was not shown by any page.
    private static let mostVersions = 1_000_000

    /// Keeps a new text, or a new version of one.
    ///
    /// - Parameters:
    ///   - kind: what sort of text it is: "note", "judgement-draft", "evidence" and so on. It never changes.
    ///   - version: the one that was read; nil for a new text.
    /// - Returns: the version it now has.
    /// - Throws: ``SealedRefusal/changedElsewhere`` when another tab saved in between, ``SealedRefusal/locked`` when
    ///   the space has a newer key than `space`.
    @discardableResult
    package static func put(
        _ text: String, as id: ID<SealedText>, kind: String, expecting version: Int?, in space: OpenSpace,
        at now: Date, on db: any Connection
    ) throws -> Int {
        try SealedSpaceStore.check(space, on: db)
        guard (0..<mostVersions).contains(version ?? 0) else { throw SealedRefusal.changedElsewhere }
        let next = (version ?? 0) + 1
        let bytes = try space.seal(text, id, kind: kind, version: next)
        let changed =
            if let version {
                try db.run(
                    """
                    UPDATE sealed_text SET version = \(next), changed_at = \(now), bytes = \(bytes)
                    WHERE id = \(id) AND space_id = \(space.id) AND kind = \(kind) AND version = \(version)
                    """)
            } else {
                try db.run(
                    """
                    INSERT INTO sealed_text (id, space_id, kind, version, changed_at, bytes)
                    VALUES (\(id), \(space.id), \(kind), \(next), \(now), \(bytes)) ON CONFLICT (id) DO NOTHING
                    """)
            }
        guard changed == 1 else { throw SealedRefusal.changedElsewhere }
        return next
    }

    /// Those of them that lie in this space and can be opened. One that was changed from outside is missing.
    package static func texts(
        _ ids: [ID<SealedText>], in space: OpenSpace, on db: any Connection
    ) throws -> [ID<SealedText>: String] {
        guard !ids.isEmpty else { return [:] }
        let listed = try entries(
            "WHERE space_id = \(space.id) AND id IN (\(SQL.list(Array(Set(ids)))))", in: space, on: db)
        return Dictionary(listed.compactMap { entry in entry.words.map { (entry.text.id, $0) } }) { first, _ in first }
    }

    /// A text with its version, to be changed. Nil when it is not in this space.
    package static func text(_ id: ID<SealedText>, in space: OpenSpace, on db: any Connection) throws -> SealedEntry? {
        try entries("WHERE space_id = \(space.id) AND id = \(id)", in: space, on: db).first
    }

    /// All texts of a kind, or a page of them, newest first.
    package static func texts(
        of kind: String, in space: OpenSpace, from offset: Int = 0, limit: Int? = nil, on db: any Connection
    ) throws -> [SealedEntry] {
        let part: SQL = limit.map { "LIMIT \($0) OFFSET \(offset)" } ?? ""
        return try entries(
            "WHERE space_id = \(space.id) AND kind = \(kind) ORDER BY id DESC \(part)", in: space, on: db)
    }

    package static func count(of kind: String, in space: ID<SealedSpace>, on db: any Connection) throws -> Int {
        let found = try db.rows(
            "SELECT count(*) AS count FROM sealed_text WHERE space_id = \(space) AND kind = \(kind)")
        return try found.first.map { try $0["count"] } ?? 0
    }

    /// Takes a text away for good. Whatever refers to it must be gone before.
    package static func take(_ id: ID<SealedText>, on db: any Connection) throws {
        try db.run("DELETE FROM sealed_text WHERE id = \(id)")
    }

    /// Seals every text of one space again: under a new key, or in another space.
    ///
    /// - Returns: how many texts there were.
    @discardableResult
    static func sealAgain(from old: OpenSpace, to new: OpenSpace, on db: any Connection) throws -> Int {
        let rows = try db.rows(
            "SELECT id, kind, version, bytes FROM sealed_text WHERE space_id = \(old.id) AND bytes <> ''")
        for row in rows {
            let (id, kind, version): (ID<SealedText>, String, Int) = try (row["id"], row["kind"], row["version"])
            // What cannot be opened any more is left as it is rather than lost with the old key.
            guard let words = try? old.open(row["bytes"], id, kind: kind, version: version) else { continue }
            let bytes = try new.seal(words, id, kind: kind, version: version)
            try db.run("UPDATE sealed_text SET space_id = \(new.id), bytes = \(bytes) WHERE id = \(id)")
        }
        return rows.count
    }

    /// Other records may refer to a text: it stays as a place in which nothing lies.
    static func empty(_ space: ID<SealedSpace>, on db: any Connection) throws {
        try db.run("UPDATE sealed_text SET bytes = '' WHERE space_id = \(space)")
    }

    private static func entries(_ rest: SQL, in space: OpenSpace, on db: any Connection) throws -> [SealedEntry] {
        try db.rows("SELECT id, kind, version, changed_at, bytes FROM sealed_text \(rest)").map { row in
            let (id, kind, version): (ID<SealedText>, String, Int) = try (row["id"], row["kind"], row["version"])
            let text = try SealedText(id: id, version: version, changedAt: row["changed_at"])
            return SealedEntry(
                text: text, kind: kind, words: try? space.open(row["bytes"], id, kind: kind, version: version))
        }
    }
}

/// A sealed text as its owner sees it.
package struct SealedEntry: Sendable, Equatable {
    package let text: SealedText
    package let kind: String
    /// Nil when the bytes were changed from outside, so that they can not be opened.
    package let words: String?
}

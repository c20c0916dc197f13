import Domain
import Foundation
import Platform
import Storage

/// A version of a question set as it is kept.
package struct KeptQuestionSet: Sendable, Equatable {
    package let set: QuestionSet
    package let isPublished: Bool
    package let changedOn: Day

    package var version: QuestionSetVersion { QuestionSetVersion(set.key, set.version) }
}

/// A line in the list of question sets: the latest version of one.
package struct ListedQuestionSet: Sendable, Equatable {
    package let version: QuestionSetVersion
    package let title: String
    package let isPublished: Bool
    package let changedOn: Day
}

/// How question sets are kept.
package enum QuestionSetStore {
    package static func kept(_ version: QuestionSetVersion, on db: any Connection) throws -> KeptQuestionSet {
        let found = try db.rows(
            """
            SELECT words, is_published, changed_on FROM question_set
            WHERE key = \(version.key) AND version = \(version.version)
            """)
        guard let row = found.first else { throw NotFound("question set") }
        return try KeptQuestionSet(
            set: QuestionSetFile.read(row["words"] as String), isPublished: row["is_published"],
            changedOn: row["changed_on"])
    }

    package static func title(of version: QuestionSetVersion, on db: any Connection) throws -> String {
        let found = try db.rows(
            "SELECT title FROM question_set WHERE key = \(version.key) AND version = \(version.version)")
        guard let row = found.first else { throw NotFound("question set") }
        return try row["title"]
    }

    /// Every version of a set, newest first, in one query.
    package static func versions(of key: String, on db: any Connection) throws -> [ListedQuestionSet] {
        try listed("WHERE key = \(key) ORDER BY version DESC", on: db)
    }

    /// The newest version of each set, by title.
    package static func all(on db: any Connection) throws -> [ListedQuestionSet] {
        try listed(
            """
            WHERE version = (SELECT max(version) FROM question_set AS other WHERE other.key = question_set.key)
            ORDER BY title, key
            """, on: db)
    }

    /// What can be put to people: the newest published version of each set, by title.
    package static func published(on db: any Connection) throws -> [ListedQuestionSet] {
        try listed(
            """
            WHERE is_published = 1 AND version = (
                SELECT max(version) FROM question_set AS other
                WHERE other.key = question_set.key AND other.is_published = 1)
            ORDER BY title, key
            """, on: db)
    }

    /// Keeps a version, new or still in the making.
    ///
    /// - Returns: false when it has been published: then it stays as it is.
    static func keep(_ set: QuestionSet, isPublished: Bool, on day: Day, _ db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO question_set (key, version, title, words, is_published, changed_on)
            VALUES (\(set.key), \(set.version), \(set.title.text), \(QuestionSetFile.text(of: set)), \(isPublished),
                \(day))
            ON CONFLICT (key, version) DO UPDATE SET title = excluded.title, words = excluded.words,
                is_published = excluded.is_published, changed_on = excluded.changed_on
            WHERE question_set.is_published = 0
            """) == 1
    }

    static func drop(_ version: QuestionSetVersion, on db: any Connection) throws {
        try db.run(
            """
            DELETE FROM question_set
            WHERE key = \(version.key) AND version = \(version.version) AND is_published = 0
            """)
    }

    private static func listed(_ rest: SQL, on db: any Connection) throws -> [ListedQuestionSet] {
        try db.rows("SELECT key, version, title, is_published, changed_on FROM question_set \(rest)").map { row in
            try ListedQuestionSet(
                version: QuestionSetVersion(row["key"], row["version"]), title: row["title"],
                isPublished: row["is_published"], changedOn: row["changed_on"])
        }
    }
}

import Domain
import Foundation
import Platform
import Storage

/// A file between being shown what it would do and being told to do it.
package struct ImportDraft: Sendable, Equatable {
    package let id: ID<ImportDraft>
    /// What the file is of: `contacts`, `schools` or `comments`, with what it is for after a colon.
    package let kind: String
    package let fileName: String
    package let content: [UInt8]

    package init(id: ID<ImportDraft>, kind: String, fileName: String, content: [UInt8]) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.content = content
    }
}

/// How files that wait for a "yes" are kept: for whoever brought them, for a day.
package enum ImportDraftStore {
    /// Seconds after which a file nobody confirmed is forgotten.
    static let life: Double = 24 * 60 * 60

    package static func keep(
        _ draft: ImportDraft, of member: ID<Member>, at now: Date, on db: any Connection
    ) throws {
        try forgetOld(at: now, on: db)
        try JobStore.enqueue(
            ForgetImportDrafts(), id: draft.id.uuid, dueAt: now.addingTimeInterval(life + 1), on: db)
        try db.run(
            """
            INSERT INTO import_draft (id, kind, member_id, file_name, content, made_at)
            VALUES (\(draft.id), \(draft.kind), \(member), \(draft.fileName),
                \(Data(draft.content).base64EncodedString()), \(now))
            """)
    }

    /// Forgets files that were never confirmed.
    static func forgetOld(at now: Date, on db: any Connection) throws {
        try db.run("DELETE FROM import_draft WHERE made_at < \(now.addingTimeInterval(-life))")
    }

    /// Hands a file over, and forgets it: it is used once.
    ///
    /// - Throws: ``NotFound`` when it is somebody else's, has been used, or is older than a day.
    package static func take(
        _ id: ID<ImportDraft>, of member: ID<Member>, kind: String, at now: Date, on db: any Connection
    ) throws -> ImportDraft {
        let found = try db.rows(
            """
            SELECT file_name, content FROM import_draft
            WHERE id = \(id) AND member_id = \(member) AND kind = \(kind)
                AND made_at >= \(now.addingTimeInterval(-life))
            """)
        guard let row = found.first else { throw NotFound("file") }
        let text: String = try row["content"]
        guard let content = Data(base64Encoded: text) else { throw NotFound("file") }
        try db.run("DELETE FROM import_draft WHERE id = \(id)")
        return ImportDraft(id: id, kind: kind, fileName: try row["file_name"], content: Array(content))
    }
}

extension Services {
    /// The file somebody has said "yes" to. Saying it twice brings it in once: the second time it is not there.
    package func takeImportDraft(
        _ id: ID<ImportDraft>, of member: ID<Member>, kind: String
    ) async throws -> ImportDraft {
        let now = now()
        return try await database.write { db in
            try ImportDraftStore.take(id, of: member, kind: kind, at: now, on: db)
        }
    }
}

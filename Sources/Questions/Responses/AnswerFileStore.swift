import Domain
import Foundation
import Platform
import Storage

/// Files that came with a return. Their contents stand in one column, as Base64: a copy of the records holds them.
enum AnswerFileStore {
    static func add(
        _ bytes: [UInt8], as id: ID<AnswerFile>, of kept: OrganisationReturn, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO answer_file (id, occasion_id, organisation_id, content)
            VALUES (\(id), \(kept.occasion), \(kept.organisation), \(Data(bytes).base64EncodedString()))
            """)
    }

    /// The same contents for another return: last time's file that still holds.
    ///
    /// - Returns: false when there is no such file of this organisation.
    static func copy(
        _ id: ID<AnswerFile>, as new: ID<AnswerFile>, to kept: OrganisationReturn, on db: any Connection
    ) throws -> Bool {
        try db.run(
            """
            INSERT INTO answer_file (id, occasion_id, organisation_id, content)
            SELECT \(new), \(kept.occasion), organisation_id, content FROM answer_file
            WHERE id = \(id) AND organisation_id = \(kept.organisation)
            """) == 1
    }

    /// - Returns: nil when no such file is kept for this return.
    static func bytes(
        _ file: AnswerFile, of kept: OrganisationReturn, on db: any Connection
    ) throws -> [UInt8]? {
        guard let id = AnswerValue.file(file).fileID else { return nil }
        return try db.rows(
            """
            SELECT content FROM answer_file
            WHERE id = \(id) AND occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation)
            """
        ).first.flatMap { row in try Data(base64Encoded: row["content"] as String).map { [UInt8]($0) } }
    }

    /// Deletes what no answer refers to any more, neither one in the sheet nor one that was sent before.
    static func tidy(_ kept: OrganisationReturn, keeping sheet: AnswerSheet, on db: any Connection) throws {
        let before = try db.rows(
            """
            SELECT sheet FROM return_taken_back
            WHERE occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation)
            """
        ).flatMap { try SheetText.read($0["sheet"]).answers.values.values }
        let files = (sheet.values.values + before).compactMap(\.fileID)
        let others: SQL = files.isEmpty ? "1 = 1" : "id NOT IN (\(SQL.list(files)))"
        try db.run(
            """
            DELETE FROM answer_file
            WHERE occasion_id = \(kept.occasion) AND organisation_id = \(kept.organisation) AND \(others)
            """)
    }

    /// Of returns that were begun and not sent.
    static func tidyUnsent(of id: ID<Occasion>, on db: any Connection) throws {
        try db.run(
            """
            DELETE FROM answer_file WHERE occasion_id = \(id) AND organisation_id IN (
                SELECT organisation_id FROM organisation_return WHERE occasion_id = \(id) AND sent_on IS NULL)
            """)
        try db.run("UPDATE organisation_return SET sheet = NULL WHERE occasion_id = \(id) AND sent_on IS NULL")
    }
}

extension AnswerValue {
    fileprivate var fileID: ID<AnswerFile>? {
        guard case .file(let file) = self else { return nil }
        return UUID(uuidString: file.id).map { ID($0) }
    }
}

import Domain
import Foundation
import Platform
import Storage

/// Answers that somebody has begun, under the hash of a code. No draft knows whose ticket it will be sent with.
enum DraftStore {
    static func sheet(_ code: AnswerCode, of occasion: ID<Occasion>, on db: any Connection) throws -> AnswerSheet? {
        try db.rows(
            "SELECT sheet FROM answer_draft WHERE code_hash = \(hash(code)) AND occasion_id = \(occasion)"
        ).first.map { try SheetText.read($0["sheet"]).answers }
    }

    static func keep(
        _ sheet: AnswerSheet, _ code: AnswerCode, of occasion: ID<Occasion>, on day: Day, _ db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO answer_draft (code_hash, occasion_id, sheet, saved_on)
            VALUES (\(hash(code)), \(occasion), \(SheetText.written(sheet)), \(day))
            ON CONFLICT (code_hash) DO UPDATE SET sheet = excluded.sheet, saved_on = excluded.saved_on
            WHERE answer_draft.occasion_id = excluded.occasion_id
            """)
    }

    static func drop(_ code: AnswerCode, on db: any Connection) throws {
        try db.run("DELETE FROM answer_draft WHERE code_hash = \(hash(code))")
    }

    /// Where answers under this code went; nil when none did.
    static func sent(_ code: AnswerCode, on db: any Connection) throws -> ID<Occasion>? {
        try db.rows("SELECT occasion_id FROM sent_code WHERE code_hash = \(hash(code))").first
            .map { try $0["occasion_id"] }
    }

    /// - Returns: false when answers were sent under this code before.
    static func markSent(_ code: AnswerCode, of occasion: ID<Occasion>, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO sent_code (code_hash, occasion_id) VALUES (\(hash(code)), \(occasion))
            ON CONFLICT (code_hash) DO NOTHING
            """) == 1
    }

    /// Nothing more will be sent: what was begun and never sent is nobody's answer.
    static func tidy(_ occasion: ID<Occasion>, on db: any Connection) throws {
        try db.run("DELETE FROM answer_draft WHERE occasion_id = \(occasion)")
    }

    /// Days for which answers that were begun wait for whoever has the code.
    static let daysKept = 90

    /// Where nothing closes, nobody would ever take away what was begun and forgotten.
    ///
    /// - Parameter day: what was saved before it goes.
    static func tidy(untouchedSince day: Day, on db: any Connection) throws {
        try db.run("DELETE FROM answer_draft WHERE saved_on < \(day)")
    }

    private static func hash(_ code: AnswerCode) -> String {
        Secrets.hash(code.text)
    }
}

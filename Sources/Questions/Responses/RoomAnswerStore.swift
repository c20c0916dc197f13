import Domain
import Foundation
import Platform
import Storage

/// What is answered in a room, page by page, under the hash of a code that only somebody's own screen has. When the
/// room is closed all of it becomes responses at once, and the codes are gone.
enum RoomAnswerStore {
    static func sheet(_ code: AnswerCode, in id: ID<Occasion>, on db: any Connection) throws -> AnswerSheet? {
        try db.rows("SELECT sheet FROM room_answer WHERE occasion_id = \(id) AND code_hash = \(hash(code))").first
            .map { try SheetText.read($0["sheet"]).answers }
    }

    static func keep(_ sheet: AnswerSheet, _ code: AnswerCode, in id: ID<Occasion>, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO room_answer (occasion_id, code_hash, sheet)
            VALUES (\(id), \(hash(code)), \(SheetText.written(sheet)))
            ON CONFLICT (occasion_id, code_hash) DO UPDATE SET sheet = excluded.sheet
            """)
    }

    /// One query, one row at a time.
    static func forEach(in id: ID<Occasion>, on db: any Connection, _ body: (AnswerSheet) throws -> Void) throws {
        let rows: SQL = "SELECT sheet FROM room_answer WHERE occasion_id = \(id)"
        try db.forEachRow(rows) { row in try body(SheetText.read(row["sheet"]).answers) }
    }

    /// Everything that was answered in the room, as responses that came together.
    static func gather(_ occasion: Occasion, on today: Day, _ db: any Connection) throws {
        var responses: [KeptResponse] = []
        try forEach(in: occasion.id, on: db) { sheet in
            guard !sheet.isEmpty else { return }
            let screened = try ScreenedSheet(
                sheet, isForYoungPeople: occasion.isForYoungPeople, on: today, screen: Screening.screen)
            responses.append(
                KeptResponse(id: ID(makeRandomID()), crowd: nil, sheet: screened, isPaper: false, contact: nil))
        }
        try db.run("DELETE FROM room_answer WHERE occasion_id = \(occasion.id)")
        guard !responses.isEmpty else { return }
        try Layer.add(responses, to: occasion, on: db)
    }

    private static func hash(_ code: AnswerCode) -> String {
        Secrets.hash(code.text)
    }
}

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

    /// - Parameter page: the one it holds answers to; nil when every question of it was passed over.
    static func keep(
        _ sheet: AnswerSheet, answering page: String?, _ code: AnswerCode, in id: ID<Occasion>, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO room_answer (occasion_id, code_hash, sheet, page)
            VALUES (\(id), \(hash(code)), \(SheetText.written(sheet)), \(page))
            ON CONFLICT (occasion_id, code_hash) DO UPDATE SET sheet = excluded.sheet, page = excluded.page
            """)
    }

    /// How many have answered the page that is asked. Reads no answers.
    static func answered(_ page: String, in id: ID<Occasion>, on db: any Connection) throws -> Int {
        let found = try db.rows(
            "SELECT count(*) AS number FROM room_answer WHERE occasion_id = \(id) AND page = \(page)")
        return try found.first.map { try $0["number"] } ?? 0
    }

    /// One query, one row at a time.
    static func forEach(in id: ID<Occasion>, on db: any Connection, _ body: (AnswerSheet) throws -> Void) throws {
        let rows: SQL = "SELECT sheet FROM room_answer WHERE occasion_id = \(id)"
        try db.forEachRow(rows) { row in try body(SheetText.read(row["sheet"]).answers) }
    }

    /// Everything somebody wrote in words, each text once.
    static func texts(in id: ID<Occasion>, on db: any Connection) throws -> Set<String> {
        var texts: Set<String> = []
        try forEach(in: id, on: db) { sheet in texts.formUnion(sheet.values.values.compactMap(\.freeText)) }
        return texts
    }

    /// Everything that was answered in the room, as responses that came together.
    ///
    /// - Parameter screen: says what looking through a text found.
    static func gather(
        _ occasion: Occasion, on today: Day, _ db: any Connection, screen: (String) throws -> ScreenedText
    ) throws {
        var responses: [KeptResponse] = []
        try forEach(in: occasion.id, on: db) { sheet in
            guard !sheet.isEmpty else { return }
            let screened = try ScreenedSheet(
                sheet, isForYoungPeople: occasion.isForYoungPeople, on: today, screen: screen)
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

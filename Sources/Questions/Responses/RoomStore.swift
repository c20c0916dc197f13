import Domain
import Platform
import Storage

/// How rooms are kept: which pages have been asked, and whether the last is still answered.
enum RoomStore {
    /// - Returns: a room in which nothing has been asked, where none was kept.
    static func room(of id: ID<Occasion>, on db: any Connection) throws -> LiveRoom {
        let found = try db.rows("SELECT asked, is_answering FROM room WHERE occasion_id = \(id)").first
        guard let found else { return LiveRoom(occasion: id) }
        let asked = try (found["asked"] as String).split(separator: " ").map(String.init)
        return try LiveRoom(occasion: id, asked: asked, isAnswering: found["is_answering"])
    }

    static func keep(_ room: LiveRoom, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO room (occasion_id, asked, is_answering)
            VALUES (\(room.occasion), \(room.asked.joined(separator: " ")), \(room.isAnswering))
            ON CONFLICT (occasion_id) DO UPDATE SET asked = excluded.asked, is_answering = excluded.is_answering
            """)
    }
}

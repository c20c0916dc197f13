import Domain
import Storage

/// What was answered in a room, its words looked through before anything is written, so that nobody waits for that.
struct RoomClosing: Sendable {
    private let texts: [String: ScreenedText]

    /// - Returns: nil for an occasion that is no room.
    /// - Throws: ``RoomRefusal/answeredNow`` while a page is answered.
    static func read(_ id: ID<Occasion>, on today: Day, from database: any Database) async throws -> RoomClosing? {
        let words = try await database.read { db -> Set<String>? in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.kind == .liveRoom else { return nil }
            try check(occasion, on: today, db)
            return try RoomAnswerStore.texts(in: id, on: db)
        }
        return try words.map { words in
            try RoomClosing(texts: Dictionary(uniqueKeysWithValues: words.map { ($0, try Screening.screen($0)) }))
        }
    }

    /// - Throws: while a page is answered: what somebody is about to send would be lost.
    static func check(_ occasion: Occasion, on today: Day, _ db: any Connection) throws {
        guard occasion.kind == .liveRoom, occasion.isTaking(on: today) else { return }
        try RoomStore.room(of: occasion.id, on: db).checkCanClose()
    }

    /// What was answered becomes responses, unless more was written since its words were looked through.
    func gather(_ occasion: Occasion, on today: Day, _ db: any Connection) throws {
        try Self.check(occasion, on: today, db)
        try RoomAnswerStore.gather(occasion, on: today, db) { words in
            guard let screened = texts[words] else { throw RoomRefusal.otherPage }
            return screened
        }
    }
}

import Domain
import Partnership
import Platform
import Storage

/// A room as it stands: what is asked there now.
struct OpenedRoom: Sendable {
    let listed: ListedOccasion
    let set: QuestionSet
    let room: LiveRoom
    /// Whether anything is asked and taken there.
    let isOpen: Bool

    var occasion: Occasion { listed.occasion }
    /// What stands in the room now; nil before the first page.
    var page: QuestionPage? { room.page.flatMap { id in set.pages.first { $0.id == id } } }
    /// Where people in the room answer.
    var path: String { "/room/\(listed.code)" }
}

/// What the wall shows: the room, and what was answered there as both stood at one moment.
struct RoomWall: Sendable {
    let opened: OpenedRoom
    /// How many have answered the page in the room now.
    let answered: Int
    /// Counted once the page is stopped; nil before.
    let results: OccasionResults?
}

/// Asking a page at a time, and taking what people in the room answer.
struct RoomDesk: Sendable {
    let services: Services
    let sets: PublishedSets
    private let tallies = RoomTallies()

    init(services: Services, sets: PublishedSets) {
        self.services = services
        self.sets = sets
    }

    func opened(_ code: String) async throws -> OpenedRoom {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in try Self.opened(code, sets, on: today, db) }
    }

    func opened(_ id: ID<Occasion>) async throws -> OpenedRoom {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in try Self.opened(id, sets, on: today, db) }
    }

    private static func opened(
        _ code: String, _ sets: PublishedSets, on today: Day, _ db: any Connection
    ) throws -> OpenedRoom {
        guard let read = try? AnswerCode(code), let occasion = try OccasionStore.find(code: read.text, on: db) else {
            throw OccasionRefusal.linkSpent
        }
        return try opened(occasion.id, sets, on: today, db)
    }

    private static func opened(
        _ id: ID<Occasion>, _ sets: PublishedSets, on today: Day, _ db: any Connection
    ) throws -> OpenedRoom {
        let listed = try OccasionStore.listed(id, on: db)
        guard listed.occasion.draft.kind == .liveRoom, listed.occasion.state != .draft else { throw NotFound("room") }
        return try OpenedRoom(
            listed: listed, set: sets.set(listed.occasion.draft.asked, on: db), room: RoomStore.room(of: id, on: db),
            isOpen: listed.occasion.isTaking(on: today))
    }

    /// Asks a page, or stops the one that is asked.
    func move(
        _ id: ID<Occasion>, by actor: Actor, _ what: AuditAction,
        rule: @escaping @Sendable (OpenedRoom) throws -> LiveRoom
    ) async throws {
        let (sets, now, today) = (sets, services.now(), services.today)
        try await services.database.write { db in
            let opened = try Self.opened(id, sets, on: today, db)
            guard opened.isOpen else { throw RoomRefusal.notOpen }
            let moved = try rule(opened)
            try RoomStore.keep(moved, on: db)
            try AuditTrail.record(
                what, by: actor, subject: .occasion(id), detail: moved.page ?? "", at: now, on: db)
        }
    }

    /// What somebody has answered in the room; empty when nothing.
    func sheet(_ code: AnswerCode?, in opened: OpenedRoom) async throws -> AnswerSheet {
        guard let code else { return AnswerSheet() }
        let id = opened.occasion.id
        return try await services.database.read { db in
            try RoomAnswerStore.sheet(code, in: id, on: db) ?? AnswerSheet()
        }
    }

    /// Takes the answers to a page while it is asked. Sent again, they take the place of those before.
    ///
    /// - Returns: how they were read, when they were not taken: with what is wrong, or what has appeared.
    func take(_ form: AnswerForm, _ page: String, _ code: AnswerCode, in room: String) async throws -> AnswerReading? {
        let (sets, today) = (sets, services.today)
        return try await services.database.write { db in
            let opened = try Self.opened(room, sets, on: today, db)
            guard opened.isOpen else { throw RoomRefusal.notOpen }
            try opened.room.check(answersTo: page)
            let id = opened.occasion.id
            let before = try RoomAnswerStore.sheet(code, in: id, on: db) ?? AnswerSheet()
            let reading = AnswerReading(form.values, page: page, of: opened.set, after: before, on: today)
            guard reading.isAccepted else { return reading }
            let asked = opened.page?.questions.filter(\.kind.isAsked) ?? []
            let isAnswered = asked.contains { reading.sheet[$0.id] != nil }
            try RoomAnswerStore.keep(reading.sheet, answering: isAnswered ? page : nil, code, in: id, on: db)
            return nil
        }
    }

    /// One look costs as few small reads for a full room as for an empty one: answers are read once for each page, when
    /// it has been stopped.
    func wall(of id: ID<Occasion>) async throws -> RoomWall {
        let (sets, today, tallies) = (sets, services.today, tallies)
        return try await services.database.read { db in
            let opened = try Self.opened(id, sets, on: today, db)
            guard opened.isOpen, let page = opened.room.page else {
                return RoomWall(opened: opened, answered: 0, results: nil)
            }
            let answered = try RoomAnswerStore.answered(page, in: id, on: db)
            guard !opened.room.isAnswering else { return RoomWall(opened: opened, answered: answered, results: nil) }
            let tally = try tallies.tally(of: opened.room, on: today) { try Self.tally(opened, on: today, db) }
            // Words are read before anybody sees them, so a room never shows any.
            let unread = opened.set.questions.filter(\.kind.isFreeText).map(\.id)
            let results = OccasionResults(
                listed: opened.listed, set: opened.set,
                counted: CountedAnswers(tally: tally, texts: [:], unread: Set(unread)))
            return RoomWall(opened: opened, answered: answered, results: results)
        }
    }

    private static func tally(_ opened: OpenedRoom, on today: Day, _ db: any Connection) throws -> AnswerTally {
        let all = Set(opened.set.questions.map(\.id))
        var tally = AnswerTally(opened.set.questions)
        try RoomAnswerStore.forEach(in: opened.occasion.id, on: db) { sheet in
            let shown = AnswerPath(opened.set, sheet, on: today).questions.map(\.id)
            tally.add(sheet, notAsked: all.subtracting(shown))
        }
        return tally
    }
}

extension AuditAction {
    static let roomAsked = AuditAction("room.asked", "Asked a page of questions in a room")
    static let roomStopped = AuditAction("room.stopped", "Stopped a page of questions in a room")
}

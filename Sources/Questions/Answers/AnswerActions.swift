import Domain
import Foundation
import Platform
import Storage

/// Where somebody answers: the occasion their link leads to, and what is asked there.
struct Answering: Sendable {
    let occasion: Occasion
    let set: QuestionSet
    /// The end of the address: an open link's code or somebody's own ticket.
    let link: String
    let isTaking: Bool

    /// Kept only as a hash. Nil for an open link.
    var ticketHash: String? {
        occasion.kind == .closedList ? Secrets.hash(link) : nil
    }

    var path: String { "/answer/\(link)" }
}

/// Takes answers in.
struct AnswerDesk: Sendable {
    enum Taken: Sendable, Equatable {
        case now
        /// Under the same code before: the first sending counts.
        case before
    }

    /// What a link and a code lead to.
    enum Arrival: Sendable {
        /// What is asked there, and what was begun under the code; empty when nothing was.
        case begun(Answering, AnswerSheet)
        /// Answers were sent under the code.
        case sent(ID<Occasion>)
    }

    let services: Services
    let sets: PublishedSets
    private let intake: AnswerIntake

    init(services: Services, sets: PublishedSets) {
        self.services = services
        self.sets = sets
        intake = AnswerIntake(services.database)
    }

    /// - Throws: ``NotFound`` for a link that was never given out and one that was used: the two look the same.
    func answering(_ link: String) async throws -> Answering {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in try Self.answering(link, sets, on: today, db) }
    }

    /// The same in one look, for whoever sends answers.
    func arrival(_ link: String, _ code: AnswerCode) async throws -> Arrival {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in
            if let id = try DraftStore.sent(code, on: db) { return .sent(id) }
            let answering = try Self.answering(link, sets, on: today, db)
            let sheet = try DraftStore.sheet(code, of: answering.occasion.id, on: db)
            return .begun(answering, sheet ?? AnswerSheet())
        }
    }

    private static func answering(
        _ link: String, _ sets: PublishedSets, on today: Day, _ db: any Connection
    ) throws -> Answering {
        guard let occasion = try occasion(link, on: db) else { throw OccasionRefusal.linkSpent }
        return try Answering(
            occasion: occasion, set: sets.set(occasion.draft.asked, on: db), link: link,
            isTaking: occasion.isTaking(on: today))
    }

    private static func occasion(_ link: String, on db: any Connection) throws -> Occasion? {
        if let code = try? AnswerCode(link), code.text == link { return try OccasionStore.find(code: link, on: db) }
        let id = try InvitationStore.occasion(ofTicket: Secrets.hash(link), on: db)
        return try id.map { try OccasionStore.occasion($0, on: db) }
    }

    /// What was begun under a code; empty when nothing was.
    func draft(_ code: AnswerCode, of answering: Answering) async throws -> AnswerSheet {
        let id = answering.occasion.id
        return try await services.database.read { db in
            try DraftStore.sheet(code, of: id, on: db) ?? AnswerSheet()
        }
    }

    /// Where answers under this code have been sent; nil when none were.
    func sent(_ code: AnswerCode) async throws -> ID<Occasion>? {
        try await services.database.read { db in try DraftStore.sent(code, on: db) }
    }

    /// Where the next person at the same screen answers; nil where each has a link of their own, or nothing is taken.
    func nextPath(after occasion: Occasion) async throws -> String? {
        guard occasion.draft.kind == .openLink, occasion.isTaking(on: services.today) else { return nil }
        return try await services.database.read { db in "/answer/\(try OccasionStore.listed(occasion.id, on: db).code)"
        }
    }

    /// What was asked on an occasion that has been opened.
    func asked(on id: ID<Occasion>) async throws -> (occasion: Occasion, set: QuestionSet) {
        let sets = sets
        return try await services.database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.state != .draft else { throw NotFound("page") }
            return try (occasion, sets.set(occasion.draft.asked, on: db))
        }
    }

    /// Keeps what was answered so far, for whoever knows the code.
    func keep(_ sheet: AnswerSheet, _ code: AnswerCode, of answering: Answering) async throws {
        let (id, today) = (answering.occasion.id, services.today)
        try await services.database.write { db in
            guard try OccasionStore.occasion(id, on: db).isTaking(on: today) else { throw OccasionRefusal.ended }
            guard try DraftStore.sent(code, on: db) == nil else { return }
            try DraftStore.keep(sheet, code, of: id, on: today, db)
        }
    }

    /// Takes answers once. Of an anonymous occasion nothing is noted but the answers: no time, and no audit entry,
    /// for either would say whose they are.
    ///
    /// - Parameters:
    ///   - signatures: the questions of the set that are answered with one's own name.
    ///   - ticket: the hash of the link of somebody on a closed list, spent in the same transaction.
    func take(
        _ sheet: AnswerSheet, signatures: Set<String> = [], _ code: AnswerCode, to id: ID<Occasion>, ticket: String?,
        isPaper: Bool = false
    ) async throws -> Taken {
        try await intake.take(
            SentAnswers(
                sheet: sheet, texts: try Screening.screen(sheet), signatures: signatures, code: code, occasion: id,
                ticket: ticket, isPaper: isPaper, id: services.newID(KeptResponse.self), at: services.now(),
                today: services.today))
    }
}

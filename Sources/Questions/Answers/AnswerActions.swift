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

    let services: Services
    let sets: PublishedSets

    /// - Throws: ``NotFound`` for a link that was never given out and one that was used: the two look the same.
    func answering(_ link: String) async throws -> Answering {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in
            guard let occasion = try Self.occasion(link, on: db) else { throw OccasionRefusal.linkSpent }
            return try Answering(
                occasion: occasion, set: sets.set(occasion.draft.asked, on: db), link: link,
                isTaking: occasion.isTaking(on: today))
        }
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
    /// - Parameter ticket: the hash of the link of somebody on a closed list, spent in the same transaction.
    func take(
        _ sheet: AnswerSheet, _ code: AnswerCode, to id: ID<Occasion>, ticket: String?, isPaper: Bool = false
    ) async throws -> Taken {
        let (now, today) = (services.now(), services.today)
        let newID = services.newID(KeptResponse.self)
        return try await services.database.write { db in
            guard try DraftStore.markSent(code, of: id, on: db) else { return .before }
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.isTaking(on: today) || isPaper else { throw OccasionRefusal.ended }
            let spent = try Self.spend(ticket, of: occasion, isPaper: isPaper, on: db)
            let screened = try ScreenedSheet(
                sheet, isForYoungPeople: occasion.isForYoungPeople, on: today, screen: Screening.screen)
            let response = KeptResponse(
                id: newID, crowd: spent?.crowd, sheet: screened, isPaper: isPaper,
                contact: occasion.isAnonymous ? nil : spent?.contact)
            try Self.keep(response, to: occasion, at: now, on: db)
            try DraftStore.drop(code, on: db)
            return .now
        }
    }

    private static func spend(
        _ ticket: String?, of occasion: Occasion, isPaper: Bool, on db: any Connection
    ) throws -> (contact: ID<Contact>, crowd: String?)? {
        guard occasion.kind == .closedList, !isPaper else { return nil }
        guard let ticket, let spent = try InvitationStore.spend(ticket: ticket, on: db) else {
            throw OccasionRefusal.linkSpent
        }
        return spent
    }

    private static func keep(
        _ response: KeptResponse, to occasion: Occasion, at now: Date, on db: any Connection
    ) throws {
        try ResponseStore.add([response], to: occasion, at: now, on: db)
        guard !occasion.isAnonymous else { return }
        try AuditTrail.record(
            .answered, by: .system, subject: AuditSubject("occasion", occasion.id), at: now, on: db)
    }
}

extension AuditAction {
    static let answered = AuditAction("occasion.answered", "Took an answer that carries a name")
}

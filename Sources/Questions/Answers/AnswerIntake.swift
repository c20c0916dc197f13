import Domain
import Foundation
import Platform
import Storage

/// Answers as they were sent, on their way to where they are kept.
struct SentAnswers: Sendable {
    let sheet: AnswerSheet
    /// What looking through each of its texts found.
    let texts: [String: ScreenedText]
    /// The questions that are answered with one's own name.
    let signatures: Set<String>
    let code: AnswerCode
    let occasion: ID<Occasion>
    /// The hash of the link of somebody on a closed list, spent in the same transaction.
    let ticket: String?
    let isPaper: Bool
    let id: ID<KeptResponse>
    let at: Date
    let today: Day
}

/// Takes answers that come at the same time in one transaction: the disk is waited for once, whether for one or fifty.
///
/// Whoever is refused is refused alone. When one can not be kept, each is taken in a transaction of its own, so that it
/// does not take others with it.
actor AnswerIntake {
    typealias Outcome = Result<AnswerDesk.Taken, any Error>

    private static let most = 64

    private let database: any Database
    private var waiting: [(answers: SentAnswers, sender: CheckedContinuation<AnswerDesk.Taken, any Error>)] = []
    private var isTaking = false

    init(_ database: any Database) {
        self.database = database
    }

    /// - Returns: when they are kept.
    func take(_ answers: SentAnswers) async throws -> AnswerDesk.Taken {
        try await withCheckedThrowingContinuation { sender in
            waiting.append((answers, sender))
            guard !isTaking else { return }
            isTaking = true
            Task { await takeAll() }
        }
    }

    private func takeAll() async {
        while !waiting.isEmpty {
            let now = Array(waiting.prefix(Self.most))
            waiting.removeFirst(now.count)
            for (one, outcome) in zip(now, await outcomes(of: now.map(\.answers))) {
                one.sender.resume(with: outcome)
            }
        }
        isTaking = false
    }

    private func outcomes(of all: [SentAnswers]) async -> [Outcome] {
        do {
            return try await database.write { db in try all.map { try Self.outcome(of: $0, on: db) } }
        } catch {
            guard all.count > 1, Self.isAboutOne(error) else { return all.map { _ in .failure(error) } }
            var outcomes: [Outcome] = []
            for one in all { outcomes += await self.outcomes(of: [one]) }
            return outcomes
        }
    }

    /// Whether it may have to do with one of the answers, and not with the database they all go to.
    private static func isAboutOne(_ error: any Error) -> Bool {
        switch error as? StorageFault {
        case nil, .constraint, .failed: true
        default: false
        }
    }

    /// - Throws: faults. A refusal comes before anything is written, so the others go on.
    private static func outcome(of answers: SentAnswers, on db: any Connection) throws -> Outcome {
        do {
            return .success(try take(answers, on: db))
        } catch let refusal as any Refusal {
            return .failure(refusal)
        }
    }

    private static func take(_ answers: SentAnswers, on db: any Connection) throws -> AnswerDesk.Taken {
        guard try DraftStore.sent(answers.code, on: db) == nil else { return .before }
        let occasion = try OccasionStore.occasion(answers.occasion, on: db)
        try occasion.checkTakesSheets()
        guard occasion.isTaking(on: answers.today, isPaper: answers.isPaper) else { throw OccasionRefusal.ended }
        let spent = try spend(answers, of: occasion, on: db)
        let screened = try ScreenedSheet(
            answers.sheet, isForYoungPeople: occasion.isForYoungPeople, signatures: answers.signatures,
            on: answers.today
        ) { words in try answers.texts[words] ?? Screening.screen(words) }
        _ = try DraftStore.markSent(answers.code, of: occasion.id, on: db)
        let response = KeptResponse(
            id: answers.id, crowd: spent?.crowd, sheet: screened, isPaper: answers.isPaper,
            contact: occasion.isAnonymous ? nil : spent?.contact)
        try ResponseStore.add([response], to: occasion, at: answers.at, on: db)
        try DraftStore.drop(answers.code, on: db)
        guard !occasion.isAnonymous else { return .now }
        try AuditTrail.record(
            .answered, by: .system, subject: AuditSubject("occasion", occasion.id), at: answers.at, on: db)
        return .now
    }

    private static func spend(
        _ answers: SentAnswers, of occasion: Occasion, on db: any Connection
    ) throws -> (contact: ID<Contact>, crowd: String?)? {
        guard occasion.kind == .closedList, !answers.isPaper else { return nil }
        guard let ticket = answers.ticket, let spent = try InvitationStore.spend(ticket: ticket, on: db) else {
            throw OccasionRefusal.linkSpent
        }
        return spent
    }
}

extension AuditAction {
    static let answered = AuditAction("occasion.answered", "Took an answer that carries a name")
}

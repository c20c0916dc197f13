import Domain
import Foundation
import Partnership
import Platform
import Storage

/// What people do with occasions.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice plans one occasion.
    @discardableResult
    package func planOccasion(
        _ draft: OccasionDraft, about subject: OccasionSubject? = nil, id: ID<Occasion>? = nil, by actor: Actor
    ) async throws -> ID<Occasion> {
        let (now, id) = (now(), id ?? newID())
        return try await database.write { db in
            guard try !OccasionStore.contains(id, on: db) else { return id }
            let occasion = Occasion(id: id, draft, subject: subject)
            try OccasionStore.add(occasion, code: AnswerCode.made().text, at: now, on: db)
            try AuditTrail.record(.occasionPlanned, by: actor, subject: .occasion(id), at: now, on: db)
            return id
        }
    }

    package func changeOccasion(_ id: ID<Occasion>, to draft: OccasionDraft, by actor: Actor) async throws {
        try await moveOccasion(id, .occasionChanged, by: actor) { occasion, db in
            let changed = try occasion.changed(to: draft)
            // A list is one of people or of organisations.
            if draft.kind != occasion.draft.kind { try Self.emptyLists(of: id, on: db) }
            return changed
        }
    }

    /// Puts everybody on the list who agreed to surveys and fits, before it is opened.
    ///
    /// - Returns: how many are on the list now.
    @discardableResult
    package func invite(_ filter: WillingFilter, to id: ID<Occasion>, by actor: Actor) async throws -> Int {
        let now = now()
        return try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.state == .draft else { throw OccasionRefusal.alreadyOpen }
            guard occasion.draft.kind == .closedList else { throw OccasionRefusal.otherList }
            let found = try ContactStore.willing(for: .surveys, filter, on: db)
            try InvitationStore.invite(found.map(\.id), to: id, on: db)
            let count = try InvitationStore.invited(id, on: db).count
            try AuditTrail.record(
                .occasionListed, by: actor, subject: .occasion(id), detail: "\(count) people", at: now, on: db)
            return count
        }
    }

    package func emptyList(of id: ID<Occasion>, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            guard try OccasionStore.occasion(id, on: db).state == .draft else { throw OccasionRefusal.alreadyOpen }
            try Self.emptyLists(of: id, on: db)
            try AuditTrail.record(.occasionListed, by: actor, subject: .occasion(id), detail: "nobody", at: now, on: db)
        }
    }

    private static func emptyLists(of id: ID<Occasion>, on db: any Connection) throws {
        try InvitationStore.uninviteAll(from: id, on: db)
        try ReturnStore.removeAll(from: id, on: db)
    }

    /// From now on answers are taken. On a closed list everybody is written to, each with a link of their own.
    package func openOccasion(_ id: ID<Occasion>, by actor: Actor) async throws {
        let (today, now, makeID) = (today, now(), makeID)
        try await moveOccasion(id, .occasionOpened, by: actor) { occasion, db in
            let opening = try OccasionOpening(of: occasion, on: today, db)
            try ReturnLinks.giveOut(to: opening.returns, of: id, on: db)
            _ = try SendReturnLetter.enqueueAll(
                for: opening.returns, of: id, isReminder: false, at: now, makeID: makeID, on: db)
            guard occasion.draft.kind == .closedList else { return opening.opened }
            try Tickets.giveOut(to: opening.invited, of: opening.opened, on: db)
            for contact in opening.invited {
                let job = SendQuestionLetter(occasion: id.uuid, contact: contact.uuid, isReminder: false)
                try JobStore.enqueue(job, id: makeID(), dueAt: now, on: db)
            }
            return opening.opened
        }
    }

    /// No more answers are taken. What was answered in a room is kept with the others.
    package func closeOccasion(_ id: ID<Occasion>, by actor: Actor) async throws {
        let today = today
        let room = try await RoomClosing.read(id, on: today, from: database)
        try await moveOccasion(id, .occasionClosed, by: actor) { occasion, db in
            let closed = try occasion.closed()
            try room?.gather(occasion, on: today, db)
            try ResponseStore.close(closed, on: db)
            return closed
        }
        try await database.settle()
    }

    package func extendOccasion(_ id: ID<Occasion>, to day: Day, by actor: Actor) async throws {
        let today = today
        try await moveOccasion(id, .occasionExtended, by: actor) { occasion, _ in
            try occasion.extended(to: day, on: today)
        }
    }

    /// Writes once more to those who hold a ticket, or whose organisation has not sent its return. At most once a day.
    ///
    /// - Returns: how many are written to.
    @discardableResult
    package func remind(_ id: ID<Occasion>, by actor: Actor) async throws -> Int {
        let (now, today, makeID) = (now(), today, makeID)
        return try await database.write { db in
            let listed = try OccasionStore.listed(id, on: db)
            let occasion = listed.occasion
            let isReturn = occasion.draft.kind == .organisationReturn
            guard isReturn ? occasion.state == .open : occasion.isTaking(on: today) else {
                throw OccasionRefusal.notOpen
            }
            guard listed.remindedOn != today else { throw OccasionRefusal.remindedToday }
            let left = try InvitationStore.left(of: id, on: db)
            for person in left {
                let job = SendQuestionLetter(occasion: id.uuid, contact: person.contact.uuid, isReminder: true)
                try JobStore.enqueue(job, id: makeID(), dueAt: now, on: db)
            }
            let returns = try ReturnStore.all(of: id, on: db).filter { $0.asked.isTaken(for: occasion, on: today) }
            let atOrganisations = try SendReturnLetter.enqueueAll(
                for: returns, of: id, isReminder: true, at: now, makeID: makeID, on: db)
            let count = left.count + atOrganisations
            try OccasionStore.note(id, remindedOn: today, on: db)
            try AuditTrail.record(
                .occasionReminded, by: actor, subject: .occasion(id), detail: "\(count) people", at: now, on: db)
            return count
        }
    }

    /// Applies a rule to the occasion as it is now and keeps what comes out, in one transaction.
    private func moveOccasion(
        _ id: ID<Occasion>, _ what: AuditAction, by actor: Actor,
        rule: @escaping @Sendable (Occasion, any Connection) throws -> Occasion
    ) async throws {
        let now = now()
        try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            try OccasionStore.keep(try rule(occasion, db), on: db)
            try AuditTrail.record(what, by: actor, subject: .occasion(id), at: now, on: db)
        }
    }
}

/// An occasion as it is once it has been opened, with who was invited.
struct OccasionOpening {
    let opened: Occasion
    let invited: [ID<Contact>]
    /// Of the organisations that are asked.
    let returns: [ListedReturn]

    /// - Throws: ``OccasionRefusal`` when it can not be opened as it is.
    init(of occasion: Occasion, on today: Day, _ db: any Connection) throws {
        let set = try QuestionSetStore.kept(occasion.draft.asked, on: db).set
        invited = try InvitationStore.invited(occasion.id, on: db)
        returns = try ReturnStore.all(of: occasion.id, on: db)
        opened = try occasion.opened(
            on: today, identifies: !set.identifyingQuestions.isEmpty,
            asksForFile: set.questions.contains { $0.kind.name == "file" }, listed: invited.count + returns.count)
    }
}

extension AnswerCode {
    /// One nobody can guess.
    static func made() -> AnswerCode {
        var generator = SystemRandomNumberGenerator()
        return AnswerCode(from: (0..<12).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}

extension AuditSubject {
    static func occasion(_ id: ID<Occasion>) -> AuditSubject {
        AuditSubject("occasion", id)
    }
}

extension AuditAction {
    static let occasionPlanned = AuditAction("occasion.planned", "Planned to ask people something")
    static let occasionChanged = AuditAction("occasion.changed", "Changed how people are asked")
    static let occasionListed = AuditAction("occasion.listed", "Changed who is asked")
    static let occasionOpened = AuditAction("occasion.opened", "Opened questions for answers")
    static let occasionClosed = AuditAction("occasion.closed", "Closed questions")
    static let occasionExtended = AuditAction("occasion.extended", "Gave more days to answer")
    static let occasionReminded = AuditAction("occasion.reminded", "Reminded those who have not answered")
}

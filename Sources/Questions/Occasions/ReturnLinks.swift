import Domain
import Foundation
import Partnership
import Platform
import Storage

/// One link for each organisation. As a ticket it is made from a key only this partnership has and kept as a hash, so
/// that a letter can be sent again.
enum ReturnLinks {
    static func giveOut(to returns: [ListedReturn], of id: ID<Occasion>, on db: any Connection) throws {
        let key = try key(of: id, on: db)
        for one in returns {
            try give(to: one.asked.organisation, turn: one.linkTurn, key, of: id, on: db)
        }
    }

    /// Another link in place of the one there was, which leads nowhere from now on.
    static func replace(for one: ListedReturn, on db: any Connection) throws {
        let id = one.asked.occasion
        try give(to: one.asked.organisation, turn: one.linkTurn + 1, key(of: id, on: db), of: id, on: db)
    }

    private static func give(
        to organisation: ID<Organisation>, turn: Int, _ key: String, of id: ID<Occasion>, on db: any Connection
    ) throws {
        let hash = Secrets.hash(secret(of: organisation, turn: turn, key))
        try ReturnStore.give(hash, turn: turn, to: organisation, of: id, on: db)
    }

    /// The path of an organisation's return.
    static func path(of one: ListedReturn, on db: any Connection) throws -> String {
        let key = try key(of: one.asked.occasion, on: db)
        return "/return/\(secret(of: one.asked.organisation, turn: one.linkTurn, key))"
    }

    static func path(
        of id: ID<Occasion>, for organisation: ID<Organisation>, on db: any Connection
    ) throws -> String {
        try path(of: ReturnStore.find(id, organisation, on: db), on: db)
    }

    private static func secret(of organisation: ID<Organisation>, turn: Int, _ key: String) -> String {
        Secrets.seal("\(organisation.text)/\(turn)", with: key)
    }

    private static func key(of occasion: ID<Occasion>, on db: any Connection) throws -> String {
        try SiteStore.sealed("returns/\(occasion.text)", on: db)
    }
}

/// Sends somebody at an organisation its link.
///
/// Run twice, the second letter is the same with the same Message-ID. Nobody is written to once the return has been
/// sent, or when they are no longer there.
struct SendReturnLetter: Job {
    static let name = "send-return-letter"

    let occasion: UUID
    let organisation: UUID
    let contact: UUID
    let isReminder: Bool

    func run(with services: Services) async throws {
        let (job, site, today) = (self, services.site, services.today)
        let letter = try await services.database.read { db in try job.letter(site, on: today, db) }
        guard let letter else { return }
        try await services.send(letter)
    }

    private func letter(_ site: Site, on today: Day, _ db: any Connection) throws -> Letter? {
        let (id, organisation) = (ID<Occasion>(occasion), ID<Organisation>(organisation))
        let (occasion, listed) = try (
            OccasionStore.occasion(id, on: db), ReturnStore.find(id, organisation, on: db)
        )
        guard listed.asked.isTaken(for: occasion, on: today),
            let person = try [listed].writtenTo(on: db).first(where: { $0.id.uuid == contact })
        else { return nil }
        let set = try QuestionSetStore.kept(occasion.draft.asked, on: db).set
        let letter = ReturnLetter(
            partnership: try SiteStore.masthead(on: db).name, title: occasion.draft.title,
            organisation: listed.organisationName, introduction: set.introduction?.text, isReminder: isReminder,
            isNewLink: listed.linkTurn > 0, lastDay: listed.asked.lastDay(of: occasion),
            link: site.link(to: try ReturnLinks.path(of: listed, on: db)))
        return Letter(
            to: person.email, name: person.name, subject: letter.subject, text: letter.text(to: person.name),
            messageID: "\(turnOfLetter(listed, today))-\(id.text)-\(person.id.text)")
    }

    /// Another link is another letter, which a mail program must not take for the first.
    private func turnOfLetter(_ listed: ListedReturn, _ today: Day) -> String {
        let turn = listed.linkTurn > 0 ? "-\(listed.linkTurn)" : ""
        return (isReminder ? "reminder-\(today.iso)" : "asked") + turn
    }

    /// One for each person known at these organisations who fits.
    ///
    /// - Returns: how many people are written to.
    static func enqueueAll(
        for returns: [ListedReturn], of id: ID<Occasion>, isReminder: Bool, at now: Date,
        makeID: @Sendable () -> UUID, on db: any Connection
    ) throws -> Int {
        let people = try returns.writtenTo(on: db)
        for person in people {
            let job = SendReturnLetter(
                occasion: id.uuid, organisation: person.organisation.uuid, contact: person.id.uuid,
                isReminder: isReminder)
            try JobStore.enqueue(job, id: makeID(), dueAt: now, on: db)
        }
        return people.count
    }
}

extension [ListedReturn] {
    /// Whom a letter goes to, in one query.
    func writtenTo(on db: any Connection) throws -> [KnownContact] {
        let asked = Dictionary(map { ($0.asked.organisation, $0) }) { first, _ in first }
        return try ContactStore.known(at: Array<ID<Organisation>>(asked.keys), on: db).filter {
            $0.hasRole(with: asked[$0.organisation]?.roleWords)
        }
    }
}

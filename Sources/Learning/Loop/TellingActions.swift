import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Telling those who took part what was decided.
extension Services {
    /// Writes to everybody who came to the partnership through this hub and agreed to hear what came of it.
    ///
    /// - Parameters:
    ///   - decisions: those to tell of; nil for all in force that nobody was told of.
    ///   - id: made when the letter was shown, so that sending it twice writes once.
    /// - Returns: how many people are written to.
    @discardableResult
    package func tell(
        of hub: ID<Hub>, opening: String, decisions chosen: [ID<Decision>]? = nil, id: UUID? = nil,
        by actor: Actor
    ) async throws -> Int {
        let (now, today, id) = (now(), today, ID<Telling>(id ?? makeID()))
        let makeID = makeID
        return try await database.write { db in
            if try TellingStore.contains(id, on: db) {
                return try TellingStore.list(of: hub, on: db).first { $0.telling.id == id }?.people ?? 0
            }
            let untold = try LoopStore.standing(of: hub, on: db).untold.map(\.decision.id)
            let decisions = chosen.map { chosen in untold.filter(chosen.contains) } ?? untold
            guard !decisions.isEmpty else { throw TellingRefusal.nothingToTell }
            let people = try ContactStore.recipients(fromHub: hub, consenting: .feedback, on: db).map(\.0)
            guard !people.isEmpty else { throw TellingRefusal.nobodyToTell }
            let telling = Telling(id: id, hub: hub, toldOn: today, opening: opening, toldBy: actor.member)
            try TellingStore.add(telling, decisions: decisions, to: people, on: db)
            try HubStore.markDone(.told, of: hub, on: today, on: db)
            for contact in people {
                let job = SendDecisionLetter(telling: id.uuid, contact: contact.uuid)
                try JobStore.enqueue(job, id: makeID(), dueAt: now, on: db)
            }
            try AuditTrail.record(
                .decisionsTold, by: actor, subject: AuditSubject("hub", hub),
                detail: "\(decisions.count) decisions, \(people.count) people", at: now, on: db)
            return people.count
        }
    }
}

/// What goes into a letter about these decisions.
enum DecisionLetters {
    static func letter(
        of hub: ID<Hub>, decisions: [ID<Decision>], opening: String, site: Site, on db: any Connection
    ) throws -> DecisionLetter {
        let standing = try LoopStore.standing(of: hub, on: db)
        let items = standing.themes.flatMap { theme in
            theme.decisions.filter { decisions.contains($0.id) }.map { decision in
                DecisionLetter.Item(
                    theme: theme.theme.name, said: theme.theme.summary ?? "", answer: decision.answer,
                    reason: decision.reason, decidedOn: decision.decidedOn)
            }
        }
        return DecisionLetter(
            partnership: try SiteStore.masthead(on: db).name, hub: standing.hub.title, opening: opening, items: items,
            link: standing.hub.isPublished ? site.link(to: standing.hub.saidAndDonePath) : nil)
    }
}

/// Tells one person what was decided.
///
/// Run twice, the second run finds it sent. If the program stops between sending and marking, the same letter goes
/// out again with the same Message-ID; that is better than not at all. Somebody who was erased meanwhile, or no longer
/// agrees to hear, is not written to.
struct SendDecisionLetter: Job {
    static let name = "send-decision-letter"

    let telling: UUID
    let contact: UUID

    func run(with services: Services) async throws {
        let (telling, contact, site) = (ID<Telling>(telling), ID<Contact>(contact), services.site)
        let letter = try await services.database.read { db in
            try Self.unsent(telling, to: contact, site: site, on: db)
        }
        guard let letter else { return }
        try await services.send(letter)
        let now = services.now()
        try await services.database.write { db in
            try TellingStore.markSent(telling, to: contact, at: now, on: db)
        }
    }

    private static func unsent(
        _ id: ID<Telling>, to contact: ID<Contact>, site: Site, on db: any Connection
    ) throws -> Letter? {
        guard try TellingStore.isUnsent(id, to: contact, on: db) else { return nil }
        let telling = try TellingStore.telling(id, on: db)
        let people = try ContactStore.recipients(fromHub: telling.hub, consenting: .feedback, on: db)
        guard let person = people.first(where: { $0.id == contact }) else { return nil }
        let letter = try DecisionLetters.letter(
            of: telling.hub, decisions: TellingStore.decisions(of: id, on: db), opening: telling.opening, site: site,
            on: db)
        return Letter(
            to: person.email, name: person.name, subject: letter.subject, text: letter.text(to: person.name),
            messageID: "told-\(id.text)-\(contact.text)")
    }
}

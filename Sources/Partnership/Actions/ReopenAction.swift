import Domain
import Foundation
import Platform
import Storage

/// Opens an action again when the evidence it was closed with has run out, and writes to the owner's people and to
/// whoever closed it.
///
/// Queued when an action is closed, for the morning after its evidence ends. Run twice, the second run finds it open.
/// One that was opened meanwhile, or closed with newer evidence, is left alone.
struct ReopenAction: Job {
    static let name = "reopen-action"

    let action: UUID
    /// The number of the day the evidence is of.
    let evidence: Int

    static func queue(_ action: ID<Action>, evidenceOn: Day, id: UUID, on db: any Connection) throws {
        let day = evidenceOn.adding(days: Action.evidenceLasts + 1)
        try JobStore.enqueue(
            ReopenAction(action: action.uuid, evidence: evidenceOn.number), id: id,
            dueAt: UKTime.start(of: day).addingTimeInterval(7 * 60 * 60), on: db)
    }

    func run(with services: Services) async throws {
        let (id, today, now) = (ID<Action>(action), services.today, services.now())
        let update = services.newID(ActionUpdate.self)
        let (site, makeID) = (services.site, services.makeID)
        try await services.database.write { db in
            let old = try ActionStore.known(id, on: db)
            guard old.state == .closed, old.evidenceOn?.number == evidence,
                let new = try? old.evidenceRunningOut(on: today)
            else { return }
            try ActionStore.keep(new, on: db)
            let words = ["Opened again: its evidence has run out.", old.evidenceWords].compactMap(\.self)
            _ = try ActionStore.add(
                ActionUpdate(id: update, action: id, by: nil, words: words.joined(separator: "\n"), at: now), on: db)
            for letter in try letters(old, new, site: site, on: db) {
                try JobStore.enqueue(SendLetter(letter), id: makeID(), dueAt: now, on: db)
            }
            try AuditTrail.record(
                .actionReopened, by: .system, subject: AuditSubject("action", id), detail: "evidence ran out", at: now,
                on: db)
        }
    }

    private func letters(_ old: Action, _ new: Action, site: Site, on db: any Connection) throws -> [Letter] {
        let letter = ActionLetter(
            partnership: try SiteStore.masthead(on: db).name, what: old.what, evidenceOn: Day(number: evidence),
            dueOn: new.dueOn, link: site.link(to: "/actions/\(old.id.text)"))
        let people = try MemberStore.all(on: db).filter { member in
            let isOwner = member.organisation == old.owner && Viewer.member(member).may(.updateActions)
            return member.isActive && (isOwner || member.id == old.closedBy)
        }
        return people.map { person in
            Letter(
                to: person.email, name: person.name, subject: letter.subject, text: letter.text(to: person.name),
                messageID: "reopened-\(old.id.text)-\(evidence)-\(person.id.text)")
        }
    }
}

import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Links of their own for people on a closed list.
///
/// A link is made from the occasion, the person and a key only this partnership has, so it need not be kept: a letter
/// that is sent again has the same one. What is kept is its hash, and only until the answer comes.
enum Tickets {
    static func giveOut(to contacts: [ID<Contact>], of occasion: Occasion, on db: any Connection) throws {
        let people = try ContactStore.willing(contacts, for: .surveys, on: db)
        let values = people.map { occasion.draft.breakdown.map($0.value) ?? "" }
        let crowd = Crowd(values, least: occasion.threshold)
        let key = try key(of: occasion.id, on: db)
        for (person, value) in zip(people, values) {
            let group = occasion.draft.breakdown.map { _ in occasion.isAnonymous ? crowd.group(of: value) : value }
            let hash = Secrets.hash(secret(of: person.id, key))
            try InvitationStore.give(hash, to: person.id, of: occasion.id, crowd: group, on: db)
        }
    }

    static func secret(of contact: ID<Contact>, _ occasion: ID<Occasion>, on db: any Connection) throws -> String {
        try secret(of: contact, key(of: occasion, on: db))
    }

    private static func secret(of contact: ID<Contact>, _ key: String) -> String {
        Secrets.seal(contact.text, with: key)
    }

    private static func key(of occasion: ID<Occasion>, on db: any Connection) throws -> String {
        try SiteStore.sealed("tickets/\(occasion.text)", on: db)
    }
}

extension WillingContact {
    fileprivate func value(_ breakdown: Breakdown) -> String {
        switch breakdown {
        case .organisation: organisation ?? ""
        case .kind: kind?.words ?? ""
        case .area: area ?? ""
        case .role: role ?? ""
        case .phase: phase ?? ""
        }
    }
}

/// Sends one person their link.
///
/// Run twice, the second letter is the same with the same Message-ID. Whoever has answered meanwhile, was erased, or no
/// longer agrees to surveys is not written to.
struct SendQuestionLetter: Job {
    static let name = "send-question-letter"

    let occasion: UUID
    let contact: UUID
    let isReminder: Bool

    func run(with services: Services) async throws {
        let (id, contact, site) = (ID<Occasion>(occasion), ID<Contact>(contact), services.site)
        let (today, isReminder) = (services.today, isReminder)
        let letter = try await services.database.read { db in
            try Self.letter(id, to: contact, isReminder: isReminder, site: site, on: today, db)
        }
        guard let letter else { return }
        try await services.send(letter)
    }

    private static func letter(
        _ id: ID<Occasion>, to contact: ID<Contact>, isReminder: Bool, site: Site, on today: Day, _ db: any Connection
    ) throws -> Letter? {
        let occasion = try OccasionStore.occasion(id, on: db)
        let secret = try Tickets.secret(of: contact, id, on: db)
        guard occasion.isTaking(on: today), try InvitationStore.occasion(ofTicket: Secrets.hash(secret), on: db) == id,
            let person = try ContactStore.willing([contact], for: .surveys, on: db).first
        else { return nil }
        let draft = occasion.draft
        let set = try QuestionSetStore.kept(draft.asked, on: db).set
        let letter = QuestionLetter(
            partnership: try SiteStore.masthead(on: db).name, title: draft.title,
            introduction: set.introduction?.text, isAnonymous: draft.isAnonymous, isReminder: isReminder,
            closesOn: draft.closesOn, link: site.link(to: "/answer/\(secret)"))
        return Letter(
            to: person.email, name: person.name, subject: letter.subject, text: letter.text(to: person.name),
            messageID: "\(isReminder ? "reminder-\(today.iso)" : "asked")-\(id.text)-\(contact.text)")
    }
}

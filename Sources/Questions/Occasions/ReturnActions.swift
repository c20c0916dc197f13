import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Which organisations are asked for a return, and whom there a letter goes to.
package struct ReturnListing: Sendable, Equatable {
    package var kind: OrganisationKind?
    package var area: ID<Area>?
    /// In their role, such as "safeguarding lead"; nil for everybody known there.
    package var roleWords: String?

    package init(kind: OrganisationKind? = nil, area: ID<Area>? = nil, roleWords: String? = nil) {
        self.kind = kind
        self.area = area
        self.roleWords = roleWords
    }

    func fits(_ organisation: Organisation, on today: Day) -> Bool {
        organisation.isThere(on: today) && kind.map { organisation.kind == $0 } ?? true
            && area.map { organisation.area == $0 } ?? true
    }
}

/// What is done with returns by whoever asks for them.
extension Services {
    /// Puts every organisation on the list that fits, before it is opened.
    ///
    /// - Returns: how many are on the list now.
    @discardableResult
    package func askForReturns(_ listing: ReturnListing, on id: ID<Occasion>, by actor: Actor) async throws -> Int {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            guard occasion.state == .draft else { throw OccasionRefusal.alreadyOpen }
            guard occasion.draft.kind == .organisationReturn else { throw OccasionRefusal.otherList }
            let found = try OrganisationStore.all(on: db).filter { listing.fits($0, on: today) }
            try ReturnStore.add(found.map(\.id), roleWords: listing.roleWords, to: id, on: db)
            let count = try ReturnStore.all(of: id, on: db).count
            try AuditTrail.record(
                .occasionListed, by: actor, subject: .occasion(id), detail: "\(count) organisations", at: now, on: db)
            return count
        }
    }

    package func extendReturn(
        of organisation: ID<Organisation>, on id: ID<Occasion>, to day: Day, by actor: Actor
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            let asked = try ReturnStore.find(id, organisation, on: db).asked
            try ReturnStore.keep(try asked.extended(to: day, for: occasion, on: today), on: db)
            try AuditTrail.record(
                .returnExtended, by: actor, subject: .occasion(id), detail: organisation.text, at: now, on: db)
        }
    }

    /// What was sent becomes a return that is worked on, with every answer in its place but the signature. What was
    /// sent counts again when the occasion is closed before it is sent anew.
    package func askForReturnAgain(
        of organisation: ID<Organisation>, on id: ID<Occasion>, by actor: Actor
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            let asked = try ReturnStore.find(id, organisation, on: db).asked
            guard let response = try ReturnStore.response(of: asked, on: db) else { throw ReturnRefusal.notSent }
            let waits = response.sheet.waiting.values.contains(where: \.isHidden)
            let again = try asked.askedAgain(for: occasion, on: today, unread: waits)
            try ResponseStore.takeBack(response.id, of: asked, on: db)
            var sheet = response.sheet.reusable
            for signature in try QuestionSetStore.kept(occasion.draft.asked, on: db).set.signatures {
                sheet[signature] = nil
            }
            try ReturnStore.keep(again, on: db)
            try ReturnStore.keep(sheet, of: again, on: db)
            try AuditTrail.record(
                .returnAskedAgain, by: actor, subject: .occasion(id), detail: organisation.text, at: now, on: db)
        }
    }
}

extension Services {
    /// The link there was leads nowhere from now on: for when it has come into the wrong hands.
    package func replaceReturnLink(
        of organisation: ID<Organisation>, on id: ID<Occasion>, by actor: Actor
    ) async throws {
        let now = now()
        try await database.write { db in
            guard try OccasionStore.occasion(id, on: db).state != .draft else { throw OccasionRefusal.notOpen }
            try ReturnLinks.replace(for: try ReturnStore.find(id, organisation, on: db), on: db)
            try AuditTrail.record(
                .returnLinkReplaced, by: actor, subject: .occasion(id), detail: organisation.text, at: now, on: db)
        }
    }
}

extension Services {
    /// New links for every organisation that has not begun, sent to those who are written to there: for when a whole
    /// list has come into the wrong hands. The links there were lead nowhere from now on.
    ///
    /// - Returns: how many organisations have a new link, and how many people are written to.
    @discardableResult
    package func replaceLinksNotBegun(
        on id: ID<Occasion>, by actor: Actor
    ) async throws -> (organisations: Int, people: Int) {
        let (now, today, makeID) = (now(), today, makeID)
        return try await database.write { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            let returns = try ReturnStore.notBegun(occasion, on: today, db)
            for one in returns { try ReturnLinks.replace(for: one, on: db) }
            let people = try SendReturnLetter.enqueueAll(
                for: returns, of: id, isReminder: false, at: now, makeID: makeID, on: db)
            try AuditTrail.record(
                .returnLinksReplaced, by: actor, subject: .occasion(id), detail: "\(returns.count) organisations",
                at: now, on: db)
            return (returns.count, people)
        }
    }
}

extension ReturnStore {
    /// Those whose links can be replaced all at once: nobody works under them yet.
    ///
    /// - Throws: when there are none.
    static func notBegun(_ occasion: Occasion, on today: Day, _ db: any Connection) throws -> [ListedReturn] {
        let found = try all(of: occasion.id, on: db).filter {
            $0.asked.state == .notBegun && $0.asked.isTaken(for: occasion, on: today)
        }
        guard !found.isEmpty else { throw ReturnRefusal.allBegun }
        return found
    }
}

extension AuditAction {
    static let returnLinksReplaced = AuditAction(
        "return.links-replaced", "Gave new links to organisations that had not begun")
    static let returnLinkReplaced = AuditAction("return.link-replaced", "Gave an organisation a new link")
    static let returnExtended = AuditAction("return.extended", "Gave an organisation more time for its return")
    static let returnAskedAgain = AuditAction("return.asked-again", "Asked an organisation for its return again")
    static let returnSent = AuditAction("return.sent", "Took the return of an organisation")
    static let returnRead = AuditAction("return.read", "Read the return of an organisation")
}

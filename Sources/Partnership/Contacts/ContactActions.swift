import Domain
import Foundation
import Platform
import Storage

/// Adding, changing and erasing people the partnership writes to.
extension Services {
    /// - Throws: ``ContactRefusal`` when the address is another contact's.
    /// - Parameters:
    ///   - how: how they agreed to what they agreed to.
    ///   - id: made when the form was shown, so that sending it twice adds one.
    @discardableResult
    package func addContact(
        _ draft: ContactDraft, from source: ContactSource, how: String, id: ID<Contact>? = nil, by actor: Actor
    ) async throws -> Contact {
        let (now, today, id, sourceID) = (now(), today, id ?? newID(), makeID())
        return try await database.write { db in
            if let known = try ContactStore.found(draft.email, on: db) {
                guard known.id == id else { throw ContactRefusal.addressKnown(known.id) }
                return known
            }
            if let known = try ContactStore.find(id, on: db) { return known.contact }
            let contact = draft.contact(id)
            let added = ContactStore.Added(contact: contact, source: source, sourceID: sourceID)
            try ContactStore.add([added], how: how, on: today, at: now, db)
            try AuditTrail.record(.contactAdded, by: actor, subject: AuditSubject("contact", id), at: now, on: db)
            return contact
        }
    }

    /// Nothing is written when nothing is different.
    ///
    /// - Throws: ``ContactRefusal`` when the address is another contact's.
    package func changeContact(
        _ id: ID<Contact>, _ draft: ContactDraft, how: String, by actor: Actor
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let old = try ContactStore.contact(id, on: db)
            if let other = try ContactStore.found(draft.email, on: db), other.id != id {
                throw ContactRefusal.addressKnown(other.id)
            }
            let contact = draft.contact(id)
            guard contact != old || contact.email.text != old.email.text else { return }
            try ContactStore.keep(contact, how: how, on: today, db)
            try AuditTrail.record(.contactChanged, by: actor, subject: AuditSubject("contact", id), at: now, on: db)
        }
    }

    /// Erases a person on request. The audit trail keeps that it was done, and an id that leads nowhere.
    package func eraseContact(_ id: ID<Contact>, by actor: Actor) async throws {
        let (now, forgetting) = (now(), housekeeping.forgetting)
        try await database.write { db in
            _ = try ContactStore.contact(id, on: db)
            for forget in forgetting { try forget(id, db) }
            try ContactStore.erase(id, on: db)
            try AuditTrail.record(.contactErased, by: actor, subject: AuditSubject("contact", id), at: now, on: db)
        }
    }

    /// All contacts in the columns they can be imported by again.
    package func exportContacts(by actor: Actor) async throws -> ExportTable {
        let now = now()
        let rows = try await database.read { db in try ContactStore.all(on: db).map(\.exportRow) }
        try await database.write { db in
            try AuditTrail.record(
                .contactsExported, by: actor, subject: .site, detail: "\(rows.count) contacts", at: now, on: db)
        }
        return ExportTable(name: "Contacts", columns: ContactFile.columns, rows: rows)
    }
}

extension ListedContact {
    fileprivate var exportRow: [ExportCell] {
        let boards = Board.allCases.filter(contact.boards.contains).map(\.rawValue)
        let consents = ConsentPurpose.allCases.filter(contact.consents.contains).map(\.rawValue)
        return [
            .text(contact.name), .text(contact.email.text), .text(organisationName),
            .text(organisationKind?.rawValue), .text(contact.role), .text(areaName),
            .text(boards.joined(separator: "|")), .text(consents.joined(separator: "|")),
        ]
    }
}

extension AuditAction {
    static let contactAdded = AuditAction("contact.added", "Added a contact")
    static let contactChanged = AuditAction("contact.changed", "Changed a contact")
    static let contactErased = AuditAction("contact.erased", "Erased a contact")
    static let contactsImported = AuditAction("contacts.imported", "Brought contacts in from a file")
    static let contactsExported = AuditAction("contacts.exported", "Exported contacts")
}

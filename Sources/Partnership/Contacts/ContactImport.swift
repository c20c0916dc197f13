import Domain
import Foundation
import Platform
import Storage

extension Services {
    /// Adds and updates contacts as a file says, by their email addresses: all of it or nothing.
    ///
    /// - Parameter hub: through which those who are new came to the partnership.
    package func importContacts(
        _ bytes: [UInt8], fileName: String, hub: ID<Hub>? = nil, dryRun: Bool, by actor: Actor
    ) async throws -> ImportReport {
        let references = try await database.read { db in try ContactReferences(on: db) }
        let file = ContactFile(bytes, knowing: references)
        guard file.rejected.isEmpty else { return ImportReport(rejected: file.rejected) }
        if dryRun { return try await database.read { db in try ContactIntake(file, on: db).report } }
        let (now, today, ids) = (now(), today, file.lines.map { _ in (makeID(), makeID()) })
        let source = ContactSource(kind: hub == nil ? .file : .hub, hub: hub, words: fileName, notedOn: today)
        return try await database.write { db in
            let intake = try ContactIntake(file, on: db)
            guard intake.report.added + intake.report.updated > 0 else { return intake.report }
            let added = zip(intake.added, ids).map { line, ids in
                ContactStore.Added(
                    contact: line.contact(ID(ids.0), over: nil), source: source, sourceID: ids.1)
            }
            try ContactStore.add(added, how: "File \(fileName)", on: today, at: now, db)
            for contact in intake.updated {
                try ContactStore.keep(contact, how: "File \(fileName)", on: today, db)
            }
            try AuditTrail.record(
                .contactsImported, by: actor, subject: .site,
                detail: "\(intake.report.added) added, \(intake.report.updated) updated", at: now, on: db)
            return intake.report
        }
    }
}

extension ContactReferences {
    init(on db: any Connection) throws {
        let organisations = try OrganisationStore.all(on: db).map { ($0.name.folded, $0.id) }
        self.organisations = Dictionary(organisations, uniquingKeysWith: { first, _ in first })
        areas = Dictionary(
            try AreaStore.all(on: db).map { ($0.name.folded, $0.id) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What a file means for the contacts that are kept.
struct ContactIntake {
    let added: [ContactFile.Line]
    /// As they will stand.
    let updated: [Contact]
    let report: ImportReport

    init(_ file: ContactFile, on db: any Connection) throws {
        let kept = try ContactStore.all(on: db).map { ($0.contact.email.folded, $0.contact) }
        let known = Dictionary(kept, uniquingKeysWith: { first, _ in first })
        added = file.lines.filter { known[$0.email.folded] == nil }
        let there = file.lines.compactMap { line in known[line.email.folded].map { (line, $0) } }
        updated = there.map { line, contact in (line.contact(contact.id, over: contact), contact) }
            .filter { $0.0 != $0.1 }.map(\.0)
        report = ImportReport(added: added.count, updated: updated.count, unchanged: there.count - updated.count)
    }
}

extension ContactFile.Line {
    /// What the file says laid over what is kept.
    func contact(_ id: ID<Contact>, over kept: Contact?) -> Contact {
        Contact(
            id: id, name: name, email: kept?.email ?? email, organisation: organisation ?? kept?.organisation,
            role: role ?? kept?.role, area: area ?? kept?.area, boards: boards ?? kept?.boards ?? [],
            consents: consents ?? kept?.consents ?? [])
    }
}

import Documents
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
        let table: CSVTable
        do {
            table = try CSVTable(bytes, requiring: ContactFile.needed)
        } catch {
            return ImportReport(
                rejected: [.init(row: error.row ?? 0, column: error.column ?? "", reason: error.message)])
        }
        let (now, today, makeID) = (now(), today, makeID)
        if dryRun { return try await database.read { db in try ContactIntake(table, makeID: makeID, on: db).report } }
        let source = ContactSource(kind: hub == nil ? .file : .hub, hub: hub, words: fileName, notedOn: today)
        return try await database.write { db in
            let intake = try ContactIntake(table, makeID: makeID, on: db)
            guard intake.report.hasWork else { return intake.report }
            try intake.keepOrganisations(by: actor, at: now, on: db)
            try intake.keepContacts(from: source, makeID: makeID, at: now, on: db)
            try AuditTrail.record(
                .contactsImported, by: actor, subject: .site,
                detail: "\(intake.report.added) added, \(intake.report.updated) updated", at: now, on: db)
            return intake.report
        }
    }
}

extension ContactReferences {
    /// Where two organisations have one name, the one that goes on is meant.
    init(on db: any Connection) throws {
        let all = try OrganisationStore.all(on: db)
        let named = (all.filter { $0.validTo == nil } + all.filter { $0.validTo != nil }).map {
            ($0.name.folded, $0.id)
        }
        organisations = Dictionary(named, uniquingKeysWith: { first, _ in first })
        areas = Dictionary(
            try AreaStore.all(on: db).map { ($0.name.folded, $0.id) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What a file means for the contacts that are kept.
///
/// It is read where it is kept, in one transaction, so that nothing it refers to can go in between. An id that is made
/// for nothing, because the transaction runs again, leads nowhere.
private struct ContactIntake {
    let report: ImportReport
    private let organisations: [Organisation]
    private let register: ContactRegister

    init(_ table: CSVTable, makeID: () -> UUID, on db: any Connection) throws {
        let file = ContactFile(table, knowing: try ContactReferences(on: db), makeID: makeID)
        let isAccepted = file.rejected.isEmpty
        organisations = file.organisations
        register = ContactRegister(
            kept: isAccepted ? try ContactStore.all(on: db).map(\.contact) : [], file: isAccepted ? file.lines : [])
        report = ImportReport(
            added: register.added.count, updated: register.updated.count, unchanged: register.unchanged,
            rejected: file.rejected)
    }

    func keepOrganisations(by actor: Actor, at now: Date, on db: any Connection) throws {
        for organisation in organisations {
            _ = try OrganisationStore.add(organisation, on: db)
            try AuditTrail.record(
                .organisationAdded, by: actor, subject: AuditSubject("organisation", organisation.id),
                detail: organisation.kind.rawValue, at: now, on: db)
        }
    }

    func keepContacts(
        from source: ContactSource, makeID: () -> UUID, at now: Date, on db: any Connection
    ) throws {
        let how = "File \(source.words)"
        let added = register.added.map { line in
            ContactStore.Added(contact: line.contact(ID(makeID())), source: source, sourceID: makeID())
        }
        try ContactStore.add(added, how: how, on: source.notedOn, at: now, db)
        for contact in register.updated {
            try ContactStore.keep(contact, how: how, on: source.notedOn, db)
        }
    }
}

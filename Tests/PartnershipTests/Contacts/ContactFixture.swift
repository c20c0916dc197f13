import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport

@testable import Partnership

extension TestApp {
    @discardableResult
    func contact(
        _ name: String, _ email: String, organisation: ID<Organisation>? = nil, role: String? = nil,
        area: ID<Area>? = nil, boards: Set<Board> = [], consents: Set<ConsentPurpose> = []
    ) async throws -> Contact {
        let draft = try ContactDraft(
            name: name, email: EmailAddress(email), organisation: organisation, role: role, area: area,
            boards: boards, consents: consents)
        let source = ContactSource(kind: .typed, words: "Card at the forum", notedOn: services.today)
        return try await services.addContact(draft, from: source, how: "Card at the forum", by: .system)
    }

    func contacts() async throws -> [ListedContact] {
        try await database.read { db in try ContactStore.all(on: db) }
    }

    @discardableResult
    func importContacts(
        _ text: String, hub: ID<Hub>? = nil, dryRun: Bool = false
    ) async throws -> ImportReport {
        try await services.importContacts(
            Array(text.utf8), fileName: "people.csv", hub: hub, dryRun: dryRun, by: .commandLine)
    }

    /// How many rows this table has.
    func rows(of table: SQL) async throws -> Int {
        try await database.read { db in
            let found = try db.rows("SELECT count(*) AS number FROM \(table)")
            return try found.first.map { try $0["number"] } ?? 0
        }
    }
}

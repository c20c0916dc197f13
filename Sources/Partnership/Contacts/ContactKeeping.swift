import Domain
import Foundation
import Platform
import Storage

// Keeping contacts: one, or many in a statement.
extension ContactStore {
    struct Added: Sendable {
        let contact: Contact
        let source: ContactSource
        let sourceID: UUID
    }

    private static let inAStatement = 100

    /// - Parameter how: how each consent was given, in words.
    static func add(_ new: [Added], how: String, on day: Day, at now: Date, _ db: any Connection) throws {
        for chunk in new.chunks(of: inAStatement) {
            let rows = chunk.map { row(of: $0.contact, at: now) }
            try db.run(
                """
                INSERT INTO contact (id, name, name_folded, email, email_folded, organisation_id, role, area_id,
                    is_children_board, is_adults_board, added_at)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
            let sources: [SQL] = chunk.map { added in
                """
                (\(added.sourceID), \(added.contact.id), \(added.source.kind), \(added.source.hub),
                \(added.source.words), \(added.source.notedOn))
                """
            }
            try db.run(
                """
                INSERT INTO contact_source (id, contact_id, kind, subject_id, words, noted_on)
                VALUES \(SQL.joined(sources, by: ", "))
                """)
        }
        let consents = new.flatMap { added in
            added.contact.consents.sorted { $0.rawValue < $1.rawValue }.map { (added.contact.id, $0) }
        }
        try give(consents, how: how, on: day, db)
    }

    private static func row(of contact: Contact, at now: Date) -> SQL {
        """
        (\(contact.id), \(contact.name), \(contact.name.folded), \(contact.email), \(contact.email.folded),
        \(contact.organisation), \(contact.role), \(contact.area), \(contact.boards.contains(.children)),
        \(contact.boards.contains(.adults)), \(now))
        """
    }

    private static func give(
        _ consents: [(ID<Contact>, ConsentPurpose)], how: String, on day: Day, _ db: any Connection
    ) throws {
        for chunk in consents.chunks(of: 200) {
            let rows: [SQL] = chunk.map { "(\($0.0), \($0.1), \(day), \(how))" }
            try db.run(
                """
                INSERT INTO contact_consent (contact_id, purpose, given_on, how) VALUES \(SQL.joined(rows, by: ", "))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Keeps a contact that is there as it now stands. A consent that goes on keeps the day on which it was given.
    static func keep(_ contact: Contact, how: String, on day: Day, _ db: any Connection) throws {
        try db.run(
            """
            UPDATE contact SET name = \(contact.name), name_folded = \(contact.name.folded),
                email = \(contact.email), email_folded = \(contact.email.folded),
                organisation_id = \(contact.organisation), role = \(contact.role), area_id = \(contact.area),
                is_children_board = \(contact.boards.contains(.children)),
                is_adults_board = \(contact.boards.contains(.adults))
            WHERE id = \(contact.id)
            """)
        let withdrawn = ConsentPurpose.allCases.filter { !contact.consents.contains($0) }
        if !withdrawn.isEmpty {
            try db.run(
                """
                DELETE FROM contact_consent WHERE contact_id = \(contact.id) AND purpose IN (\(SQL.list(withdrawn)))
                """)
        }
        try give(contact.consents.map { (contact.id, $0) }, how: how, on: day, db)
    }

    /// Leaves nothing of the person behind.
    static func erase(_ contact: ID<Contact>, on db: any Connection) throws {
        try db.run("DELETE FROM contact_consent WHERE contact_id = \(contact)")
        try db.run("DELETE FROM contact_source WHERE contact_id = \(contact)")
        try db.run("DELETE FROM contact WHERE id = \(contact)")
    }
}

extension Array {
    func chunks(of length: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
    }
}

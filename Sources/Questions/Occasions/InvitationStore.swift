import Domain
import Foundation
import Platform
import Storage

/// Who was asked, and who holds a ticket because their answer has not come.
package enum InvitationStore {
    static func invited(_ id: ID<Occasion>, on db: any Connection) throws -> [ID<Contact>] {
        try db.rows("SELECT contact_id FROM invitation WHERE occasion_id = \(id) ORDER BY contact_id")
            .map { try $0["contact_id"] }
    }

    static func invite(_ contacts: [ID<Contact>], to id: ID<Occasion>, on db: any Connection) throws {
        for contact in contacts {
            try db.run(
                """
                INSERT INTO invitation (occasion_id, contact_id) VALUES (\(id), \(contact))
                ON CONFLICT (occasion_id, contact_id) DO NOTHING
                """)
        }
    }

    static func uninviteAll(from id: ID<Occasion>, on db: any Connection) throws {
        try db.run("DELETE FROM invitation WHERE occasion_id = \(id)")
    }

    /// Leaves nothing of somebody who is erased. How many were asked stays as it was.
    static func forget(_ contact: ID<Contact>, on db: any Connection) throws {
        try db.run(
            """
            UPDATE occasion SET erased = erased + 1 WHERE state <> \(Occasion.State.draft)
                AND id IN (SELECT occasion_id FROM invitation WHERE contact_id = \(contact))
            """)
        try db.run("DELETE FROM ticket WHERE contact_id = \(contact)")
        try db.run("DELETE FROM invitation WHERE contact_id = \(contact)")
    }

    /// Gives somebody a new link; one they were given before is good for nothing any more.
    static func give(
        _ hash: String, to contact: ID<Contact>, of id: ID<Occasion>, crowd: String?, on db: any Connection
    ) throws {
        try db.run("DELETE FROM ticket WHERE occasion_id = \(id) AND contact_id = \(contact)")
        try db.run(
            """
            INSERT INTO ticket (hash, occasion_id, contact_id, crowd) VALUES (\(hash), \(id), \(contact), \(crowd))
            """)
    }

    /// Those who have not answered, with the group their answer will be counted under.
    static func left(of id: ID<Occasion>, on db: any Connection) throws -> [(contact: ID<Contact>, crowd: String?)] {
        try db.rows("SELECT contact_id, crowd FROM ticket WHERE occasion_id = \(id) ORDER BY contact_id")
            .map { try ($0["contact_id"], $0["crowd"]) }
    }

    static func occasion(ofTicket hash: String, on db: any Connection) throws -> ID<Occasion>? {
        try db.rows("SELECT occasion_id FROM ticket WHERE hash = \(hash)").first.map { try $0["occasion_id"] }
    }

    /// Takes a ticket for one answer: the second to come finds none.
    static func spend(
        ticket hash: String, on db: any Connection
    ) throws -> (contact: ID<Contact>, crowd: String?)? {
        try db.rows("DELETE FROM ticket WHERE hash = \(hash) RETURNING contact_id, crowd").first
            .map { try ($0["contact_id"], $0["crowd"]) }
    }
}

import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport

extension TestApp {
    /// Somebody who may sign in and has not.
    @discardableResult
    func addMember(_ address: String = "ann@example.org", roles: Set<Role> = [.coordinator]) async throws -> Member {
        try await services.addMember(
            email: EmailAddress(address), name: "Ann Abara", roles: roles, by: .commandLine)
    }

    /// They have left: kept in the records, and not let in any more.
    func letGo(_ member: Member) async throws {
        _ = try await database.write { db in
            try db.run("UPDATE member SET is_active = \(false) WHERE id = \(member.id)")
        }
    }

    /// The paths of the links in all letters so far, in the order they were sent.
    var links: [String] {
        letters.all.compactMap { letter in
            letter.text.firstMatch(of: /http:\/\/localhost(\/sign-in\/link\?key=\S+)/).map { String($0.1) }
        }
    }

    /// Asks for a link and reads the letter.
    func receiveLink(for address: String = "ann@example.org", next: String = "") async throws -> String {
        let sent = try await visitor().post("/sign-in", form: ["email": address, "next": next])
        guard sent.location == "/sign-in/sent" else { throw NoLink() }
        try await doJobs()
        guard let link = links.last else { throw NoLink() }
        return link
    }
}

struct NoLink: Error {}

extension String {
    /// What stands after `key=` in a link.
    var key: String {
        split(separator: "=").last.map(String.init) ?? ""
    }
}

import Domain
import Foundation
import Storage

extension Services {
    /// Asks for a link. Whether the address is known changes nothing that the asker can see.
    ///
    /// - Parameter network: the asker's network address. Only its hash is kept, for a quarter of an hour.
    package func askForLink(to email: EmailAddress, from network: String, next: String?) async throws {
        let now = now()
        let (jobID, root) = (makeID(), site.root)
        try await database.write { db in
            let key = try SiteStore.secret(on: db)
            let address = Secrets.seal("address " + email.folded, with: key)
            let origin = Secrets.seal("network " + network, with: key)
            let isAllowed = try SignInRules.allows(
                askedForAddress: SignInStore.timesAsked(address, at: now, on: db),
                askedFromNetwork: SignInStore.timesAsked(origin, at: now, on: db))
            guard isAllowed else { return }
            try SignInStore.note(asked: address, at: now, on: db)
            try SignInStore.note(asked: origin, at: now, on: db)
            // Queued for an unknown address too, so that the answer takes as long; then it sends nothing.
            let member = try MemberStore.active(with: email, on: db)
            let job = SendSignInLink(member: member?.id.uuid, next: LocalPath(next, under: root)?.text)
            try JobStore.enqueue(job, id: jobID, dueAt: now, on: db)
        }
    }

    /// Makes a link that signs `member` in once, within ``SignInRules/linkLife``. Only its hash is kept.
    package func makeLink(for member: ID<Member>, next: String? = nil) async throws -> String {
        let (secret, now) = (makeSecret(), now())
        try await database.write { db in
            try SignInStore.tidy(at: now, on: db)
            try SessionStore.tidy(at: now, on: db)
            try SignInStore.keep(link: Secrets.hash(secret), for: member, next: next, at: now, on: db)
        }
        return site.link(to: "/sign-in/link?key=\(secret)")
    }

    func isUsable(link secret: String) async throws -> Bool {
        let now = now()
        return try await database.read { db in
            try SignInStore.isUsable(link: Secrets.hash(secret), at: now, on: db)
        }
    }

    /// Spends the link.
    /// - Returns: the secret of the new session and where the person was going; nil when the link is spent or old.
    func signIn(with secret: String) async throws -> (session: String, next: String?)? {
        let (session, now) = (makeSecret(), now())
        let next = try await database.write { db -> String?? in
            guard let spent = try SignInStore.spend(link: Secrets.hash(secret), at: now, on: db) else { return nil }
            guard let member = try MemberStore.active(spent.member, on: db) else { return nil }
            try SessionStore.start(Secrets.hash(session), for: member.id, at: now, on: db)
            try AuditTrail.record(.signedIn, by: .member(member.id), subject: .member(member.id), at: now, on: db)
            return .some(spent.next)
        }
        return next.map { (session, $0) }
    }

    /// The demonstration's way in: no letter, no link. Refused everywhere else.
    func become(_ member: ID<Member>) async throws -> String {
        guard site.isDemo else { throw NotFound("page") }
        return try await startSession(for: member)
    }

    /// - Returns: the secret the browser keeps; here only its hash is kept.
    package func startSession(for member: ID<Member>) async throws -> String {
        let (session, now) = (makeSecret(), now())
        try await database.write { db in
            guard let member = try MemberStore.active(member, on: db) else { throw NotFound("person") }
            try SessionStore.start(Secrets.hash(session), for: member.id, at: now, on: db)
            try AuditTrail.record(.signedIn, by: .member(member.id), subject: .member(member.id), at: now, on: db)
        }
        return session
    }

    func signOut(_ sessionHash: String) async throws {
        keyring.forget(sessionHash)
        try await database.write { db in try SessionStore.end(sessionHash, on: db) }
    }
}

/// A path on this very site: somebody who crafts a link can not send people elsewhere with it.
package struct LocalPath: Sendable {
    package let text: String

    /// - Parameter root: the partnership's prefix, under which the path must be.
    package init?(_ text: String?, under root: String) {
        guard let text, text.utf8.count <= 500, text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
        // Browsers leave out tabs and line ends before they read an address, and take a backslash for a slash.
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "\\" && $0.value != 0x7F }) else { return nil }
        guard root.isEmpty || text == root || text.hasPrefix(root + "/") else { return nil }
        self.text = text
    }
}

/// Sends somebody a link to sign in with.
///
/// Made when it is sent, so that the link itself is nowhere kept. Run twice it sends a second
/// letter with a second link; both work, once each.
struct SendSignInLink: Job {
    static let name = "send-sign-in-link"

    /// Nil when nobody has the address that was typed.
    let member: UUID?
    let next: String?

    func run(with services: Services) async throws {
        guard let member = member.map({ ID<Member>($0) }) else { return }
        let found = try await services.database.read { db in
            try (MemberStore.active(member, on: db), SiteStore.masthead(on: db))
        }
        guard let person = found.0 else { return }
        let link = try await services.makeLink(for: member, next: next)
        let text = try services.pages.render(
            SignInLetter(name: person.name, siteName: found.1.name, link: link), with: "access/sign-in-letter")
        try await services.send(
            Letter(
                to: person.email, name: person.name, subject: "Sign in to \(found.1.name)", text: text,
                messageID: "sign-in-\(services.makeID().uuidString.lowercased())"))
    }
}

private struct SignInLetter {
    let name: String
    let siteName: String
    let link: String
}

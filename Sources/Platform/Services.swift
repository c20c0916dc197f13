import Domain
import Foundation
import Logging
import Storage

/// Everything the application needs from the world outside it, for one partnership.
///
/// Made once, in `serve`, in a command or in a test, and passed down by hand. Nothing is looked up globally.
package struct Services: Sendable {
    package var database: any Database
    package var pages: PageRenderer
    package var site: Site
    package var now: @Sendable () -> Date
    /// UUIDv7: in the order things were made. For anything anonymous use ``Storage/makeRandomID()``.
    package var makeID: @Sendable () -> UUID
    /// 32 bytes nobody can guess, written in URL-safe base64.
    package var makeSecret: @Sendable () -> String
    package var send: @Sendable (Letter) async throws -> Void
    /// Where letters are kept instead of being sent, when this partnership has no mail server.
    package var outbox: Outbox?
    /// What members have unlocked with their passphrases, as long as this process lives.
    package let keyring: Keyring
    package var housekeeping: Housekeeping
    package var logger: Logger

    package init(
        database: any Database, pages: PageRenderer, site: Site, now: @escaping @Sendable () -> Date,
        makeID: @escaping @Sendable () -> UUID, makeSecret: @escaping @Sendable () -> String,
        send: @escaping @Sendable (Letter) async throws -> Void, outbox: Outbox? = nil,
        keyring: Keyring = Keyring(), housekeeping: Housekeeping, logger: Logger
    ) {
        self.database = database
        self.pages = pages
        self.site = site
        self.now = now
        self.makeID = makeID
        self.makeSecret = makeSecret
        self.send = send
        self.outbox = outbox
        self.keyring = keyring
        self.housekeeping = housekeeping
        self.logger = logger
    }

    /// The day it is now in the United Kingdom.
    package var today: Day {
        UKTime.day(of: now())
    }

    package func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> {
        ID(makeID())
    }
}

/// Where this partnership is served, and how.
package struct Site: Sendable {
    /// As in `--partnership SLUG`.
    package let slug: String
    /// What stands before every path: empty, or `/SLUG` when several partnerships share a host.
    package let root: String
    /// As people type it, without a slash at the end, for links in letters: `https://hub.example.org`.
    package let address: String
    /// True only for `sightline demo`: people to be can be chosen instead of signing in.
    package let isDemo: Bool
    package let sections: [Section]

    package init(slug: String, root: String, address: String, isDemo: Bool, sections: [Section]) {
        self.slug = slug
        self.root = root
        self.address = address
        self.isDemo = isDemo
        self.sections = sections
    }

    /// A link for a letter.
    package func link(to path: String) -> String {
        address + root + path
    }

    package var isSecure: Bool {
        address.hasPrefix("https://")
    }
}

/// An entry in the navigation, shown to those who may use it.
package struct Section: Sendable {
    package let title: String
    package let path: String
    package let permission: Permission

    package init(_ title: String, path: String, permission: Permission) {
        self.title = title
        self.path = path
        self.permission = permission
    }
}

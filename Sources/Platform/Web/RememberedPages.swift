import Domain
import Hummingbird
import Synchronization

/// Pages as they were last shown to one person, until anything at all is changed.
///
/// Whatever changes a record adds an audit entry in the same transaction, so the end of the audit trail says how new
/// a page is, also when another process made the change. A page is found again only under the same end of the trail,
/// on the same day, at the same address and in the same session: nobody is ever shown what was made for somebody else.
final class RememberedPages: Sendable {
    struct Key: Hashable, Sendable {
        let version: PageVersion
        /// The token of the session, which stands in the page's forms.
        let token: String
        let address: String
    }

    private struct Kept {
        var version: PageVersion?
        var pages: [Key: Response] = [:]
        var bytes = 0
    }

    /// Bytes of all pages together. A partnership's busiest day has some dozens of people at twenty kilobytes a page.
    private let most: Int
    private let kept = Mutex(Kept())

    init(most: Int = 8_000_000) {
        self.most = most
    }

    func page(_ key: Key) -> Response? {
        kept.withLock { $0.pages[key] }
    }

    func keep(_ page: Response, for key: Key) {
        guard page.status == .ok, let size = page.body.contentLength, size <= most / 8 else { return }
        kept.withLock { kept in
            // What was made of older records is never asked for again.
            if kept.version != key.version || kept.bytes + size > most {
                kept = Kept(version: key.version)
            }
            if kept.pages.updateValue(page, forKey: key) == nil { kept.bytes += size }
        }
    }
}

/// How new a page is: where the audit trail ended when it was asked for, and on which day.
struct PageVersion: Hashable, Sendable {
    let trail: String
    let day: Day
}

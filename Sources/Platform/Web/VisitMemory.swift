import Domain
import Storage
import Synchronization

/// What every page needs to know about whose site this is and who is signed in, until anything at all is changed.
///
/// The name of the partnership, its secret and its members change only together with the end of the audit trail. So
/// one statement, which reads that end and the session, is enough for most requests.
final class VisitMemory: Sendable {
    private struct Kept {
        var trail: String
        var masthead: Masthead
        var secret: String
        var members: [ID<Member>: Member] = [:]
    }

    private let kept = Mutex<Kept?>(nil)

    func site(at trail: String, on db: any Connection) throws -> (masthead: Masthead, secret: String) {
        if let known = kept.withLock({ $0 }), known.trail == trail { return (known.masthead, known.secret) }
        let (masthead, secret) = try (SiteStore.masthead(on: db), SiteStore.secret(on: db))
        kept.withLock { $0 = Kept(trail: trail, masthead: masthead, secret: secret) }
        return (masthead, secret)
    }

    func member(_ id: ID<Member>, at trail: String, on db: any Connection) throws -> Member? {
        if let known = kept.withLock({ $0?.trail == trail ? $0?.members[id] : nil }) { return known }
        let member = try MemberStore.active(id, on: db)
        kept.withLock { if $0?.trail == trail { $0?.members[id] = member } }
        return member
    }
}

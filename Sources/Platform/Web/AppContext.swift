import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore

/// What is known about one request besides the request itself.
package struct AppContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection: a person's machine, or the proxy before us.
    let peer: SocketAddress?
    /// Set by `VisitMiddleware` before any page sees the request.
    package var visit = Visit.nobody
    /// What a posted form sent. Set by the route's guard, which has checked its token.
    package var fields = FormFields()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }

    package var viewer: Viewer { visit.viewer }

    /// Named in a fault page and in the log, so that the one can be found from the other.
    /// A log that keeps nothing has nothing to find.
    package var reference: String {
        String((logger[metadataKey: "hb.request.id"]?.description ?? "unlogged").suffix(8))
    }

    /// The member who asks. A route that needs a permission other than `visit` always has one.
    package func member() throws(NotAllowed) -> Member {
        guard let member = viewer.member else { throw NotAllowed(.signedIn) }
        return member
    }

    /// The id in the path. One that can not be read is as unknown as one that was never given out.
    package func id<Subject>(_ name: String, of what: Subject.Type = Subject.self) throws(NotFound) -> ID<Subject> {
        guard let text = parameters.get(name), let uuid = UUID(uuidString: text) else { throw NotFound("page") }
        return ID(uuid)
    }
}

/// Who came, and what every page needs to know about where they are.
package struct Visit: Sendable {
    package var viewer: Viewer
    /// Stands in every form this person is shown; a post without it is refused.
    package var token: String
    package var masthead: Masthead
    package var site: Site?
    /// A confirmation carried over a redirect, shown once.
    package var notice: String?
    /// The hash under which the session is kept, for signing out.
    package var sessionHash: String?
    /// How new a page shown now is; nil before it is known who came.
    var version: PageVersion?
    /// The asker's network address, for limits only: never logged, never kept as it is.
    var network = "local"

    package static let nobody = Visit(viewer: .visitor, token: "", masthead: .unnamed)

    init(viewer: Viewer, token: String, masthead: Masthead, site: Site? = nil, notice: String? = nil) {
        self.viewer = viewer
        self.token = token
        self.masthead = masthead
        self.site = site
        self.notice = notice
    }
}

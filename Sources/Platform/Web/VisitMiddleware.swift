import Domain
import Foundation
import Hummingbird
import Logging
import Storage

/// Finds out who came, before any page sees the request: one read, whatever the page.
struct VisitMiddleware: RouterMiddleware {
    typealias Context = AppContext

    let services: Services
    private let memory = VisitMemory()

    init(services: Services) {
        self.services = services
    }

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let cookies = VisitCookies(site: services.site)
        let session = cookies.session(of: request)
        let visitor = cookies.visitor(of: request) ?? services.makeSecret()
        let now = services.now()
        let sessionHash = session.map(Secrets.hash)
        services.keyring.forgetIdle(at: now)
        let known = try await services.database.read { [memory] db in
            try Known(session: sessionHash, now: now, memory, on: db)
        }

        if known.member == nil, let sessionHash { services.keyring.forget(sessionHash) }

        var context = context
        let network = context.visit.network
        context.visit = Visit(
            viewer: known.member.map { .member($0) } ?? .visitor,
            token: Secrets.seal(known.member == nil ? visitor : session ?? visitor, with: known.secret),
            masthead: known.masthead, site: services.site, notice: cookies.notice(of: request))
        context.visit.network = network
        context.visit.version = PageVersion(trail: known.trail, day: UKTime.day(of: now))
        context.visit.sessionHash = known.member == nil ? nil : sessionHash
        if let hash = context.visit.sessionHash, known.isDueToBeNoted {
            await noteSeen(hash, at: now)
        }

        var response = try await next(request, context)
        if cookies.visitor(of: request) == nil, request.method == .get {
            response.setCookie(cookies.visitorCookie(visitor))
        }
        if context.visit.notice != nil, response.status == .ok {
            response.setCookie(cookies.noticeCookie(nil))
        }
        return response
    }

    /// A page can be read although nothing can be written just now: the session then ends a little earlier.
    private func noteSeen(_ hash: String, at now: Date) async {
        do {
            try await services.database.write { db in try SessionStore.note(hash, seenAt: now, on: db) }
        } catch {
            services.logger.warning("a session's use was not noted", metadata: ["error": "\(type(of: error))"])
        }
    }

    private struct Known: Sendable {
        let masthead: Masthead
        let secret: String
        let member: Member?
        let isDueToBeNoted: Bool
        let trail: String

        init(session: String?, now: Date, _ memory: VisitMemory, on db: any Connection) throws {
            let arrival = try SessionStore.arrival(session, on: db)
            trail = arrival.trail
            (masthead, secret) = try memory.site(at: trail, on: db)
            let alive = arrival.session.flatMap {
                SignInRules.isAlive(startedAt: $0.startedAt, seenAt: $0.seenAt, now: now) ? $0 : nil
            }
            member = try alive.flatMap { try memory.member($0.member, at: arrival.trail, on: db) }
            isDueToBeNoted = alive.map { now.timeIntervalSince($0.seenAt) >= SignInRules.noteEvery } ?? false
        }
    }
}

/// The cookies of one partnership. None of them says who somebody is to anyone but this server.
struct VisitCookies {
    let site: Site

    private var path: String { site.root.isEmpty ? "/" : site.root }

    /// Browsers keep a `__Host-` cookie to this very host, over TLS, for the whole of it.
    private var prefix: String { site.isSecure && site.root.isEmpty ? "__Host-" : "" }

    func session(of request: Request) -> String? {
        request.cookies[prefix + "sightline-session"]?.value
    }

    func visitor(of request: Request) -> String? {
        request.cookies[prefix + "sightline-visit"]?.value
    }

    func notice(of request: Request) -> String? {
        guard let value = request.cookies[prefix + "sightline-notice"]?.value, !value.isEmpty else { return nil }
        return value.removingPercentEncoding
    }

    /// - Parameter session: nil ends it.
    func sessionCookie(_ session: String?) -> Cookie {
        let life = session == nil ? 0 : Int(SignInRules.longest)
        return cookie("sightline-session", session ?? "", maxAge: life, sameSite: .lax)
    }

    func visitorCookie(_ visitor: String) -> Cookie {
        cookie("sightline-visit", visitor, maxAge: nil, sameSite: .lax)
    }

    func noticeCookie(_ words: String?) -> Cookie {
        let value = words?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return cookie("sightline-notice", value, maxAge: words == nil ? 0 : 60, sameSite: .lax)
    }

    private func cookie(_ name: String, _ value: String, maxAge: Int?, sameSite: Cookie.SameSite) -> Cookie {
        Cookie(
            name: prefix + name, value: value, maxAge: maxAge, path: path, secure: site.isSecure, httpOnly: true,
            sameSite: sameSite)
    }
}

extension AppContext {
    /// 303 to a page of this site, where `notice` is shown once.
    package func redirect(to path: String, notice: String? = nil) -> Response {
        var response = Response.redirect(to: self.path(path), type: .normal)
        if let notice, let site = visit.site {
            response.setCookie(VisitCookies(site: site).noticeCookie(notice))
        }
        return response
    }
}

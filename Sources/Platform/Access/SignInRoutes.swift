import Domain
import Foundation
import Hummingbird

/// Signing in with a link that comes by e-mail, and signing out.
package struct SignInRoutes: RouteGroup {
    let services: Services

    package init(services: Services) {
        self.services = services
    }

    package func add(to routes: Routes) {
        routes.get("sign-in", may: .visit, use: askForEmail)
        routes.post("sign-in", may: .visit, use: sendLink)
        routes.get("sign-in/sent", may: .visit, use: showSent)
        routes.get("sign-in/link", may: .visit, use: showLink)
        routes.post("sign-in/link", may: .visit, use: useLink)
        routes.post("sign-out", may: .visit, use: signOut)
    }

    @Sendable
    func askForEmail(request: Request, context: AppContext) async throws -> Response {
        let next = FormFields(urlEncoded: request.uri.query ?? "")["next"]
        return try services.pages.response(SignInPage(frame: context.frame(), next: next))
    }

    @Sendable
    func sendLink(request: Request, context: AppContext) async throws -> Response {
        let fields = context.fields
        let email: EmailAddress
        do {
            email = try SignInForm(fields).read()
        } catch {
            let page = SignInPage(
                frame: context.frame(), next: fields["next"], email: fields["email"], problems: error)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.askForLink(to: email, from: context.visit.network, next: fields["next"])
        return context.redirect(to: "/sign-in/sent")
    }

    @Sendable
    func showSent(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(SignInSentPage(frame: context.frame()))
    }

    /// Only shows a button: mail scanners follow links, and must not spend them.
    @Sendable
    func showLink(request: Request, context: AppContext) async throws -> Response {
        let key = FormFields(urlEncoded: request.uri.query ?? "")["key"] ?? ""
        guard try await services.isUsable(link: key) else { return try spent(context) }
        return try services.pages.response(SignInLinkPage(frame: context.frame(), key: key))
    }

    @Sendable
    func useLink(request: Request, context: AppContext) async throws -> Response {
        guard let signedIn = try await services.signIn(with: context.fields["key"] ?? "") else {
            return try spent(context)
        }
        if let before = context.visit.sessionHash { try await services.signOut(before) }
        let next = LocalPath(signedIn.next, under: services.site.root)?.text ?? context.path("/")
        var response = Response.redirect(to: next, type: .normal)
        response.setCookie(VisitCookies(site: services.site).sessionCookie(signedIn.session))
        return response
    }

    @Sendable
    func signOut(request: Request, context: AppContext) async throws -> Response {
        if let hash = context.visit.sessionHash {
            try await services.signOut(hash)
        }
        var response = context.redirect(to: "/", notice: "You have signed out.")
        response.setCookie(VisitCookies(site: services.site).sessionCookie(nil))
        return response
    }

    private func spent(_ context: AppContext) throws -> Response {
        try services.pages.response(SignInSpentPage(frame: context.frame()), status: .gone)
    }
}

struct SignInForm {
    let email: String?

    init(_ fields: FormFields) {
        email = fields["email"]
    }

    func read() throws(FormProblems) -> EmailAddress {
        var problems = FormProblems()
        guard let email = problems.read(EmailAddress.self, from: email, field: "email") else { throw problems }
        return email
    }
}

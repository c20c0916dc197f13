import Domain
import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

/// Posts that were not sent from one of our own pages.
@Suite struct FormProtectionTests {
    private static let form = "application/x-www-form-urlencoded"

    @Test(arguments: ["", "token=", "token=made-up", "name=x&token=%00"])
    func aFormWithoutItsTokenIsRefused(body: String) async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let answer = try await manager.send(
                "/members", method: .post, headers: [.contentType: Self.form], body: Array(body.utf8))
            #expect(answer.status == .forbidden)
            #expect(answer.words.contains("This form is too old to send"))
        }
    }

    @Test func aTokenOfAnotherSessionIsRefused() async throws {
        try await withTestApp { app in
            let (one, other) = (try await app.signIn(as: .businessManager), try await app.signIn(as: .administrator))
            let token = try await other.token()
            let answer = try await one.post("/members", token: token)
            #expect(answer.status == .forbidden)
            #expect(try await other.post("/members", token: token).status == .unprocessableContent)
        }
    }

    @Test func aTokenFromBeforeSigningInIsRefused() async throws {
        try await withTestApp(isDemo: true) { app in
            let member = try await app.addMember(roles: [.businessManager])
            let browser = try await app.visitor()
            let token = try await browser.token()
            #expect(try await browser.post("/people/\(member.id.text)", token: token).location == "/")
            #expect(try await browser.post("/members", token: token).status == .forbidden)
        }
    }

    @Test func aVisitorWithoutTheCookieIsRefused() async throws {
        try await withTestApp { app in
            let token = try await app.visitor().token()
            let answer = try await app.fresh().post("/sign-in", token: token)
            #expect(answer.status == .forbidden)
        }
    }

    @Test(
        arguments: [
            ("cross-site", nil, false), ("same-site", nil, false), ("rubbish", nil, false), ("same-origin", nil, true),
            ("none", nil, true), (nil, "https://elsewhere.example", false), (nil, "null", false), (nil, "", false),
            (nil, "localhost", false), (nil, "http://localhost.elsewhere.example", false),
            (nil, "http://localhost:81", false),
            (nil, "http://localhost", true), ("same-origin", "https://elsewhere.example", false), (nil, nil, true),
        ] as [(String?, String?, Bool)])
    func postsFromOtherSitesAreRefused(site: String?, origin: String?, isTaken: Bool) async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            var headers: HTTPFields = [.contentType: Self.form]
            headers[.origin] = origin
            headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = site
            let body = Array("token=\(try await manager.token())".utf8)
            let answer = try await manager.send("/members", method: .post, headers: headers, body: body)
            #expect(answer.status == (isTaken ? .unprocessableContent : .forbidden))
        }
    }

    /// The guard reads the role before the body, so whoever may not come in does not learn about the form.
    @Test func aRoleThatMayNotIsRefusedBeforeTheTokenIsRead() async throws {
        try await withTestApp { app in
            let answer = try await app.signIn(as: .practitioner).post("/members", token: "made-up")
            #expect(answer.status == .forbidden)
            #expect(answer.words.contains("Your role does not include this"))
        }
    }
}

extension TestApp {
    /// A browser that has never been here.
    func fresh() -> TestBrowser {
        TestBrowser(client: client)
    }
}

extension TestBrowser {
    /// What stands in the forms this browser is shown.
    func token() async throws -> String {
        let page = try await get("/sign-in").html
        return page.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } ?? ""
    }

    /// A form with this token and nothing else.
    func post(_ path: String, token: String) async throws -> TestResponse {
        try await send(
            path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: Array("token=\(token)".utf8))
    }
}

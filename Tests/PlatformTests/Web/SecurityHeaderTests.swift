import Domain
import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@Suite struct SecurityHeaderTests {
    private static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
        form-action 'self'; frame-ancestors 'none'; base-uri 'none'
        """

    @Test(arguments: [
        ("/", 200), ("/sign-in", 200), ("/manage", 303), ("/nowhere", 404), ("/test/fault", 500), ("/test/away", 503),
        ("/test/conflict", 409), ("/sign-in/link?key=x", 410), ("/health", 200), ("/ready", 200), ("/metrics", 404),
        ("/accent/0b5394.css", 200), ("/accent/nothing.css", 404), ("/assets/x/sightline.css", 200),
        ("/assets/x/../../Package.swift", 404), ("/assets/x/none.css", 404),
    ])
    func everyKindOfAnswerHasThem(path: String, status: Int) async throws {
        let setting = TestSetting { setting in
            setting.furtherRoutes = [TestPages()]
            setting.address = "https://hub.example.org"
        }
        try await withTestApp(setting: setting) { app in
            for method in [HTTPRequest.Method.get, .head] {
                let answer = try await app.fresh().send(path, method: method, headers: [:], body: nil)
                #expect(answer.status.code == status)
                #expect(answer.headers[.contentSecurityPolicy] == Self.policy)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.strictTransportSecurity]?.contains("max-age=63072000") == true)
                for (name, value) in [
                    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
                    ("Cross-Origin-Resource-Policy", "same-origin"),
                ] {
                    #expect(answer.headers[try #require(HTTPField.Name(name))] == value)
                }
                if method == .head { #expect(answer.html.isEmpty) }
            }
        }
    }

    @Test func strictTransportIsAskedForOverTLSOnly() async throws {
        try await withTestApp { app in
            let page = try await app.fresh().get("/sign-in")
            #expect(page.headers[.strictTransportSecurity] == nil)
        }
    }

    @Test func pagesAreNotKeptAndAssetsAre() async throws {
        try await withTestApp { app in
            let page = try await app.visitor().get("/sign-in")
            #expect(page.headers[.cacheControl] == "no-store")
            let path = try #require(page.html.firstMatch(of: /"(\/assets\/[0-9a-f]+\/sightline.css)"/)).1
            let sheet = try await app.visitor().get(String(path))
            #expect(sheet.status == .ok)
            #expect(sheet.headers[.cacheControl]?.contains("immutable") == true)
            #expect(sheet.headers[.contentType] == "text/css; charset=utf-8")
            let older = try await app.visitor().get("/assets/0000000000/sightline.css")
            #expect(older.headers[.cacheControl] == "no-cache")
        }
    }

    /// The policy allows no inline script or style, so no page may have any.
    @Test func pagesHaveNothingInline() async throws {
        try await withTestApp { app in
            for path in ["/", "/sign-in", "/nowhere", "/accessibility"] {
                let html = try await app.visitor().get(path).html
                #expect(html.firstMatch(of: /<script(?![^>]*src=)/) == nil)
                #expect(html.firstMatch(of: /<style|\sstyle=|\son[a-z]+=/) == nil)
            }
        }
    }
}

import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import TestSupport
import Testing

@Suite struct RefusalPagesTests {
    private static let setting = TestSetting { $0.furtherRoutes = [TestPages()] }

    @Test(arguments: [
        ("/nowhere", 404, "Page not found"),
        ("/members/not-an-id", 404, "We could not find that page"),
        ("/members/00000000-0000-7000-8000-000000000000", 404, "We could not find that member"),
        ("/audit", 403, "Your role does not include this: read the audit trail"),
        ("/test/conflict", 409, "The room is taken."),
        ("/test/teapot", 400, "We could not read that"),
        ("/test/away", 503, "We cannot reach our records just now"),
        ("/test/locked", 503, "Nothing you sent was saved"),
        ("/test/full", 503, "Nothing you sent was saved"),
        ("/test/fault", 500, "It is our mistake, not yours"),
        ("/test/broken", 500, "It is our mistake, not yours"),
    ])
    func eachHasAPageInItsOwnWords(path: String, status: Int, words: String) async throws {
        try await withTestApp(setting: Self.setting) { app in
            let role: Role = path == "/audit" ? .coordinator : .businessManager
            let page = try await app.signIn(as: role).get(path)
            #expect(page.status.code == status)
            #expect(page.words.contains(words))
            // Whoever has signed in keeps the navigation and their name.
            #expect(page.words.contains("Learning hubs") && page.words.contains("Ann Abara"))
            #expect(page.words.contains("give this reference") == (status >= 500))
        }
    }

    @Test(arguments: ["/test/fault", "/test/away", "/test/broken", "/test/teapot"])
    func noDetailReachesAVisitor(path: String) async throws {
        try await withTestApp(setting: Self.setting) { app in
            let page = try await app.visitor().get(path)
            for detail in ["Abara", "High Street", "10.0.0.5", "UNIQUE", "Secret", "email"] {
                #expect(!page.words.contains(detail))
            }
        }
    }

    @Test func aFaultsReferenceStandsInTheLog() async throws {
        let log = KeptLog()
        let setting = TestSetting { setting in
            setting.furtherRoutes = [TestPages()]
            setting.logger = log.logger
        }
        try await withTestApp(setting: setting) { app in
            let page = try await app.visitor().get("/test/fault")
            let reference = try #require(page.html.firstMatch(of: /reference: <strong>([^<]+)</)).1
            #expect(log.lines.contains { $0.contains("request failed") && $0.contains(reference) })
            #expect(!log.lines.contains { $0.contains("Abara") })
        }
    }

    @Test func askingTooOftenIsRefusedUntilAMinuteLater() async throws {
        try await withTestApp(limits: WebLimits(requestsPerMinute: 20)) { app in
            let browser = app.fresh()
            for _ in 1...20 {
                #expect(try await browser.get("/sign-in").status == .ok)
            }
            let refused = try await browser.get("/sign-in")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.words.contains("Wait a minute, then try again"))
            #expect(refused.headers[.retryAfter] == "60")
            // What the pages look like, and whoever watches the machine, are not held up.
            #expect(try await browser.get("/health").status == .ok)
            app.clock.advance(seconds: 60)
            #expect(try await browser.get("/sign-in").status == .ok)
        }
    }

    @Test func aMethodThatAPageDoesNotHaveIsNotFound() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .businessManager)
            for method in [HTTPRequest.Method.put, .delete, .patch] {
                let answer = try await browser.send("/members", method: method, headers: [:], body: nil)
                #expect([404, 405].contains(answer.status.code))
            }
        }
    }
}

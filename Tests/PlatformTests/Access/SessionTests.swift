import Domain
import Foundation
import HTTPTypes
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Platform

@Suite struct SessionTests {
    @Test func aSessionEndsOnSignOut() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let session = try #require(browser.cookie("sightline-session"))
            let out = try await browser.post("/sign-out")
            #expect(out.location == "/")
            #expect(browser.cookie("sightline-session") == nil)
            // Whoever kept the cookie has nothing.
            browser.setCookie("sightline-session", to: session)
            #expect(try await browser.get("/manage").location == "/sign-in?next=/manage")
        }
    }

    @Test func aSessionEndsWhenIdleForAnHour() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            for _ in 1...3 {
                app.clock.advance(seconds: SignInRules.idle - 1)
                #expect(try await browser.get("/manage").status == .ok)
            }
            app.clock.advance(seconds: SignInRules.idle)
            #expect(try await browser.get("/manage").status == .seeOther)
        }
    }

    @Test func aSessionEndsAfterTwelveHoursHoweverBusy() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            for _ in 1..<24 {
                app.clock.advance(seconds: SignInRules.longest / 24)
                #expect(try await browser.get("/manage").status == .ok)
            }
            app.clock.advance(seconds: SignInRules.longest / 24)
            #expect(try await browser.get("/manage").status == .seeOther)
        }
    }

    @Test func deadSessionsAndLinksAreForgotten() async throws {
        try await withTestApp { app in
            try await app.addMember()
            _ = try await app.signIn(as: .coordinator)
            _ = try await app.receiveLink()
            app.clock.advance(seconds: SignInRules.longest)
            try await TidyJobs().run(with: app.services)
            let left = try await app.database.read { db in
                try db.rows("SELECT hash FROM session UNION ALL SELECT hash FROM sign_in_link").count
                    + db.rows("SELECT key_hash FROM sign_in_request").count
            }
            #expect(left == 0)
        }
    }

    @Test func cookiesStayInTheBrowserAndOnThisSite() async throws {
        try await withTestApp(isDemo: true) { app in
            let member = try await app.addMember()
            let cookies = try await Self.cookies(app, becoming: member)
            #expect(cookies.count == 2)
            for cookie in cookies {
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
                #expect(!cookie.contains("Secure"))
            }
        }
    }

    @Test func overTLSCookiesAreSecureAndForThisHostAlone() async throws {
        let setting = TestSetting { $0.address = "https://hub.example.org" }
        try await withTestApp(isDemo: true, setting: setting) { app in
            let member = try await app.addMember()
            let cookies = try await Self.cookies(app, becoming: member)
            #expect(cookies.count == 2)
            for cookie in cookies {
                #expect(cookie.hasPrefix("__Host-sightline-") && cookie.contains("Secure") && cookie.contains("Path=/"))
                #expect(!cookie.contains("Domain"))
            }
        }
    }

    @Test func aPartnershipUnderAPrefixKeepsItsCookiesThere() async throws {
        let setting = TestSetting { setting in
            setting.root = "/testshire"
            setting.address = "https://hubs.example.org"
        }
        try await withTestApp(setting: setting) { app in
            let cookie = try #require(try await app.fresh().get("/sign-in").headers[values: .setCookie].first)
            #expect(cookie.hasPrefix("sightline-visit=") && cookie.contains("Path=/testshire"))
            let away = try await app.visitor().get("/manage?page=2")
            #expect(away.location == "/testshire/sign-in?next=/testshire/manage%3Fpage%3D2")
        }
    }

    @Test func peopleToBeAreInTheDemonstrationOnly() async throws {
        try await withTestApp { app in
            let member = try await app.addMember()
            let browser = try await app.visitor()
            #expect(try await browser.get("/people").status == .notFound)
            #expect(try await browser.post("/people/\(member.id.text)").status == .notFound)
            await #expect(throws: NotFound.self) { try await app.services.become(member.id) }
        }
        try await withTestApp(isDemo: true) { app in
            let member = try await app.addMember()
            let browser = try await app.visitor()
            #expect(try await browser.get("/people").words.contains("Ann Abara"))
            #expect(try await browser.post("/people/\(member.id.text)").location == "/")
            #expect(try await browser.get("/manage").status == .ok)
        }
    }

    private static func cookies(_ app: TestApp, becoming member: Member) async throws -> [String] {
        let visitor = try await app.visitor()
        let first = try await app.fresh().get("/sign-in").headers[values: .setCookie]
        let signedIn = try await visitor.post("/people/\(member.id.text)").headers[values: .setCookie]
        return first + signedIn
    }
}

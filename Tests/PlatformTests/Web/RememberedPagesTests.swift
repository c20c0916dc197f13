import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

/// A page that is remembered says when it was made: each time it is made, it says something else.
@Suite struct RememberedPagesTests {
    private static let setting = TestSetting { $0.furtherRoutes = [TestPages()] }

    @Test(arguments: Engine.available)
    func aPageStaysAsItWasUntilAnythingIsChanged(on engine: Engine) async throws {
        try await withTestApp(on: engine, setting: Self.setting) { app in
            let reader = try await app.signIn(as: .practitioner)
            let first = try await reader.get("/test/made").html
            #expect(try await reader.get("/test/made").html == first)
            try await Self.changeSomething(in: app)
            let second = try await reader.get("/test/made").html
            #expect(second != first)
            #expect(try await reader.get("/test/made").html == second)
        }
    }

    @Test func nobodyIsShownWhatWasMadeForSomebodyElse() async throws {
        try await withTestApp(setting: Self.setting) { app in
            let ann = try await app.signIn(as: .practitioner, named: "Ann Abara")
            let bo = try await app.signIn(as: .practitioner, named: "Bo Reed")
            let member = try #require(bo.member)
            for _ in 1...2 {
                #expect(try await ann.get("/test/made").html.hasSuffix("for Ann Abara"))
                #expect(try await bo.get("/test/made").html.hasSuffix("for Bo Reed"))
            }
            let first = try await bo.get("/test/made").html
            #expect(try await app.signIn(member).get("/test/made").html != first, "another session has another token")
            #expect(try await app.visitor().get("/test/made").status == .seeOther)
        }
    }

    @Test func anotherAddressAnotherDayAndAReloadAreMadeAfresh() async throws {
        let evening = TestSetting.noon.addingTimeInterval(60 * (60 * 11 + 50))
        try await withTestApp(now: evening, setting: Self.setting) { app in
            let reader = try await app.signIn(as: .practitioner)
            let first = try await reader.get("/test/made").html
            #expect(try await reader.get("/test/made?page=2").html != first)
            let reload = HTTPFields(dictionaryLiteral: (.cacheControl, "no-cache"))
            let second = try await reader.send("/test/made", method: .get, headers: reload, body: nil).html
            #expect(second != first)
            #expect(try await reader.get("/test/made").html == second)
            app.clock.advance(seconds: 60 * 20)
            let nextDay = try await reader.get("/test/made").html
            #expect(nextDay != second && nextDay.hasSuffix("for Ann Abara"))
        }
    }

    /// A confirmation is shown once, and never again from a page that was kept with it.
    @Test func aPageWithAConfirmationIsNotKept() async throws {
        try await withTestApp(setting: Self.setting) { app in
            let reader = try await app.signIn(as: .practitioner)
            let first = try await reader.get("/test/made").html
            reader.setCookie("sightline-notice", to: "Saved")
            let confirmed = try await reader.get("/test/made").html
            #expect(confirmed != first)
            #expect(try await reader.get("/test/made").html == first)
        }
    }

    private static func changeSomething(in app: TestApp) async throws {
        let now = app.services.now()
        try await app.database.write { db in
            try AuditTrail.record(.signedIn, by: .system, subject: .site, at: now, on: db)
        }
    }
}

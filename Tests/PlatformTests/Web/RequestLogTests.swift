import Domain
import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@Suite struct RequestLogTests {
    /// Everything somebody might type into an address, a form or a header, and that must be in no line.
    @Test func namesTheRouteAndNeverWhatWasTyped() async throws {
        let log = KeptLog()
        let setting = TestSetting { setting in
            setting.logger = log.logger
            setting.furtherRoutes = [TestPages()]
        }
        try await withTestApp(setting: setting) { app in
            try await app.addMember("typed@example.org", roles: [.businessManager])
            let browser = try await app.visitor()
            try await browser.get("/typed-path?typed=query")
            try await browser.get("/members/typed-id")
            try await browser.get("/sign-in?next=/typed-next")
            try await browser.post("/sign-in", form: ["email": "typed@example.org", "next": "/typed"])
            try await app.doJobs()
            try await browser.post("/sign-in/link", form: ["key": "typed-key"])
            try await browser.get("/test/fault?typed")
            let headers: HTTPFields = [.userAgent: "typed-agent", .referer: "http://localhost/typed"]
            _ = try await browser.send("/health", method: .get, headers: headers, body: nil)

            #expect(log.lines.count >= 8)
            #expect(!log.lines.contains { $0.contains("typed") || $0.contains("Ann") })
            #expect(log.lines.contains { $0.contains("/sign-in/link") && $0.contains("410") })
            let missing = log.lines.filter { $0.contains("404") }
            #expect(missing.count == 1 && missing.contains { $0.contains("\"route\": NotFound") })
        }
    }
}

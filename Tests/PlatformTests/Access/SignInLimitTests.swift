import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct SignInLimitTests {
    @Test func anAddressGetsFiveLinksInAQuarterOfAnHour() async throws {
        try await withTestApp { app in
            try await app.addMember()
            var answers: Set<String> = []
            for _ in 1...8 {
                let sent = try await app.visitor().post("/sign-in", form: ["email": "Ann@Example.org"])
                answers.insert("\(sent.status.code) \(sent.location ?? "")")
            }
            try await app.doJobs()
            #expect(app.letters.all.count == SignInRules.linksPerAddress)
            #expect(answers == ["303 /sign-in/sent"])

            app.clock.advance(seconds: SignInRules.window)
            _ = try await app.receiveLink()
            #expect(app.letters.all.count == SignInRules.linksPerAddress + 1)
        }
    }

    /// Behind the trusted proxy each network has a limit of its own; the proxy's word is all that tells them apart.
    @Test func aNetworkGetsThirtyLinksAndOthersStillGetTheirs() async throws {
        let limits = WebLimits(requestsPerMinute: 100_000, proxies: TrustedProxies(["local"]))
        try await withTestApp(limits: limits) { app in
            for number in 0..<40 {
                try await app.addMember("member-\(number)@example.org")
            }
            for number in 0..<35 {
                try await Self.ask(app, for: "member-\(number)@example.org", from: "192.0.2.1")
            }
            try await app.doJobs()
            #expect(app.letters.all.count == SignInRules.linksPerNetwork)
            try await Self.ask(app, for: "member-39@example.org", from: "192.0.2.2")
            try await app.doJobs()
            #expect(app.letters.all.count == SignInRules.linksPerNetwork + 1)
        }
    }

    @Test func neitherAddressNorNetworkIsKeptAsItIs() async throws {
        let limits = WebLimits(requestsPerMinute: 100_000, proxies: TrustedProxies(["local"]))
        try await withTestApp(limits: limits) { app in
            try await Self.ask(app, for: "stranger@example.org", from: "192.0.2.1")
            let kept = try await app.database.read { db in
                try db.rows("SELECT key_hash FROM sign_in_request").map { row -> String in try row["key_hash"] }
            }
            #expect(kept.count == 2)
            #expect(
                !kept.contains { $0.contains("stranger") || $0.contains("192.0") || $0 == Secrets.hash("192.0.2.1") })
        }
    }

    private static func ask(_ app: TestApp, for address: String, from network: String) async throws {
        let browser = try await app.visitor()
        let page = try await browser.get("/sign-in")
        let token = try #require(page.html.firstMatch(of: /name="token" value="([^"]+)"/)).1
        let body = "token=\(token)&email=\(address.replacing("@", with: "%40"))"
        let headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded",
            try #require(HTTPField.Name("X-Forwarded-For")): network,
        ]
        let sent = try await browser.send("/sign-in", method: .post, headers: headers, body: Array(body.utf8))
        #expect(sent.location == "/sign-in/sent")
    }
}

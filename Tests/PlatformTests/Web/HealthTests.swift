import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct HealthTests {
    @Test func theProgramAndItsRecordsAreWell() async throws {
        try await withTestApp { app in
            let browser = app.fresh()
            let (health, ready) = (try await browser.get("/health"), try await browser.get("/ready"))
            #expect(health.html == "ok\n")
            #expect(ready.html == "ready\n")
        }
    }

    @Test func figuresNeedTheTokenWhereOneIsSet() async throws {
        let limits = WebLimits(requestsPerMinute: 100_000, metricsToken: "let-me-in")
        try await withTestApp(limits: limits) { app in
            for token in [nil, "", "let-me-in", "Bearer", "Bearer let-me", "bearer let-me-in"] as [String?] {
                var headers: HTTPFields = [:]
                headers[.authorization] = token
                #expect(
                    try await app.fresh().send("/metrics", method: .get, headers: headers, body: nil).status
                        == .notFound)
            }
            let figures = try await app.fresh().send(
                "/metrics", method: .get, headers: [.authorization: "Bearer let-me-in"], body: nil)
            #expect(figures.status == .ok)
            #expect(figures.html.contains("sightline_requests_total{status=\"4xx\"} 6\n"))
            #expect(figures.html.contains("# TYPE sightline_request_seconds histogram\n"))
            #expect(figures.html.contains("sightline_request_seconds_bucket{le=\"+Inf\"} 6\n"))
            #expect(figures.html.contains("sightline_jobs_queued 0\n"))
            #expect(figures.html.contains("sightline_jobs_failed 0\n"))
            #expect(figures.html.firstMatch(of: /sightline_resident_bytes [1-9]/) != nil)
        }
    }

    /// Over a socket, where it is known who asks.
    @Test func thisMachineMayReadThemAndWhoeverComesThroughAProxyMayNot() async throws {
        try await withTestApp(setting: TestSetting { $0.isLive = true }) { app in
            #expect(try await app.fresh().get("/metrics").status == .ok)
            let forwarded: HTTPFields = [try #require(HTTPField.Name("X-Forwarded-For")): "127.0.0.1"]
            #expect(
                try await app.fresh().send("/metrics", method: .get, headers: forwarded, body: nil).status == .notFound)
        }
    }

    @Test func withoutRecordsItIsNotReadyAndStillTellsWhatItKnows() async throws {
        let limits = WebLimits(requestsPerMinute: 100_000, metricsToken: "let-me-in")
        try await withTestApp(limits: limits) { app in
            try await app.database.write { db in
                try db.run("DROP TABLE job")
                try db.run("DROP TABLE site")
            }
            let ready = try await app.fresh().get("/ready")
            #expect(ready.status == .serviceUnavailable)
            #expect(try await app.fresh().get("/health").status == .ok)
            let figures = try await app.fresh().send(
                "/metrics", method: .get, headers: [.authorization: "Bearer let-me-in"], body: nil)
            #expect(figures.html.contains("sightline_resident_bytes"))
            #expect(!figures.html.contains("sightline_jobs"))
        }
    }

    /// The calm page while the server is away, and everything again when it is back, without a restart.
    @Test(.enabled(if: Engine.testServer != nil, "scripts/postgres run starts the server this needs"))
    func aServerThatGoesAwayIsMetWithACalmPageAndComesBack() async throws {
        try await withOwnServer { server in
            let setting = TestSetting { $0.server = server.address }
            try await withTestApp(on: .postgres, setting: setting) { app in
                let manager = try await app.signIn(as: .businessManager)
                #expect(try await manager.get("/members").status == .ok)
                try await server.halt()
                let away = try await manager.get("/members")
                #expect(away.status == .serviceUnavailable)
                #expect(away.headers[.retryAfter] == "30")
                #expect(away.words.contains("We cannot reach our records just now"))
                let sent = try await manager.post("/members", form: ["name": "Ben"])
                #expect(sent.words.contains("Nothing you sent was saved"))
                #expect(try await manager.get("/ready").status == .serviceUnavailable)
                try await server.resume()
                #expect(try await manager.get("/members").status == .ok)
                #expect(try await manager.get("/ready").status == .ok)
            }
        }
    }
}

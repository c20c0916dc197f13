import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct ManagePagesTests {
    @Test(arguments: [
        (Role.administrator, ["Members", "Audit trail", "Jobs", "Settings", "Areas"]), (.coordinator, ["Areas"]),
        (.practitioner, []),
    ])
    func theLandingShowsWhatARoleLooksAfter(role: Role, titles: [String]) async throws {
        try await withTestApp { app in
            let page = try await app.signIn(as: role).get("/manage")
            let shown = page.html.matches(of: /<h2[^>]*><a href="[^"]+">([^<]+)<\/a>/).map { String($0.1) }
            #expect(Set(shown) == Set(titles))
            #expect(page.words.contains("Your role has nothing to look after here") == titles.isEmpty)
        }
    }

    @Test func theAuditTrailIsPagedAndNamesWhoDidWhat() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            for number in 1...60 {
                try await app.addMember("member-\(number)@example.org")
            }
            let first = try await manager.get("/audit")
            #expect(first.words.contains("Entries 12 to 61"))
            #expect(first.words.contains("The command line"))
            let older = try await manager.get("/audit?before=12")
            #expect(older.words.contains("Entries 1 to 11"))
            #expect(older.words.contains("Ann Abara"))
            for odd in ["/audit?before=0", "/audit?before=-9", "/audit?before=x", "/audit?before=99999999999999999999"]
            {
                #expect(try await manager.get(odd).status == .ok)
            }
        }
    }

    @Test func aFailedJobIsShownWithoutAnybodysDetailsAndTriedAgain() async throws {
        try await withTestApp { app in
            let administrator = try await app.signIn(as: .administrator)
            #expect(try await administrator.get("/jobs").words.contains("No job has failed"))
            try await app.queue(HopelessJob())
            try await app.doJobs()
            let page = try await administrator.get("/jobs")
            #expect(page.words.contains("test-hopeless"))
            let path = try #require(page.html.firstMatch(of: /action="(\/jobs\/[^"]+\/retry)"/)).1
            for words in ["The job will be tried again now.", "That job is no longer among the failed ones."] {
                let sent = try await administrator.post(String(path))
                #expect(sent.location == "/jobs")
                #expect(try await administrator.get("/jobs").words.contains(words))
            }
            #expect(try await app.entries("job.retried") == 1)
        }
    }

    @Test func openingALetterOfTheOutboxIsNoted() async throws {
        try await withTestFolder { folder in
            try await withTestApp(setting: TestSetting { $0.outbox = folder }) { app in
                let outbox = try #require(app.services.outbox)
                try await outbox.send(try Letter.sample)
                let administrator = try await app.signIn(as: .administrator)
                #expect(try await administrator.get("/manage").words.contains("Outbox"))
                #expect(try await administrator.get("/outbox").words.contains("Ann Abara (ann@example.org)"))
                #expect(try await app.entries("letter.read") == 0)
                #expect(try await administrator.get("/outbox/sample").words.contains("Hello"))
                #expect(try await app.entries("letter.read") == 1)
                #expect(try await administrator.get("/outbox/none").status == .notFound)
                #expect(try await app.entries("letter.read") == 1)
                #expect(try await app.signIn(as: .coordinator).get("/outbox/sample").status == .forbidden)
            }
        }
    }
}

import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct CommentImportPagesTests {
    @Test func aFileIsAskedForAndWhatIsWrongWithItShown() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            let path = "\(hub.path)/comments/import"
            #expect(try await browser.post(path).status == .unprocessableContent)
            let refused = try await browser.upload(path, file: "<b>.csv", Array("comment,kind\nOne,<i>\n".utf8))
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("2 kind Kind must be one of"))
            #expect(!refused.html.contains("<b>.csv"))
            #expect(try await app.comments(of: hub) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aFileConfirmedTwiceIsTakenInOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            let draft = try await Self.preview("comment\nOne\nTwo\n", browser, hub)
            #expect(try await app.comments(of: hub) == 0)
            let first = try await browser.post(draft)
            #expect(first.location == "\(hub.path)/comments")
            let second = try await browser.post(draft)
            #expect(second.status.code < 500)
            #expect(try await app.comments(of: hub) == 2)
        }
    }

    @Test func aDraftIsThereForItsMemberAndItsHubAlone() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let other = try await app.signIn(as: .coordinator, named: "Bea Birch")
            let (hub, second) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            let draft = try await Self.preview("comment\nOne\n", browser, hub)
            #expect(try await other.post(draft).status == .notFound)
            let elsewhere = draft.replacing(hub.path, with: second.path)
            #expect(try await browser.post(elsewhere).status == .notFound)
            #expect(try await app.comments(of: hub) == 0)
            #expect(try await browser.post(draft).status == .seeOther)
            #expect(try await app.comments(of: hub) == 1)
        }
    }

    /// - Returns: where to confirm it.
    private static func preview(_ file: String, _ browser: TestBrowser, _ hub: HubFixture) async throws -> String {
        let shown = try await browser.upload("\(hub.path)/comments/import", file: "forum.csv", Array(file.utf8))
        #expect(shown.status == .ok)
        let found = shown.html.firstMatch(of: /action="([^"]+\/comments\/import\/[0-9a-f-]{36})"/)
        return String(try #require(found).1)
    }
}

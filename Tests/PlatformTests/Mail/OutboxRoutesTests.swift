import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Platform

/// Over the whole application, which has no outbox in tests.
@Suite struct OutboxRoutesTests {
    @Test(arguments: ["/outbox", "/outbox/letter-0"])
    func hasNoPageWithoutAnOutbox(path: String) async throws {
        try await withTestApp { app in
            let answer = try await app.signIn(as: .administrator).get(path)
            #expect(answer.status == .notFound)
        }
    }

    @Test func aLinkToSignInWithIsShownToWhomItWasWrittenAlone() async throws {
        try await withTemporaryFolder { folder in
            try await withTestApp(setting: TestSetting { $0.outbox = folder }) { app in
                let (one, other) = (
                    try await app.signIn(as: .administrator), try await app.signIn(as: .businessManager)
                )
                let reader = try #require(other.member)
                try await app.services.outbox?.send(
                    Letter(
                        to: reader.email, name: reader.name, subject: "Sign in",
                        text: "Follow http://localhost/sign-in/link?key=abc_D-9 within a quarter of an hour.",
                        messageID: "letter-1"))
                let hidden = try await one.get("/outbox/letter-1")
                #expect(!hidden.html.contains("abc_D-9"))
                #expect(hidden.words.contains("(the key is shown to its reader only) within a quarter of an hour."))
                #expect(try await other.get("/outbox/letter-1").words.contains("/sign-in/link?key=abc_D-9 within"))
            }
        }
    }
}

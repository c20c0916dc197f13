import Domain
import HTTPTypes
import TestSupport
import Testing

/// Over the whole application, which has no outbox in tests.
@Suite struct OutboxRoutesTests {
    @Test(arguments: ["/outbox", "/outbox/letter-0"])
    func hasNoPageWithoutAnOutbox(path: String) async throws {
        try await withTestApp { app in
            let answer = try await app.signIn(as: .administrator).get(path)
            #expect(answer.status == .notFound)
        }
    }
}

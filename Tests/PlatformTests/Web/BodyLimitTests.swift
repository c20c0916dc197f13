import Domain
import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@Suite struct BodyLimitTests {
    @Test(arguments: [true, false])
    func aFormThatIsTooLargeIsRefusedWithOrWithoutItsLength(saysItsLength: Bool) async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            if saysItsLength { headers[.contentLength] = "\(RouteGate.formLimit + 1)" }
            let body = [UInt8](repeating: 0x61, count: RouteGate.formLimit + 1)
            let answer = try await manager.send("/members", method: .post, headers: headers, body: body)
            #expect(answer.status == .contentTooLarge)
            #expect(answer.words.contains("larger than 1 MB"))
        }
    }

    @Test func aFormOfTheGreatestSizeIsRead() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let start = "token=\(try await manager.token())&name="
            let body = Array(start.utf8) + [UInt8](repeating: 0x61, count: RouteGate.formLimit - start.utf8.count)
            let answer = try await manager.send(
                "/members", method: .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("Name must be 200 characters or fewer"))
        }
    }

    /// Through a socket: the limit is the server's, before any page is asked.
    @Test(arguments: [
        (1, ServerLimits.headerField + 1), (ServerLimits.headerCount + 20, 10), (8, ServerLimits.headerField - 100),
    ])
    func tooManyOrTooLongHeadersAreCutOff(count: Int, length: Int) async throws {
        try await withTestApp(setting: TestSetting { $0.isLive = true }) { app in
            var headers: HTTPFields = [:]
            for number in 0..<count {
                headers[try #require(HTTPField.Name("X-Test-\(number)"))] = String(repeating: "a", count: length)
            }
            let status = try? await app.fresh().send("/health", method: .get, headers: headers, body: nil).status
            #expect(status == nil || status == .requestHeaderFieldsTooLarge || status == .badRequest)
        }
    }
}

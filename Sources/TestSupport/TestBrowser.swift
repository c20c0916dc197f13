import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization

/// One person's browser: keeps cookies, sends the token that was in the last form it saw.
package final class TestBrowser: Sendable {
    /// Nil for a visitor.
    package let member: Member?
    private let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])
    private let token = Mutex("")

    package init(client: any TestClientProtocol, member: Member? = nil) {
        self.client = client
        self.member = member
    }

    @discardableResult
    package func get(_ path: String) async throws -> TestResponse {
        try await send(path, method: .get, headers: [:], body: nil)
    }

    /// Sends a form as a browser does. Names may stand several times.
    @discardableResult
    package func post(_ path: String, form: KeyValuePairs<String, String> = [:]) async throws -> TestResponse {
        try await post(path, pairs: form.map { ($0.key, $0.value) })
    }

    /// The same with names that are only known when the test runs.
    @discardableResult
    package func post(_ path: String, pairs: [(String, String)]) async throws -> TestResponse {
        let pairs = [("token", token.withLock { $0 })] + pairs
        let body = pairs.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.joined(separator: "&")
        return try await send(
            path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: Array(body.utf8))
    }

    /// Sends a form that holds a file.
    @discardableResult
    package func upload(
        _ path: String, file name: String, _ bytes: [UInt8], as field: String = "file",
        form: KeyValuePairs<String, String> = [:]
    ) async throws -> TestResponse {
        let boundary = "----TestBoundary7MA4YWxkTrZu0gW"
        var body: [UInt8] = []
        for (key, value) in [("token", token.withLock { $0 })] + form.map({ ($0.key, $0.value) }) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let header = "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: text/csv"
        body += Array("--\(boundary)\r\n\(header)\r\n\r\n".utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await send(
            path, method: .post, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body)
    }

    /// Any request, with nothing added but cookies.
    package func send(
        _ path: String, method: HTTPRequest.Method, headers: HTTPFields, body: [UInt8]?
    ) async throws -> TestResponse {
        var headers = headers
        let kept = cookies.withLock { $0 }.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        if !kept.isEmpty { headers[.cookie] = kept }
        let buffer = body.map { ByteBuffer(bytes: $0) }
        return try await client.execute(uri: path, method: method, headers: headers, body: buffer) { response in
            self.keepCookies(of: response.headers)
            let html = String(buffer: response.body)
            self.keepToken(in: html)
            return TestResponse(
                status: response.status, headers: response.headers, html: html, bytes: Array(buffer: response.body))
        }
    }

    package func setCookie(_ name: String, to value: String?) {
        cookies.withLock { $0[name] = value }
    }

    package func cookie(_ name: String) -> String? {
        cookies.withLock { $0[name] }
    }

    func findToken() async throws {
        try await get("/sign-in")
    }

    private func keepToken(in html: String) {
        guard let found = html.firstMatch(of: /name="token" value="([^"]+)"/) else { return }
        token.withLock { $0 = String(found.1) }
    }

    private func keepCookies(of headers: HTTPFields) {
        for header in headers[values: .setCookie] {
            let pieces = header.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let halves = pieces.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) ?? []
            guard halves.count == 2 else { continue }
            let isEnded = pieces.contains { $0.lowercased() == "max-age=0" }
            setCookie(String(halves[0]), to: isEnded ? nil : String(halves[1]))
        }
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

package struct TestResponse: Sendable {
    package let status: HTTPResponse.Status
    package let headers: HTTPFields
    package let html: String
    package let bytes: [UInt8]

    /// Where a redirect leads.
    package var location: String? { headers[.location] }

    /// What a person reads: no tags, each run of white space one space.
    package var words: String {
        html.replacing(/<(script|style|svg)[^>]*>[\s\S]*?<\/(script|style|svg)>/, with: " ")
            .replacing(/<[^>]+>/, with: " ")
            .replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing(/\s+/, with: " ")
    }
}

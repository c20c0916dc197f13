import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What stands before every route: may this person come in, and is this post really theirs.
package struct RouteGate: Sendable {
    /// Bytes of an ordinary form. Long comments fit; a file needs a route that says so.
    package static let formLimit = 1_000_000
    /// Bytes of a file to import.
    package static let fileLimit = 64_000_000
    /// Seconds in which a whole body must have arrived.
    static let bodyPatience: Duration = .seconds(60)

    func admit(_ context: AppContext, to permission: Permission, from request: Request) throws {
        if context.viewer.may(permission) { return }
        guard context.viewer == .visitor else { throw NotAllowed(permission) }
        throw SignInNeeded(next: request.method == .post ? nil : request.uri.description)
    }

    /// Reads the body and checks that it was sent from one of our own pages.
    func fields(of request: Request, in context: AppContext, upTo limit: Int) async throws -> FormFields {
        try checkOrigin(of: request, on: context.visit.site)
        let body = try await body(of: request, upTo: limit)
        let fields = try read(body, as: request.headers[.contentType] ?? "")
        guard let token = fields["token"], Secrets.areEqual(token, context.visit.token) else { throw FormTooOld() }
        return fields
    }

    private func checkOrigin(of request: Request, on site: Site?) throws {
        if let site = request.headers[HTTPField.Name.secFetchSite], site != "same-origin", site != "none" {
            throw FormTooOld()
        }
        guard let origin = request.headers[.origin] else { return }
        // A proxy may not pass on the host it was asked for: then the address people type is what counts.
        let ours = [request.head.authority ?? request.headers[HTTPField.Name.hostName], site?.address].compactMap(
            \.self)
        let from = Self.host(in: origin)
        guard origin.contains("://"), ours.contains(where: { Self.host(in: $0) == from }) else { throw FormTooOld() }
    }

    /// `hub.example.org:8080` in `https://hub.example.org:8080`.
    private static func host(in address: String) -> Substring? {
        address.split(separator: "/").last
    }

    private func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw TooLarge(limit: limit)
        }
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask {
                do {
                    return try await request.body.collect(upTo: limit)
                } catch is NIOTooManyBytesError {
                    throw TooLarge(limit: limit)
                }
            }
            group.addTask {
                try await Task.sleep(for: Self.bodyPatience)
                throw HTTPError(.requestTimeout)
            }
            defer { group.cancelAll() }
            guard let body = try await group.next() else { throw HTTPError(.badRequest) }
            return body
        }
    }

    private func read(_ body: ByteBuffer, as contentType: String) throws -> FormFields {
        let bytes = Array(body.readableBytesView)
        if let boundary = Multipart.boundary(of: contentType) {
            guard let fields = Multipart.read(bytes, boundary: boundary) else { throw HTTPError(.badRequest) }
            return fields
        }
        return FormFields(urlEncoded: String(decoding: bytes, as: UTF8.self))
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
    static let hostName = HTTPField.Name("Host") ?? .origin
}

/// Somebody must sign in first; afterwards they come back to where they were going.
struct SignInNeeded: Error {
    let next: String?
}

/// The form was shown to another session, or not by us at all.
struct FormTooOld: Refusal {
    let kind = RefusalKind.notAllowed
    let message = """
        This form is too old to send. Go back, copy what you typed, load the page again and send it from there. \
        Nothing was changed.
        """
}

package struct TooLarge: Refusal {
    package let limit: Int
    package let kind = RefusalKind.tooMany
    package var message: String {
        """
        What you sent is larger than \(limit / 1_000_000) MB, which is the most we can take at once. \
        Nothing was changed.
        """
    }
}

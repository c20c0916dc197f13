import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Refuses whoever asks too often, before anything is read for them.
struct RequestLimit: RouterMiddleware {
    typealias Context = AppContext

    let buckets: SharedBuckets
    let proxies: TrustedProxies
    let now: @Sendable () -> Date

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let network = context.network(of: request, believing: proxies)
        context.visit.network = network
        guard buckets.take(for: network, at: now()) else { throw HTTPError(.tooManyRequests) }
        return try await next(request, context)
    }
}

final class SharedBuckets: Sendable {
    private let buckets: Mutex<RequestBuckets>

    init(perMinute: Int) {
        buckets = Mutex(RequestBuckets(perMinute: perMinute))
    }

    func take(for network: String, at now: Date) -> Bool {
        buckets.withLock { $0.take(for: network, at: now) }
    }
}

/// Whoever asks for the headers alone gets no page, also where there is none.
struct HeadersAlone: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// What a browser may do with our pages: nothing but show them, with our own files.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = AppContext

    let isSecure: Bool

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.always {
            response.headers[name] = value
        }
        if isSecure {
            response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
        }
        return response
    }

    private static let always: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            """
            default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
            form-action 'self'; frame-ancestors 'none'; base-uri 'none'
            """
        ),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy") ?? .origin, "same-origin"),
        (HTTPField.Name("Cross-Origin-Opener-Policy") ?? .origin, "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy") ?? .origin, "same-origin"),
        (HTTPField.Name("Permissions-Policy") ?? .origin, "camera=(), microphone=(), geolocation=(), payment=()"),
    ]
}

/// Counts and times each request, and writes one line about it that names the route, never the address typed.
struct RequestLog: RouterMiddleware {
    typealias Context = AppContext

    let metrics: Metrics

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        metrics.note(status: response.status.code, seconds: seconds)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)",
                "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)",
                "ms": "\(Int(seconds * 1000))",
                "reference": "\(context.reference)",
            ])
        return response
    }
}

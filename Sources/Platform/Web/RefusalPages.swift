import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage

/// Turns what was thrown below it into a page: a refusal in its own words, a fault in none.
struct RefusalPages: RouterMiddleware {
    typealias Context = AppContext

    let services: Services

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let needed as SignInNeeded {
            return Response.redirect(to: services.site.root + "/sign-in" + Self.query(needed.next))
        } catch let refusal as any Refusal {
            return try answer(.refused(refusal), status: refusal.kind.status, in: context)
        } catch let error as HTTPError {
            return try answer(.status(error.status), status: error.status, in: context)
        } catch let error as any HTTPResponseError {
            return try answer(.status(error.status), status: error.status, in: context)
        } catch let fault as StorageFault where fault.isPassing {
            log(fault, in: context)
            return try answer(.away(reference: context.reference), status: .serviceUnavailable, in: context)
        } catch {
            log(error, in: context)
            return try answer(.fault(reference: context.reference), status: .internalServerError, in: context)
        }
    }

    /// The type of what went wrong, and for our own faults its words. Other errors may carry somebody's details.
    private func log(_ error: any Error, in context: AppContext) {
        let known = error as? StorageFault
        context.logger.error(
            "request failed",
            metadata: [
                "reference": "\(context.reference)",
                "route": "\(context.endpointPath ?? "none")",
                "error": "\(known.map { String(describing: $0) } ?? String(describing: type(of: error)))",
            ])
    }

    private func answer(
        _ message: MessagePage.Message, status: HTTPResponse.Status, in context: AppContext
    ) throws -> Response {
        var context = context
        if context.visit.site == nil { context.visit.site = services.site }
        return try services.pages.response(MessagePage(message, frame: context.frame()), status: status)
    }

    private static func query(_ next: String?) -> String {
        guard let next, next != "/" else { return "" }
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-._~"))
        return "?next=" + (next.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }
}

extension StorageFault {
    /// Whether waiting may help: the page then says so, with 503.
    var isPassing: Bool {
        switch self {
        case .unavailable, .locked, .diskFull: true
        default: false
        }
    }
}

extension RefusalKind {
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .notAllowed: .forbidden
        case .conflict: .conflict
        case .tooMany: .contentTooLarge
        }
    }
}

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
            return Response.redirect(to: services.site.root + "/sign-in" + query(needed.next))
        } catch let refusal as any Refusal {
            return answer(.refused(refusal), status: refusal.kind.status, in: context)
        } catch let error as HTTPError {
            return answer(.status(error.status), status: error.status, in: context)
        } catch let error as any HTTPResponseError {
            return answer(.status(error.status), status: error.status, in: context)
        } catch let fault as StorageFault where fault.isPassing {
            log(fault, in: context)
            return answer(.away(reference: context.reference), status: .serviceUnavailable, in: context)
        } catch {
            log(error, in: context)
            return answer(.fault(reference: context.reference), status: .internalServerError, in: context)
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

    /// Never throws: there is nothing left that could answer instead.
    private func answer(
        _ message: MessagePage.Message, status: HTTPResponse.Status, in context: AppContext
    ) -> Response {
        var context = context
        if context.visit.site == nil { context.visit.site = services.site }
        let page = MessagePage(message, frame: context.frame())
        var response = (try? services.pages.response(page, status: status)) ?? page.plainResponse(status: status)
        response.headers[.retryAfter] = status.secondsToWait.map(String.init)
        return response
    }

    /// - Parameter next: a path without the partnership's prefix.
    private func query(_ next: String?) -> String {
        guard let next, next != "/" else { return "" }
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~")
        let path = services.site.root + next
        return "?next=" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }
}

extension HTTPResponse.Status {
    /// Seconds after which it is worth asking again.
    fileprivate var secondsToWait: Int? {
        switch self {
        case .tooManyRequests: 60
        case .serviceUnavailable: 30
        default: nil
        }
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

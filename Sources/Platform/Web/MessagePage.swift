import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A page that only says something: a refusal, a fault, a page that is not there.
struct MessagePage: Page {
    static let template = "site/message"

    enum Message {
        case refused(any Refusal)
        case status(HTTPResponse.Status)
        case away(reference: String)
        case fault(reference: String)
    }

    let frame: Frame
    let title: String
    let paragraphs: [String]
    let reference: String?

    init(_ message: Message, frame: Frame) {
        self.frame = frame
        switch message {
        case .refused(let refusal):
            title = Self.title(of: refusal.kind)
            paragraphs = [refusal.message]
            reference = nil
        case .status(let status):
            (title, paragraphs) = Self.words(for: status)
            reference = nil
        case .away(let reference):
            title = "We cannot reach our records just now"
            paragraphs = [
                "Nothing you sent was saved. Go back, keep what you typed, and try again in a few minutes."
            ]
            self.reference = reference
        case .fault(let reference):
            title = "Something went wrong"
            paragraphs = [
                "It is our mistake, not yours, and it has been noted.",
                "If you were sending a form, go back: what you typed should still be there.",
            ]
            self.reference = reference
        }
    }

    /// The same words where not even the template can be had.
    func plainResponse(status: HTTPResponse.Status) -> Response {
        let words = [title] + paragraphs + (reference.map { ["Reference: \($0)"] } ?? [])
        return Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: words.joined(separator: "\n\n") + "\n")))
    }

    private static func title(of kind: RefusalKind) -> String {
        switch kind {
        case .notFound: "Page not found"
        case .notAllowed: "You cannot do this"
        case .conflict: "This cannot be done now"
        case .tooMany: "That is too much at once"
        }
    }

    private static func words(for status: HTTPResponse.Status) -> (String, [String]) {
        switch status {
        case .notFound:
            ("Page not found", ["If you typed the address, check it. If you followed a link, the page may have moved."])
        case .requestTimeout:
            ("That took too long", ["What you sent did not arrive in time, so nothing was changed. Try again."])
        case .tooManyRequests:
            ("Too many requests", ["Wait a minute, then try again. Nothing was changed."])
        case .methodNotAllowed, .badRequest:
            ("We could not read that", ["Go back and try again from the page. Nothing was changed."])
        default:
            ("This did not work", ["Nothing was changed. Go back and try again."])
        }
    }
}

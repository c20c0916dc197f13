import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Platform
import Storage

/// Pages that fail in every way there is.
struct TestPages: RouteGroup, Sendable {
    struct Secret: Error {
        let words = "Ann Abara, 1 High Street"
    }

    struct Busy: Refusal {
        let kind = RefusalKind.conflict
        let message = "The room is taken."
    }

    func add(to routes: Routes) {
        routes.get("test/fault", may: .visit) { _, _ in throw Secret() }
        routes.getRemembered("test/made", may: .signedIn) { _, context in
            let words = "\(UUID()) for \(context.viewer.member?.name ?? "nobody")"
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
        }
        routes.get("test/conflict", may: .visit) { _, _ in throw Busy() }
        routes.get("test/away", may: .visit) { _, _ in throw StorageFault.unavailable(detail: "at 10.0.0.5") }
        routes.get("test/locked", may: .visit) { _, _ in throw StorageFault.locked }
        routes.get("test/full", may: .visit) { _, _ in throw StorageFault.diskFull }
        routes.get("test/broken", may: .visit) { _, _ in throw StorageFault.constraint(detail: "UNIQUE member.email") }
        routes.get("test/teapot", may: .visit) { _, _ in throw HTTPError(.badRequest, message: "Ann Abara") }
        routes.post("test/file", may: .visit) { _, context in
            let file = context.fields.file("file")
            let words = "\(file?.name ?? "none") \(file?.bytes.count ?? 0)"
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
        }
    }
}

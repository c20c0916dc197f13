import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Files that are the same for everybody.
struct AssetRoutes: RouteGroup {
    func add(to routes: Routes) {
        routes.get("assets/:hash/**", may: .visit, use: asset)
        routes.get("accent/:colour", may: .visit, use: accent)
    }

    @Sendable
    func asset(request: Request, context: AppContext) async throws -> Response {
        let name = context.parameters.getCatchAll().joined(separator: "/")
        let hash = context.parameters.get("hash") ?? ""
        guard let response = AssetFiles.shared.response(to: name, under: hash) else { throw NotFound("file") }
        return response
    }

    @Sendable
    func accent(request: Request, context: AppContext) async throws -> Response {
        let name = context.parameters.get("colour") ?? ""
        guard name.hasSuffix(".css"), let accent = try? Accent(String(name.dropLast(4))) else { throw NotFound("file") }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: accent.stylesheet)))
    }
}

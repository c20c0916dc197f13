import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Platform

extension ExportTable {
    /// The table as a file to keep. What format it should have stands in the address as `format`.
    package func response(to request: Request, named name: String) throws -> Response {
        let asked = FormFields(urlEncoded: request.uri.query ?? "")["format"]
        let format = asked.flatMap(ExportFormat.init(rawValue:)) ?? .csv
        return Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(Self.safe(name)).\(format.rawValue)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try bytes(format))))
    }

    /// Letters, digits and hyphens alone: nothing in a title can end the header.
    private static func safe(_ name: String) -> String {
        let kept = name.folded.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(String(kept).split(separator: "-").joined(separator: "-").prefix(60))
    }
}

import Documents
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A document to be printed: a page of finished words in a layout of its own, without navigation.
package protocol PrintedPage: Sendable {
    static var template: String { get }
    /// The style sheet, standing in the document itself.
    var stylesheet: String { get }
}

/// The style sheet of printed documents, in the partnership's colour.
package enum PrintStyle {
    /// As an address that holds the sheet: a document refers to nothing outside itself.
    package static func address(_ masthead: Masthead) -> String {
        let accent = ":root { --accent: \(masthead.accent.hex); }\n"
        return "data:text/css;base64," + Data((accent + sheet).utf8).base64EncodedString()
    }

    private static let sheet: String = AssetFiles.shared.text("print.css")
}

extension PageRenderer {
    /// - Throws: ``PDFFault`` when there is no program that makes documents; 503 when too many are asked for at once.
    package func pdf(_ page: some PrintedPage, named name: String) async throws -> Response {
        let bytes: [UInt8]
        do {
            bytes = try await PDFDocument.bytes(of: render(page, with: type(of: page).template))
        } catch PDFFault.busy {
            throw HTTPError(.serviceUnavailable)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/pdf", .cacheControl: "no-store",
                .contentDisposition: "inline; filename=\"\(name).pdf\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

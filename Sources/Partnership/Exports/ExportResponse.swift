import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Platform

extension ExportTable {
    /// The table as a file to keep. What format it should have stands in the address as `format`.
    package func response(to request: Request, named name: String) throws -> Response {
        let format = ExportFormat.asked(by: request)
        return Response(
            status: .ok, headers: .download(named: "\(safe(name)).\(format.rawValue)", format.contentType),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try bytes(format))))
    }
}

extension ExportFormat {
    /// As the address says it; CSV where it does not.
    package static func asked(by request: Request) -> ExportFormat {
        FormFields(urlEncoded: request.uri.query ?? "")["format"].flatMap(ExportFormat.init(rawValue:)) ?? .csv
    }
}

/// An export that was written into a file, on its way to whoever asked for it.
package enum ExportDownload {
    /// Sends a file part by part. It is gone from the disk before the first part goes out, so that nothing is left
    /// behind, however the sending ends.
    ///
    /// - Parameters:
    ///   - name: of the file to keep, without what its format adds.
    ///   - write: fills the file.
    package static func response(
        named name: String, as format: ExportFormat, _ write: (URL) async throws -> Void
    ) async throws -> Response {
        let folder = try PrivateFolder.make()
        defer { PrivateFolder.remove(folder) }
        let file = folder.appendingPathComponent("export.\(format.rawValue)")
        try await write(file)
        let handle = try FileHandle(forReadingFrom: file)
        let length = Int(try handle.seekToEnd())
        try handle.seek(toOffset: 0)
        let body = ResponseBody(contentLength: length) { writer in
            while let part = try handle.read(upToCount: 64 * 1024), !part.isEmpty {
                try await writer.write(ByteBuffer(bytes: part))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: .download(named: fileName(name, format), format.contentType), body: body)
    }

    /// The dictionary of a CSV file that is kept under the same name.
    package static func metadata(of book: ExportBook, named name: String) -> Response {
        let csv = fileName(name, .csv)
        return Response(
            status: .ok,
            headers: .download(named: csv + ExportBook.ending, "application/csvm+json"),
            body: ResponseBody(byteBuffer: ByteBuffer(string: book.metadata(for: csv))))
    }

    private static func fileName(_ name: String, _ format: ExportFormat) -> String {
        "\(safe(name)).\(format.rawValue)"
    }
}

extension HTTPFields {
    fileprivate static func download(named name: String, _ contentType: String) -> HTTPFields {
        [
            .contentType: contentType, .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
    }
}

/// Letters, digits and hyphens alone: nothing in a title can end the header.
private func safe(_ name: String) -> String {
    let kept = name.folded.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(String(kept).split(separator: "-").joined(separator: "-").prefix(60))
}

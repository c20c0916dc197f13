import Hummingbird
import NIOCore

extension Response {
    /// A file to be saved, never to be shown by the browser.
    ///
    /// - Parameter name: whatever a header can not hold becomes a hyphen.
    package static func attachment(
        _ bytes: [UInt8], named name: String, type: String = "application/octet-stream"
    ) -> Response {
        let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "-" }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(String(plain))\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

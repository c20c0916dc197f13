import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Style sheets and scripts, read once, served under an address that changes with them.
struct AssetFiles: Sendable {
    /// `/assets/` and the first digits of a hash over all files: browsers may keep them for good.
    static let prefix = shared.prefix
    static let shared = AssetFiles(folder: Bundle.module.bundleURL.appendingPathComponent("Assets"))

    private let prefix: String
    private let files: [String: (type: String, bytes: ByteBuffer)]

    init(folder: URL) {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        var hash = SHA256()
        var files: [String: (type: String, bytes: ByteBuffer)] = [:]
        for name in names.sorted() {
            guard let type = Self.types[URL(fileURLWithPath: name).pathExtension] else { continue }
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
            hash.update(data: Data(name.utf8))
            hash.update(data: data)
            files[name] = (type, ByteBuffer(bytes: data))
        }
        self.files = files
        prefix = "/assets/" + hash.finalize().prefix(5).map { String(format: "%02x", $0) }.joined()
    }

    /// An older page may ask under an older hash: it gets today's file, not to be kept.
    func response(to name: String, under hash: String) -> Response? {
        guard let file = files[name] else { return nil }
        let isCurrent = prefix.hasSuffix("/" + hash)
        return Response(
            status: .ok,
            headers: [
                .contentType: file.type,
                .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
            ],
            body: ResponseBody(byteBuffer: file.bytes))
    }

    /// - Returns: empty for a file that is not there.
    func text(_ name: String) -> String {
        files[name].map { String(buffer: $0.bytes) } ?? ""
    }

    private static let types = [
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
        "png": "image/png",
        "ico": "image/x-icon",
    ]
}

extension Accent {
    /// The colour stands in the address, so that a change of colour is a change of address.
    var stylesheetPath: String {
        "/accent/\(hex.dropFirst()).css"
    }

    /// Custom properties only; everything else is in `sightline.css`.
    var stylesheet: String {
        let dark = mixed(with: (0, 0, 0), by: 0.35)
        let light = mixed(with: (255, 255, 255), by: 0.9)
        return """
            :root {
              --accent: \(hex);
              --accent-dark: \(dark.hex);
              --accent-light: \(light.hex);
              --on-accent: #ffffff;
            }
            """
    }
}

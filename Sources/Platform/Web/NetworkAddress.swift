import Domain
import Foundation
import NIOCore

/// Where a request came from, written in one way only.
struct NetworkAddress: Hashable, Sendable {
    /// `192.0.2.7`, also when IPv6 carries it; of any other IPv6 address its 32 digits.
    let text: String
    /// What counts as one network for limits: an IPv4 address, or an IPv6 household's whole /64.
    let network: String

    static let loopback: Set<NetworkAddress> = [NetworkAddress("127.0.0.1"), NetworkAddress("::1")]

    /// - Parameter text: with or without a port, as proxies write it. What is no address stands for itself.
    init(_ text: String) {
        let bare = String(Self.withoutPort(text.trimmed).prefix(64))
        guard case .v6(let parsed) = try? SocketAddress(ipAddress: bare, port: 0) else {
            (self.text, network) = (bare, bare)
            return
        }
        // Bytes 8 to 23 of a `sockaddr_in6` are the address (RFC 3493); which C module names them depends on the build.
        let bytes = withUnsafeBytes(of: parsed.address) { Array($0[8..<24]) }
        let digits = bytes.map { String(format: "%02x", $0) }.joined()
        let four = bytes.suffix(4).map(String.init).joined(separator: ".")
        let isIPv4 = digits.hasPrefix("00000000000000000000ffff")
        self.text = isIPv4 ? four : digits
        network = isIPv4 ? four : String(digits.prefix(16))
    }

    private static func withoutPort(_ text: String) -> Substring {
        if text.hasPrefix("[") { return text.dropFirst().prefix { $0 != "]" } }
        return text.count(where: { $0 == ":" }) == 1 ? text.prefix { $0 != ":" } : text[...]
    }
}

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Which proxies in front of us may say where a request came from.
package struct TrustedProxies: Sendable {
    private let addresses: Set<String>

    /// - Parameter addresses: exact addresses, such as `127.0.0.1` or `10.0.0.5`. Nobody else is believed.
    package init(_ addresses: [String]) {
        self.addresses = Set(addresses)
    }

    /// The nearest address in `X-Forwarded-For` that is not itself a trusted proxy.
    func client(peer: String, forwardedFor: String?) -> String {
        guard addresses.contains(peer), let forwardedFor else { return peer }
        let chain = forwardedFor.split(separator: ",").map { String($0).trimmed }
        return chain.last { !addresses.contains($0) } ?? peer
    }
}

extension AppContext {
    /// The network address of whoever asks.
    func network(of request: Request, believing proxies: TrustedProxies) -> String {
        proxies.client(peer: peer?.host ?? "local", forwardedFor: request.headers[HTTPField.Name.forwardedFor])
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .origin
}

extension SocketAddress {
    /// `127.0.0.1`; the full address for IPv6.
    var host: String {
        ipAddress ?? "local"
    }
}

/// One network's share of requests: a bucket that refills evenly.
///
/// An IPv6 household has a whole /64, so that is what counts as one network.
package struct RequestBuckets: Sendable {
    package let perMinute: Int
    private var buckets: [String: (level: Double, at: Date)] = [:]

    package init(perMinute: Int) {
        self.perMinute = perMinute
    }

    /// - Returns: whether one more request from `network` is within its share.
    package mutating func take(for network: String, at now: Date) -> Bool {
        if buckets.count > 50_000 { forget(before: now.addingTimeInterval(-60)) }
        let key = Self.key(of: network)
        let full = Double(perMinute)
        let (level, at) = buckets[key] ?? (full, now)
        let refilled = min(full, level + max(0, now.timeIntervalSince(at)) * full / 60)
        buckets[key] = (max(0, refilled - 1), now)
        return refilled >= 1
    }

    private mutating func forget(before: Date) {
        buckets = buckets.filter { $0.value.at > before }
    }

    private static func key(of network: String) -> String {
        guard network.contains(":") else { return network }
        return network.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}

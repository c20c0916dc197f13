import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Which proxies in front of us may say where a request came from.
package struct TrustedProxies: Sendable {
    private let addresses: Set<NetworkAddress>

    /// - Parameter addresses: exact addresses, such as `127.0.0.1` or `10.0.0.5`. Nobody else is believed.
    package init(_ addresses: [String]) {
        self.addresses = Set(addresses.map(NetworkAddress.init))
    }

    /// The nearest address in `X-Forwarded-For` that is not itself a trusted proxy.
    func client(peer: String, forwardedFor: String?) -> NetworkAddress {
        let peer = NetworkAddress(peer)
        guard addresses.contains(peer), let forwardedFor else { return peer }
        let chain = forwardedFor.split(separator: ",").map { NetworkAddress(String($0)) }
        return chain.last { !addresses.contains($0) } ?? peer
    }
}

extension AppContext {
    /// The network of whoever asks.
    func network(of request: Request, believing proxies: TrustedProxies) -> String {
        proxies.client(peer: peer?.host ?? "local", forwardedFor: request.headers[HTTPField.Name.forwardedFor]).network
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

/// Each network's share of requests: a bucket that refills evenly.
package struct RequestBuckets: Sendable {
    package let perMinute: Int
    private var buckets: [String: (level: Double, at: Date)] = [:]
    private let most: Int

    /// - Parameter most: how many networks are remembered at once.
    package init(perMinute: Int, most: Int = 50_000) {
        self.perMinute = perMinute
        self.most = most
    }

    /// How many networks are remembered.
    var known: Int { buckets.count }

    /// - Returns: whether one more request from `network` is within its share.
    package mutating func take(for network: String, at now: Date) -> Bool {
        if buckets.count >= most { forget(before: now.addingTimeInterval(-60)) }
        let full = Double(perMinute)
        let (level, at) = buckets[network] ?? (full, now)
        let refilled = min(full, level + max(0, now.timeIntervalSince(at)) * full / 60)
        guard refilled >= 1 else {
            buckets[network] = (refilled, now)
            return false
        }
        buckets[network] = (refilled - 1, now)
        return true
    }

    /// Full buckets are as good as none. When too many are in use all begin anew: memory stays bounded.
    private mutating func forget(before: Date) {
        buckets = buckets.filter { $0.value.at > before }
        if buckets.count >= most { buckets = [:] }
    }
}

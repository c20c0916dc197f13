import Foundation
import Testing

@testable import Platform

@Suite struct NetworkTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), (" 192.0.2.7:4711 ", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("[::ffff:192.0.2.7]:443", "192.0.2.7"), ("2001:db8::1", "20010db800000000"),
        ("2001:0db8:0:0:ffff::9", "20010db800000000"), ("[2001:db8::2]:80", "20010db800000000"),
        ("2001:db8:0:1::1", "20010db800000001"), ("unknown", "unknown"), ("", ""),
    ])
    func aHouseholdIsOneNetworkHoweverItIsWritten(address: String, network: String) {
        #expect(NetworkAddress(address).network == network)
    }

    @Test(
        arguments: [
            ("192.0.2.1", "203.0.113.9", "192.0.2.1"), ("10.0.0.5", nil, "10.0.0.5"), ("10.0.0.5", "", "10.0.0.5"),
            ("10.0.0.5", "203.0.113.9", "203.0.113.9"), ("::ffff:10.0.0.5", "203.0.113.9", "203.0.113.9"),
            // The first is what the asker wrote; the last is what our own proxy saw.
            ("10.0.0.5", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
            ("10.0.0.5", "198.51.100.1, 203.0.113.9, 10.0.0.6", "203.0.113.9"), ("10.0.0.5", "10.0.0.6", "10.0.0.5"),
        ] as [(String, String?, String)])
    func onlyATrustedProxyIsBelieved(peer: String, forwarded: String?, client: String) {
        let proxies = TrustedProxies(["10.0.0.5", "10.0.0.6"])
        #expect(proxies.client(peer: peer, forwardedFor: forwarded) == NetworkAddress(client))
    }

    @Test func aBucketRefillsEvenly() {
        let start = Date(timeIntervalSince1970: 0)
        var buckets = RequestBuckets(perMinute: 60)
        let taken = (1...61).map { _ in buckets.take(for: "a", at: start) }
        #expect(taken.count(where: { $0 }) == 60 && taken.last == false)
        let (other, later) = (buckets.take(for: "b", at: start), start.addingTimeInterval(1))
        #expect(other)
        let (one, two) = (buckets.take(for: "a", at: later), buckets.take(for: "a", at: later))
        #expect(one && !two)
    }

    /// Asking on while refused must not push the end of the refusal away.
    @Test func refusedRequestsCostNothing() {
        let start = Date(timeIntervalSince1970: 0)
        var buckets = RequestBuckets(perMinute: 60)
        for tenth in 0..<1200 {
            _ = buckets.take(for: "a", at: start.addingTimeInterval(Double(tenth) / 10))
        }
        let isTaken = buckets.take(for: "a", at: start.addingTimeInterval(121))
        #expect(isTaken)
    }

    @Test func networksAreNotRememberedWithoutEnd() {
        let start = Date(timeIntervalSince1970: 0)
        var buckets = RequestBuckets(perMinute: 1, most: 100)
        let taken = (0..<1000).map { buckets.take(for: "\($0)", at: start) }
        #expect(taken.allSatisfy { $0 })
        #expect(buckets.known <= 100)
    }
}

import Configuration
import Domain
import Foundation
import Platform

/// What the environment says, read once at start-up. Command-line options win over it.
struct Settings: Sendable {
    static let shared = Settings()

    let data: String
    let database: String?
    /// As people type it, without a slash at the end.
    let address: String?
    let mailURL: String?
    let mailFrom: String?
    let mailAuthority: String?
    let certificate: String?
    let privateKey: String?
    let proxies: [String]
    let requestsPerMinute: Int
    let metricsToken: String?
    /// `host=slug` pairs: which host name leads to which partnership.
    let hosts: [String: String]

    init(reader: ConfigReader = ConfigReader(provider: EnvironmentVariablesProvider())) {
        let sightline = reader.scoped(to: "sightline")
        data = sightline.string(forKey: "data", default: "data")
        database = sightline.string(forKey: "database")
        address = sightline.string(forKey: "address").map(Self.withoutSlash)
        mailURL = sightline.string(forKey: "mail.url")
        mailFrom = sightline.string(forKey: "mail.from")
        mailAuthority = sightline.string(forKey: "mail.authority")
        certificate = sightline.string(forKey: "certificate")
        privateKey = sightline.string(forKey: "private.key")
        proxies = Self.list(sightline.string(forKey: "proxies"))
        requestsPerMinute = sightline.int(forKey: "requests.per.minute", default: 3_000)
        metricsToken = sightline.string(forKey: "metrics.token")
        let pairs = Self.list(sightline.string(forKey: "hosts")).compactMap { pair -> (String, String)? in
            let halves = pair.split(separator: "=").map(String.init)
            return halves.count == 2 ? (halves[0].lowercased(), halves[1]) : nil
        }
        hosts = Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    /// The host name that leads to this partnership alone; the first in alphabetical order when there are several.
    func ownHost(of slug: String) -> String? {
        hosts.filter { $0.value == slug }.keys.min()
    }

    /// What stands before links in this partnership's letters: its own host name under the scheme of the address
    /// that was set, or that address itself.
    func address(of slug: String) -> String {
        let common = address ?? "http://127.0.0.1:8080"
        guard let host = ownHost(of: slug) else { return common }
        return (common.hasPrefix("http://") && address != nil ? "http://" : "https://") + host
    }

    /// - Throws: when one half is there without the other: nobody is to believe in a protection that is not there.
    func checkCertificate() throws {
        guard (certificate == nil) == (privateKey == nil) else {
            let missing = certificate == nil ? "SIGHTLINE_CERTIFICATE" : "SIGHTLINE_PRIVATE_KEY"
            throw CommandRefusal("\(missing) is not set, and the other half of the pair is. Set both, or neither.")
        }
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func withoutSlash(_ text: String) -> String {
        text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

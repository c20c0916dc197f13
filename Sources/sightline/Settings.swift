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
        requestsPerMinute = sightline.int(forKey: "requests.per.minute", default: 600)
        metricsToken = sightline.string(forKey: "metrics.token")
        let pairs = Self.list(sightline.string(forKey: "hosts")).compactMap { pair -> (String, String)? in
            let halves = pair.split(separator: "=").map(String.init)
            return halves.count == 2 ? (halves[0].lowercased(), halves[1]) : nil
        }
        hosts = Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func withoutSlash(_ text: String) -> String {
        text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

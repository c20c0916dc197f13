import Domain
import Foundation

/// Where letters are handed over, read from `smtp://user:password@host:port?tls=required`.
struct MailServer: Sendable, Equatable {
    enum Security: Sendable, Equatable {
        /// Encrypted from the first byte (`smtps`).
        case implicit
        /// Encrypted before anything is said that matters, or not used at all.
        case startTLS
        /// Only to a server on this machine, or where `?tls=none` says so.
        case none
    }

    let host: String
    /// Nil: the one the scheme usually has.
    let port: Int?
    let user: String?
    let password: String?
    let security: Security

    init(_ url: String) throws(MailSettingsProblem) {
        guard let parts = URLComponents(string: url.trimmed), parts.path.isEmpty || parts.path == "/" else {
            throw .unreadable
        }
        guard let scheme = parts.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme) else { throw .unreadable }
        guard let host = parts.host, !host.isEmpty, host.utf8.allSatisfy(Self.isAllowed) else { throw .unreadable }
        if let port = parts.port, !(1...65_535).contains(port) { throw .unreadable }
        self.host = host
        port = parts.port
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        password = parts.password
        security = try Self.security(scheme, host, parts.queryItems ?? [])
    }

    /// As libcurl wants it, without name and password.
    /// - Parameter greeting: the name we give ourselves.
    func url(greeting: String) -> String {
        let scheme = security == .implicit ? "smtps" : "smtp"
        return "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")/\(greeting)"
    }

    private static func security(
        _ scheme: String, _ host: String, _ items: [URLQueryItem]
    ) throws(MailSettingsProblem) -> Security {
        guard items.allSatisfy({ $0.name == "tls" }), items.count <= 1 else { throw .unknownOption }
        switch (scheme, items.first?.value) {
        case ("smtps", nil), ("smtps", "required"): return .implicit
        case ("smtp", "required"): return .startTLS
        case ("smtp", "none"): return .none
        case ("smtp", nil): return isLoopback(host) ? .none : .startTLS
        default: throw .unknownOption
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "[::1]", "::1"].contains(host.lowercased()) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        let scalar = UnicodeScalar(byte)
        return scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.-_:[]".utf8.contains(byte))
    }
}

/// Why letters can not be sent as the settings stand. Nothing of the address is repeated: a password is in it.
package enum MailSettingsProblem: UserFacing, Equatable {
    case unreadable
    case unknownOption
    case noSender
    case sender
    case authority(path: String)

    package var message: String {
        switch self {
        case .unreadable:
            "SIGHTLINE_MAIL_URL must be like smtp://name:password@mail.example.org:587, with any of : / @ ? # % "
                + "in the name or password written as %3A %2F %40 %3F %23 %25."
        case .unknownOption:
            "After its ? SIGHTLINE_MAIL_URL may have tls=required, or tls=none with smtp://, and nothing else."
        case .noSender:
            "SIGHTLINE_MAIL_URL is set, so SIGHTLINE_MAIL_FROM must be too: the address letters come from."
        case .sender:
            "SIGHTLINE_MAIL_FROM must be like hub@example.org or Example Partnership <hub@example.org>."
        case .authority(let path):
            "SIGHTLINE_MAIL_AUTHORITY names a file that can not be read: \(path)"
        }
    }
}

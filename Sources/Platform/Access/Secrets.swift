import Crypto
import Foundation

/// Random words nobody can guess, and the hashes under which they are kept.
package enum Secrets {
    /// 32 random bytes in URL-safe base64, 43 characters.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return urlSafe(Data(bytes))
    }

    /// SHA-256 in lower-case hexadecimal. Enough for secrets of 32 random bytes, which can not be guessed offline.
    package static func hash(_ secret: String) -> String {
        let bytes = SHA256.hash(data: Data(secret.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Binds `text` to a key only this partnership has.
    package static func seal(_ text: String, with key: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return urlSafe(Data(code))
    }

    /// Takes the same time wherever the two differ.
    package static func areEqual(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count, !one.isEmpty else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func urlSafe(_ data: Data) -> String {
        data.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

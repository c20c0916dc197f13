import Crypto
import Foundation

/// A 256-bit key of AES-GCM. Never kept as it is: only sealed under another one.
package struct SealKey: Sendable {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) {
        self.key = key
    }

    package static func make() -> SealKey {
        SealKey(SymmetricKey(size: .bits256))
    }

    /// - Parameter place: where the sealed bytes belong. They can be opened nowhere else.
    /// - Returns: a nonce made by chance, the sealed bytes and their tag, in base64.
    package func seal(_ bytes: Data, at place: SealPlace) throws -> String {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: place.bytes)
        guard let combined = box.combined else { throw SealFault() }
        return combined.base64EncodedString()
    }

    /// - Throws: ``SealFault`` when this is not the key, not the place, or one bit was changed.
    package func open(_ sealed: String, at place: SealPlace) throws -> Data {
        do {
            guard let combined = Data(base64Encoded: sealed) else { throw SealFault() }
            return try AES.GCM.open(AES.GCM.SealedBox(combined: combined), using: key, authenticating: place.bytes)
        } catch {
            throw SealFault()
        }
    }

    /// Sealed under another key, to be kept.
    package func wrapped(under other: SealKey, at place: SealPlace) throws -> String {
        try other.seal(key.withUnsafeBytes { Data($0) }, at: place)
    }

    /// - Throws: ``SealFault`` when `other` is not what it was sealed under.
    package init(wrapped: String, under other: SealKey, at place: SealPlace) throws {
        let bytes = try other.open(wrapped, at: place)
        guard bytes.count == 32 else { throw SealFault() }
        key = SymmetricKey(data: bytes)
    }
}

/// Where sealed bytes belong, authenticated with them: bytes that are moved elsewhere can not be opened there.
package struct SealPlace: Sendable {
    let bytes: Data

    /// - Parameter parts: each is written with its length before it, so that no two places look the same.
    package init(_ parts: String...) {
        var bytes = Data("sightline seal 1".utf8)
        for part in parts {
            bytes.append(contentsOf: withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian, Array.init))
            bytes.append(contentsOf: part.utf8)
        }
        self.bytes = bytes
    }
}

/// What is sealed can not be opened. Says nothing more: there is nothing more that may be said.
package struct SealFault: Error, Equatable {
    package init() {}
}

import Crypto
import CryptoExtras
import Dispatch
import Foundation
import Synchronization

/// Turns passphrases into keys, slowly: each try takes a third of a second and 128 MiB.
///
/// On two threads of its own, so that pages do not wait for it and no more than two run at a time.
package final class KeyStretching: Sendable {
    /// For new salts.
    package let cost: ScryptCost
    private let lanes = [DispatchQueue(label: "sightline.scrypt.1"), DispatchQueue(label: "sightline.scrypt.2")]
    private let turn = Mutex(0)

    package init(cost: ScryptCost = .standard) {
        self.cost = cost
    }

    /// - Parameter words: in any Unicode form: an é typed as one character and as two opens the same.
    package func key(from words: String, _ salt: Data, _ cost: ScryptCost) async throws -> SealKey {
        guard cost.isReasonable, salt.count >= 16 else { throw SealFault() }
        let bytes = Data(words.precomposedStringWithCanonicalMapping.utf8)
        let lane = lanes[
            turn.withLock { next in
                next = (next + 1) % 2; return next
            }]
        return try await withCheckedThrowingContinuation { continuation in
            lane.async {
                continuation.resume(with: Result { try Self.derive(from: bytes, salt, cost) })
            }
        }
    }

    private static func derive(from bytes: Data, _ salt: Data, _ cost: ScryptCost) throws -> SealKey {
        // The engine wants at least one byte.
        let words = bytes.isEmpty ? Data([0]) : bytes
        return SealKey(
            try KDF.Scrypt.deriveKey(
                from: words, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
                parallelism: cost.parallelism))
    }
}

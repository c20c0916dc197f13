import Crypto
import CryptoExtras
import Foundation

/// How long the two locks take by themselves: AES-GCM on so many boxes of so many bytes, and scrypt once.
///
///     sealing BOXES BYTES
///
/// Prints one JSON object with the median of 21 runs of each, in milliseconds.
@main
struct Sealing {
    static func main() throws {
        let told = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard told.count == 2 else {
            print("usage: sealing BOXES BYTES")
            exit(64)
        }
        let key = SymmetricKey(size: .bits256)
        let boxes = try (0..<told[0]).map { _ in try AES.GCM.seal(Data(count: told[1]), using: key) }
        let opening = try median {
            for box in boxes { _ = try AES.GCM.open(box, using: key) }
        }
        let stretching = try median {
            _ = try KDF.Scrypt.deriveKey(
                from: Data("quiet lanes at noon".utf8), salt: Data(count: 32), outputByteCount: 32, rounds: 1 << 17,
                blockSize: 8, parallelism: 1)
        }
        print("{\"open_ms\": \(opening), \"scrypt_ms\": \(stretching)}")
    }

    private static func median(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let taken = try (0..<21).map { _ in try clock.measure(body) }.sorted()
        let (seconds, attoseconds) = taken[taken.count / 2].components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }
}

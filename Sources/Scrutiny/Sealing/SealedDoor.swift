import Domain
import Foundation
import Platform

/// One of the two ways to the key of a space: the key sealed under what a passphrase or a recovery code becomes.
struct SealedDoor: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case passphrase
        case recoveryCode = "recovery-code"
    }

    let kind: Kind
    let salt: Data
    let cost: ScryptCost
    let wrapped: String

    init(kind: Kind, salt: Data, cost: ScryptCost, wrapped: String) {
        self.kind = kind
        self.salt = salt
        self.cost = cost
        self.wrapped = wrapped
    }

    /// Closes `key` behind `words`, with a new salt.
    init(
        _ kind: Kind, around key: SealKey, of space: ID<SealedSpace>, number: Int, words: String,
        _ stretching: KeyStretching
    ) async throws {
        let (salt, cost) = (Data(Chance.bytes(32)), stretching.cost)
        let outer = try await stretching.key(from: words, salt, cost)
        let wrapped = try key.wrapped(under: outer, at: Self.place(kind, space, number))
        self.init(kind: kind, salt: salt, cost: cost, wrapped: wrapped)
    }

    /// - Returns: nil when these are not the words.
    func key(of space: ID<SealedSpace>, number: Int, words: String, _ stretching: KeyStretching) async throws
        -> SealKey?
    {
        let outer = try await stretching.key(from: words, salt, cost)
        return try? SealKey(wrapped: wrapped, under: outer, at: Self.place(kind, space, number))
    }

    private static func place(_ kind: Kind, _ space: ID<SealedSpace>, _ number: Int) -> SealPlace {
        SealPlace("key", space.text, kind.rawValue, String(number))
    }
}

/// Bytes nobody can guess.
enum Chance {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

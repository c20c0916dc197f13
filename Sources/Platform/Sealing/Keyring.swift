import Domain
import Foundation
import Synchronization

/// Keys of spaces that are unlocked just now, by the session that unlocked them. In memory only: a restart, signing
/// out, the end of the session and half an hour without use lock everything.
package final class Keyring: Sendable {
    package struct Opened: Sendable {
        package let space: ID<SealedSpace>
        package let member: ID<Member>
        package let keyNumber: Int
        package let key: SealKey

        package init(space: ID<SealedSpace>, member: ID<Member>, keyNumber: Int, key: SealKey) {
            self.space = space
            self.member = member
            self.keyNumber = keyNumber
            self.key = key
        }
    }

    private struct Held {
        let opened: Opened
        /// Shown to its owner until they have shown that it stands on paper.
        var code: RecoveryCode?
        /// False while a space is being set up and nobody has the code on paper.
        var isReady: Bool
        var usedAt: Date
    }

    package let stretching: KeyStretching
    private let held = Mutex<[String: Held]>([:])

    package init(stretching: KeyStretching = KeyStretching()) {
        self.stretching = stretching
    }

    /// - Parameters:
    ///   - session: the hash under which the session is kept.
    ///   - isReady: whether the space can be used before the code is confirmed.
    package func keep(
        _ opened: Opened, _ code: RecoveryCode? = nil, isReady: Bool = true, for session: String, at now: Date
    ) {
        held.withLock { $0[session] = Held(opened: opened, code: code, isReady: isReady, usedAt: now) }
    }

    /// What this session has unlocked. Asking is using: the half hour begins again.
    package func opened(by session: String, of member: ID<Member>, at now: Date) -> Opened? {
        held.withLock { held in
            Self.forgetIdle(&held, at: now)
            guard let found = held[session], found.isReady, found.opened.member == member else { return nil }
            held[session]?.usedAt = now
            return found.opened
        }
    }

    /// A recovery code that is still to be put on paper.
    package func code(of session: String, at now: Date) -> RecoveryCode? {
        held.withLock { held in
            Self.forgetIdle(&held, at: now)
            return held[session]?.code
        }
    }

    /// The code stands on paper: it is forgotten here, and the space can be used.
    package func confirmCode(of session: String) {
        held.withLock { held in
            held[session]?.code = nil
            held[session]?.isReady = true
        }
    }

    package func forget(_ session: String) {
        held.withLock { _ = $0.removeValue(forKey: session) }
    }

    /// Locks a space wherever it is unlocked.
    package func forget(_ space: ID<SealedSpace>) {
        held.withLock { held in held = held.filter { $0.value.opened.space != space } }
    }

    /// Asked with every request, so that nothing stays unlocked because nobody came back to it.
    package func forgetIdle(at now: Date) {
        held.withLock { Self.forgetIdle(&$0, at: now) }
    }

    private static func forgetIdle(_ held: inout [String: Held], at now: Date) {
        guard !held.isEmpty else { return }
        held = held.filter { now.timeIntervalSince($0.value.usedAt) < SealingRules.idle }
    }
}

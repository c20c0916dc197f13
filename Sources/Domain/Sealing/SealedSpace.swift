import FoundationEssentials

/// Where one member's sealed texts lie. Its key is opened by a passphrase or a recovery code and is kept nowhere.
package struct SealedSpace: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable, Hashable {
        /// A passphrase is chosen; nobody has shown yet that the recovery code stands on paper.
        case proposed
        case open
        /// Passphrase and recovery code are both gone. Another space took its place.
        case lost
    }

    package let id: ID<SealedSpace>
    package let member: ID<Member>
    package let state: State
    /// Counts up with every new key: what was unlocked under an older one can neither read nor write.
    package let keyNumber: Int
    package let madeAt: Date
    /// When it was shown that the recovery code of this key stands on paper.
    package let codeKeptAt: Date?
    package let lostAt: Date?

    package init(
        id: ID<SealedSpace>, member: ID<Member>, state: State = .proposed, keyNumber: Int = 1, madeAt: Date,
        codeKeptAt: Date? = nil, lostAt: Date? = nil
    ) {
        self.id = id
        self.member = member
        self.state = state
        self.keyNumber = keyNumber
        self.madeAt = madeAt
        self.codeKeptAt = codeKeptAt
        self.lostAt = lostAt
    }

    /// - Returns: the space ready to be used.
    package func keepingCode(at now: Date) throws(SealedRefusal) -> SealedSpace {
        guard state != .lost else { throw .notSetUp }
        return SealedSpace(
            id: id, member: member, state: .open, keyNumber: keyNumber, madeAt: madeAt, codeKeptAt: codeKeptAt ?? now)
    }

    /// - Returns: the space under a new key, with a recovery code that is still to be put on paper.
    package func rekeyed() throws(SealedRefusal) -> SealedSpace {
        guard state == .open else { throw .notSetUp }
        return SealedSpace(id: id, member: member, state: .open, keyNumber: keyNumber + 1, madeAt: madeAt)
    }

    package func givenUp(at now: Date) throws(SealedRefusal) -> SealedSpace {
        guard state == .open else { throw .notSetUp }
        return SealedSpace(
            id: id, member: member, state: .lost, keyNumber: keyNumber, madeAt: madeAt, codeKeptAt: codeKeptAt,
            lostAt: now)
    }

    /// When the texts of a lost space are taken away. Until then its recovery code still brings them back.
    package var takenAwayAt: Date? {
        lostAt.map { $0.addingTimeInterval(SealingRules.lostLife) }
    }
}

/// A text that only its writer can open: which it is and which version, never what it says.
package struct SealedText: Sendable, Equatable {
    package let id: ID<SealedText>
    /// From 1. Saving it names the version that was read, so that two tabs never overwrite each other unseen.
    package let version: Int
    package let changedAt: Date

    package init(id: ID<SealedText>, version: Int, changedAt: Date) {
        self.id = id
        self.version = version
        self.changedAt = changedAt
    }
}

/// How often a passphrase may be tried, and how long an opened space stays open.
package enum SealingRules {
    /// Seconds over which wrong passphrases and codes are counted, for each space.
    package static let window: Double = 15 * 60
    package static let tries = 10
    /// Seconds without use after which an opened space is locked.
    package static let idle: Double = 30 * 60
    /// Seconds for which the texts of a lost space are kept, in case its recovery code turns up: 30 days.
    package static let lostLife: Double = 30 * 24 * 60 * 60

    package static func allows(triedWithinWindow tried: Int) -> Bool {
        tried < tries
    }
}

package enum SealedRefusal: Refusal, Equatable {
    case changedElsewhere
    case locked
    case notSetUp
    case alreadySetUp
    case tooManyTries

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .changedElsewhere: "This was saved in another tab since you opened it. Nothing was changed."
        case .locked: "Your notes are locked. Unlock them and send the page again. Nothing was changed."
        case .notSetUp: "There is no place for your notes yet. Set it up first. Nothing was changed."
        case .alreadySetUp: "Your notes are set up already. Nothing was changed."
        case .tooManyTries:
            """
            That was tried \(SealingRules.tries) times in \(Int(SealingRules.window / 60)) minutes. \
            Wait \(Int(SealingRules.window / 60)) minutes, then try again. Nothing was changed.
            """
        }
    }
}

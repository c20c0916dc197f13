import Domain
import Foundation
import Platform
import Storage

/// Setting up, unlocking and locking. The key of a space is in memory only.
extension Services {
    /// The space this person has unlocked. Nil while it is locked or not set up.
    package func openSpace(in context: AppContext) -> OpenSpace? {
        guard let session = context.visit.sessionHash, let member = context.viewer.member else { return nil }
        return keyring.opened(by: session, of: member.id, at: now()).map { OpenSpace($0) }
    }

    /// Makes a space that can be used once its owner has shown that the recovery code stands on paper.
    func setUpSpace(_ passphrase: Passphrase, for member: ID<Member>, session: String) async throws {
        let (now, key, code) = (now(), SealKey.make(), RecoveryCode(chance: Chance.bytes(RecoveryCode.chanceNeeded)))
        let space = SealedSpace(id: newID(), member: member, madeAt: now)
        let doors = try await doors(of: space, key, passphrase, code)
        try await database.write { db in
            try SealedSpaceStore.takeProposed(of: member, on: db)
            guard try SealedSpaceStore.current(of: member, on: db) == nil else { throw SealedRefusal.alreadySetUp }
            try SealedSpaceStore.add(space, on: db)
            try SealedSpaceStore.setDoors(doors, of: space.id, on: db)
        }
        keyring.keep(opened(space, key), code, isReady: false, for: session, at: now)
    }

    /// - Returns: false when what was typed does not stand on the paper.
    func confirmCode(_ typed: [String], of member: ID<Member>, session: String) async throws -> Bool {
        let now = now()
        guard let code = keyring.code(of: session, at: now) else { throw SealedRefusal.locked }
        guard code.isKept(typed) else { return false }
        try await database.write { db in
            guard let space = try SealedSpaceStore.current(of: member, on: db) else { throw SealedRefusal.notSetUp }
            try SealedSpaceStore.keep(space.keepingCode(at: now), on: db)
            try record(.codeKept, space, at: now, on: db)
        }
        keyring.confirmCode(of: session)
        return true
    }

    /// - Returns: false when it is not the passphrase.
    func unlock(_ passphrase: Passphrase, for member: ID<Member>, session: String) async throws -> Bool {
        let space = try await currentSpace(of: member)
        guard space.state == .open else { throw SealedRefusal.notSetUp }
        guard let key = try await key(of: space, behind: .passphrase, words: passphrase.text) else { return false }
        keyring.keep(opened(space, key), for: session, at: now())
        return true
    }

    func lockSpace(session: String) {
        keyring.forget(session)
    }

    func currentSpace(of member: ID<Member>) async throws -> SealedSpace {
        let found = try await database.read { db in try SealedSpaceStore.current(of: member, on: db) }
        guard let found else { throw SealedRefusal.notSetUp }
        return found
    }
}

// Keys and doors.
extension Services {
    /// - Returns: nil when these are not the words.
    /// - Throws: ``SealedRefusal/tooManyTries``.
    func key(of space: SealedSpace, behind kind: SealedDoor.Kind, words: String) async throws -> SealKey? {
        let now = now()
        let door = try await database.write { db -> SealedDoor? in
            let isAllowed = try SealedSpaceStore.noteTry(of: space.id, at: now, on: db)
            return isAllowed ? try SealedSpaceStore.door(kind, of: space.id, on: db) : nil
        }
        guard let door else { throw SealedRefusal.tooManyTries }
        let found = try await door.key(of: space.id, number: space.keyNumber, words: words, keyring.stretching)
        guard let found else { return nil }
        try await database.write { db in try SealedSpaceStore.forgetTries(of: space.id, on: db) }
        return found
    }

    func doors(
        of space: SealedSpace, _ key: SealKey, _ passphrase: Passphrase, _ code: RecoveryCode
    ) async throws -> [SealedDoor] {
        let words: [(SealedDoor.Kind, String)] = [(.passphrase, passphrase.text), (.recoveryCode, code.text)]
        var doors: [SealedDoor] = []
        for (kind, words) in words {
            try await doors.append(
                SealedDoor(
                    kind, around: key, of: space.id, number: space.keyNumber, words: words, keyring.stretching))
        }
        return doors
    }

    func opened(_ space: SealedSpace, _ key: SealKey) -> Keyring.Opened {
        Keyring.Opened(space: space.id, member: space.member, keyNumber: space.keyNumber, key: key)
    }

    func record(_ action: AuditAction, _ space: SealedSpace, at now: Date, on db: any Connection) throws {
        try AuditTrail.record(
            action, by: .member(space.member), subject: AuditSubject("sealed-space", space.id), at: now, on: db)
    }
}

extension AuditAction {
    static let codeKept = AuditAction("sealed-space.code-kept", "Kept a recovery code for their notes")
    static let spaceRekeyed = AuditAction("sealed-space.rekeyed", "Changed the passphrase of their notes")
    static let spaceRecovered = AuditAction("sealed-space.recovered", "Used the recovery code of their notes")
    static let spaceLost = AuditAction("sealed-space.lost", "Gave up notes that cannot be opened any more")
    static let spaceBroughtBack = AuditAction("sealed-space.brought-back", "Brought back notes that were given up")
    static let spaceTakenAway = AuditAction("sealed-space.taken-away", "Took away notes that were given up")
}

import Domain
import Foundation
import Platform
import Storage

/// A new key for a space, with everything in it sealed again; giving a space up, and bringing one back.
extension Services {
    /// - Parameter new: nil keeps the passphrase and makes only a new key and a new recovery code.
    /// - Returns: false when `present` is not the passphrase.
    func changePassphrase(
        from present: Passphrase, to new: Passphrase?, for member: ID<Member>, session: String
    ) async throws -> Bool {
        let space = try await currentSpace(of: member)
        guard let key = try await key(of: space, behind: .passphrase, words: present.text) else { return false }
        try await rekey(space, key, to: new ?? present, .spaceRekeyed, session: session)
        return true
    }

    /// - Returns: false when it is not the recovery code.
    func recover(
        with code: RecoveryCode, to new: Passphrase, for member: ID<Member>, session: String
    ) async throws -> Bool {
        let space = try await currentSpace(of: member)
        guard let key = try await key(of: space, behind: .recoveryCode, words: code.text) else { return false }
        try await rekey(space, key, to: new, .spaceRecovered, session: session)
        return true
    }

    /// Always true: afterwards neither the old passphrase, nor the old code, nor the old key opens anything.
    private func rekey(
        _ space: SealedSpace, _ old: SealKey, to passphrase: Passphrase, _ action: AuditAction, session: String
    ) async throws {
        let (now, key, code) = (now(), SealKey.make(), RecoveryCode(chance: Chance.bytes(RecoveryCode.chanceNeeded)))
        let next = try space.rekeyed()
        let doors = try await doors(of: next, key, passphrase, code)
        let (from, to) = (OpenSpace(opened(space, old)), OpenSpace(opened(next, key)))
        try await database.write { db in
            try SealedSpaceStore.check(from, on: db)
            try SealedTextStore.sealAgain(from: from, to: to, on: db)
            try SealedSpaceStore.keep(next, on: db)
            try SealedSpaceStore.setDoors(doors, of: space.id, on: db)
            try record(action, next, at: now, on: db)
        }
        keyring.forget(space.id)
        keyring.keep(opened(next, key), code, for: session, at: now)
    }

    /// Gives up a space that nobody can open. Its texts are kept for a while, in case the code turns up.
    func giveUpSpace(of member: ID<Member>) async throws {
        let (now, job) = (now(), makeID())
        let space = try await currentSpace(of: member)
        try await database.write { db in
            let lost = try SealedSpaceStore.space(space.id, on: db).givenUp(at: now)
            try SealedSpaceStore.keep(lost, on: db)
            try JobStore.enqueue(
                TakeAwayLostSpace(space: space.id.uuid), id: job, dueAt: lost.takenAwayAt ?? now, on: db)
            try record(.spaceLost, lost, at: now, on: db)
        }
        keyring.forget(space.id)
    }

    /// Brings the texts of a lost space into the one that is open.
    ///
    /// - Parameter words: what was behind `door`, its recovery code or its passphrase.
    /// - Returns: how many; nil when these are not the words.
    func bringBack(
        _ lost: SealedSpace, through door: SealedDoor.Kind, words: String, into open: OpenSpace
    ) async throws -> Int? {
        let now = now()
        guard let key = try await key(of: lost, behind: door, words: words) else { return nil }
        let from = OpenSpace(opened(lost, key))
        return try await database.write { db in
            try SealedSpaceStore.check(open, on: db)
            let count = try SealedTextStore.sealAgain(from: from, to: open, on: db)
            try record(.spaceBroughtBack, lost, at: now, on: db)
            return count
        }
    }
}

/// Takes away the texts of a space that was given up, and the doors to its key. Run twice it finds nothing more.
struct TakeAwayLostSpace: Job {
    static let name = "take-away-lost-space"

    let space: UUID

    func run(with services: Services) async throws {
        let (id, now) = (ID<SealedSpace>(space), services.now())
        try await services.database.write { db in
            let space = try SealedSpaceStore.space(id, on: db)
            guard let day = space.takenAwayAt, day <= now else { return }
            try SealedTextStore.empty(id, on: db)
            try SealedSpaceStore.takeDoors(of: id, on: db)
            try AuditTrail.record(
                .spaceTakenAway, by: .system, subject: AuditSubject("sealed-space", id), at: now, on: db)
        }
    }
}

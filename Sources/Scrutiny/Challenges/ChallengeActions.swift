import Domain
import Foundation
import Partnership
import Platform
import Questions
import Storage

/// What people do with challenges.
extension Services {
    /// Puts a challenge to those it is for, and writes to them.
    ///
    /// - Parameters:
    ///   - days: working days for an answer.
    ///   - id: made when the form was shown, so that sending it twice raises one.
    @discardableResult
    package func raiseChallenge(
        _ draft: ChallengeDraft, days: Int = ChallengeDraft.usualDays, id: ID<Challenge>? = nil, by member: Member
    ) async throws -> ID<Challenge> {
        let (now, today, id, post) = (now(), today, id ?? newID(), ChallengePost(self))
        let dueOn = try WorkingDays.england().day(days, after: today)
        return try await database.write { db in
            guard try !ChallengeStore.contains(id, on: db) else { return id }
            try draft.check(ChallengeActor(member, on: db))
            let number = try ChallengeStore.nextNumber(on: db)
            let challenge = Challenge(
                id: id, number: number, draft: draft, raisedBy: member.id, raisedOn: today, dueOn: dueOn)
            try ChallengeStore.add(challenge, on: db)
            try post.write(.put, of: challenge, to: ChallengeStore.asked(by: challenge, on: db), on: db)
            try post.remind(of: challenge, on: db)
            try AuditTrail.record(
                .challengeRaised, by: .member(member.id), subject: AuditSubject("challenge", id),
                detail: "\(draft.kind.rawValue) \(number)", at: now, on: db)
            return id
        }
    }

    /// Takes one step about a challenge, in one transaction with the letters that follow from it.
    ///
    /// - Parameter id: made when the form was shown, so that sending it twice takes it once.
    package func takeChallengeStep(
        _ kind: ChallengeStep.Kind, about challenge: ID<Challenge>, words: String?, id: ID<ChallengeStep>? = nil,
        by member: Member
    ) async throws {
        let (now, today, post) = (now(), today, ChallengePost(self))
        let step = ChallengeStep(
            id: id ?? newID(), challenge: challenge, kind: kind, words: words, by: member.id, at: now)
        let owesMore = kind == .contest || kind == .escalate
        let nextDue = owesMore ? try WorkingDays.england().day(ChallengeDraft.usualDays, after: today) : today
        try await database.write { db in
            guard try !ChallengeStore.contains(step.id, on: db) else { return }
            let old = try ChallengeStore.challenge(challenge, for: .member(member), on: db).challenge
            let new = try old.taking(kind, by: ChallengeActor(member, on: db), on: today, nextDue: nextDue)
            try ChallengeStore.keep(new, on: db)
            try ChallengeStore.add(step, on: db)
            try post.follow(step, of: new, on: db)
            try AuditTrail.record(
                .challengeStep, by: .member(member.id), subject: AuditSubject("challenge", challenge),
                detail: kind.rawValue, at: now, on: db)
        }
    }
}

extension ChallengeActor {
    init(_ member: Member, on db: any Connection) throws {
        self.init(member, groups: try GroupStore.groups(with: member.id, on: db))
    }
}

extension AuditAction {
    static let challengeRaised = AuditAction("challenge.raised", "Raised a challenge or asked a question")
    static let challengeStep = AuditAction("challenge.step", "Took a step about a challenge")
    static let challengesExported = AuditAction("challenges.exported", "Exported challenges")
    static let challengeReminded = AuditAction("challenge.reminded", "Reminded of a late challenge")
}

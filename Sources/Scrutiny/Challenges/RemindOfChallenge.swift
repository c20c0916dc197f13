import Domain
import Foundation
import Platform
import Storage

/// Letters about challenges, queued in the transaction of what they tell of.
struct ChallengePost: Sendable {
    private let site: Site
    private let makeID: @Sendable () -> UUID
    private let now: Date

    init(_ services: Services) {
        (site, makeID, now) = (services.site, services.makeID, services.now())
    }

    func write(
        _ occasion: ChallengeLetter.Occasion, of challenge: Challenge, to people: [Member], on db: any Connection
    ) throws {
        let letter = ChallengeLetter(
            occasion: occasion, partnership: try SiteStore.masthead(on: db).name, title: challenge.title,
            dueOn: challenge.dueOn, link: site.link(to: "/challenges/\(challenge.id.text)"))
        for person in people where person.isActive {
            let key = "challenge-\(challenge.id.text)-\(occasion.rawValue)-\(challenge.dueOn.number)-\(person.id.text)"
            let job = SendLetter(
                Letter(
                    to: person.email, name: person.name, subject: letter.subject, text: letter.text(to: person.name),
                    messageID: key))
            try JobStore.enqueue(job, id: makeID(), dueAt: now, uniqueKey: key, on: db)
        }
    }

    /// On the morning after the last day for an answer.
    func remind(of challenge: Challenge, on db: any Connection) throws {
        let morning = UKTime.start(of: challenge.dueOn.adding(days: 1)).addingTimeInterval(9 * 60 * 60)
        try JobStore.enqueue(
            RemindOfChallenge(challenge: challenge.id.uuid, due: challenge.dueOn.number), id: makeID(),
            dueAt: morning, uniqueKey: "remind-\(challenge.id.text)-\(challenge.dueOn.number)", on: db)
    }

    /// The letters that a step gives rise to.
    func follow(_ step: ChallengeStep, of challenge: Challenge, on db: any Connection) throws {
        switch step.kind {
        case .respond:
            let raiser = try MemberStore.active(challenge.raisedBy, on: db)
            try write(.answered, of: challenge, to: [raiser].compactMap(\.self), on: db)
        case .contest, .escalate:
            let asked = try ChallengeStore.asked(by: challenge, on: db)
            try write(step.kind == .contest ? .contested : .escalated, of: challenge, to: asked, on: db)
            try remind(of: challenge, on: db)
        case .acknowledge, .accept, .resolve, .review, .followUp: break
        }
    }
}

/// Reminds those a challenge was put to when it was not answered in time: once for each day it was due.
///
/// Run twice, the second run queues nothing: each letter has a key of its own. What was answered meanwhile, or is due
/// on a later day by now, is not reminded of.
struct RemindOfChallenge: Job {
    static let name = "remind-of-challenge"

    let challenge: UUID
    /// The number of the day it was due.
    let due: Int

    func run(with services: Services) async throws {
        let (id, today, now, post) = (ID<Challenge>(challenge), services.today, services.now(), ChallengePost(services))
        try await services.database.write { db in
            let challenge = try ChallengeStore.known(id, on: db).challenge
            guard challenge.dueOn.number == due, challenge.isLate(on: today) else { return }
            try post.write(.late, of: challenge, to: ChallengeStore.asked(by: challenge, on: db), on: db)
            try AuditTrail.record(
                .challengeReminded, by: .system, subject: AuditSubject("challenge", id), at: now, on: db)
        }
    }
}

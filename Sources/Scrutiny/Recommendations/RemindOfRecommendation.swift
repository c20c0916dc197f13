import Domain
import Foundation
import Platform
import Storage

/// Letters about recommendations, queued in the transaction of what they tell of.
struct RecommendationPost: Sendable {
    private let site: Site
    private let makeID: @Sendable () -> UUID
    private let now: Date

    init(_ services: Services) {
        (site, makeID, now) = (services.site, services.makeID, services.now())
    }

    /// Somebody who answers for several of them gets one letter.
    func write(
        about recommendation: Recommendation, to addressees: [Addressee], isReminder: Bool, on db: any Connection
    ) throws {
        let letter = RecommendationLetter(
            isReminder: isReminder, partnership: try SiteStore.masthead(on: db).name, title: recommendation.title,
            dueOn: recommendation.draft.dueOn, link: site.link(to: "/recommendations/\(recommendation.id.text)"))
        for addressee in addressees {
            for person in try addressee.people(who: .answerRecommendations, on: db) {
                let sort = isReminder ? "reminder" : "put"
                let key = "recommendation-\(recommendation.id.text)-\(sort)-\(person.id.text)"
                let job = SendLetter(
                    Letter(
                        to: person.email, name: person.name, subject: letter.subject,
                        text: letter.text(to: person.name), messageID: key))
                try JobStore.enqueue(job, id: makeID(), dueAt: now, uniqueKey: key, on: db)
            }
        }
    }

    /// On the morning after the last day for an answer.
    func remind(of recommendation: Recommendation, on db: any Connection) throws {
        let morning = UKTime.start(of: recommendation.draft.dueOn.adding(days: 1)).addingTimeInterval(9 * 60 * 60)
        try JobStore.enqueue(
            RemindOfRecommendation(recommendation: recommendation.id.uuid), id: makeID(), dueAt: morning,
            uniqueKey: "remind-\(recommendation.id.text)", on: db)
    }
}

/// Reminds those who have not answered a recommendation in time, once.
///
/// Run twice, the second run queues nothing: each letter has a key of its own.
struct RemindOfRecommendation: Job {
    static let name = "remind-of-recommendation"

    let recommendation: UUID

    func run(with services: Services) async throws {
        let (id, now) = (ID<Recommendation>(recommendation), services.now())
        let post = RecommendationPost(services)
        try await services.database.write { db in
            let recommendation = try RecommendationStore.known(id, on: db).recommendation
            guard !recommendation.unanswered.isEmpty else { return }
            try post.write(about: recommendation, to: recommendation.unanswered, isReminder: true, on: db)
            try AuditTrail.record(
                .recommendationReminded, by: .system, subject: AuditSubject("recommendation", id), at: now, on: db)
        }
    }
}

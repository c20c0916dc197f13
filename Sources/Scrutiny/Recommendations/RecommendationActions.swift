import Domain
import Foundation
import Partnership
import Platform
import Storage

/// What people do with recommendations.
extension Services {
    /// Puts a recommendation to those who have to answer it, and writes to them.
    ///
    /// - Parameter id: made when the form was shown, so that sending it twice makes one.
    @discardableResult
    package func recommend(
        _ draft: RecommendationDraft, id: ID<Recommendation>? = nil, by member: Member
    ) async throws -> ID<Recommendation> {
        let (now, today, id, post) = (now(), today, id ?? newID(), RecommendationPost(self))
        return try await database.write { db in
            guard try !RecommendationStore.contains(id, on: db) else { return id }
            let number = try RecommendationStore.nextNumber(on: db)
            let recommendation = Recommendation(
                id: id, number: number, draft: draft, madeBy: member.id, madeOn: today)
            try RecommendationStore.add(recommendation, on: db)
            try post.write(about: recommendation, to: draft.addressees, isReminder: false, on: db)
            try post.remind(of: recommendation, on: db)
            try AuditTrail.record(
                .recommended, by: .member(member.id), subject: AuditSubject("recommendation", id),
                detail: "\(number)", at: now, on: db)
            return id
        }
    }

    /// Keeps what one of those asked will do. An earlier answer stays in the story.
    ///
    /// - Parameter id: made when the form was shown, so that sending it twice answers once.
    package func answerRecommendation(
        _ recommendation: ID<Recommendation>, for addressee: Addressee, _ answer: RecommendationResponse.Answer,
        reason: String, doneBy: Day?, id: ID<RecommendationResponse>? = nil, by member: Member
    ) async throws {
        let now = now()
        let response = RecommendationResponse(
            id: id ?? newID(), addressee: addressee, answer: answer, reason: reason, doneBy: doneBy, by: member.id,
            on: today)
        try await database.write { db in
            guard try !RecommendationStore.contains(response.id, on: db) else { return }
            let known = try RecommendationStore.recommendation(recommendation, for: .member(member), on: db)
            _ = try known.recommendation.taking(response, by: ChallengeActor(member, on: db))
            try RecommendationStore.add(response, to: known.recommendation, at: now, on: db)
            try AuditTrail.record(
                .recommendationAnswered, by: .member(member.id),
                subject: AuditSubject("recommendation", recommendation), detail: answer.rawValue, at: now, on: db)
        }
    }
}

extension AuditAction {
    static let recommended = AuditAction("recommendation.made", "Made a recommendation")
    static let recommendationAnswered = AuditAction("recommendation.answered", "Answered a recommendation")
    static let recommendationReminded = AuditAction(
        "recommendation.reminded", "Reminded of a recommendation without an answer")
    static let recommendationsExported = AuditAction("recommendations.exported", "Exported recommendations")
}

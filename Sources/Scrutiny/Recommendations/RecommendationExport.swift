import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

extension Services {
    /// Every recommendation the viewer sees, a row for each of those it was put to.
    package func exportRecommendations(for viewer: Viewer, by actor: Actor) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let rows = try RecommendationStore.list(for: viewer, on: today, limit: .max, db)
            return try Self.exported(rows, by: actor, at: now, on: today, db)
        }
    }

    /// Every recommendation there is.
    package func exportAllRecommendations(by actor: Actor) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            try Self.exported(RecommendationStore.all(on: db), by: actor, at: now, on: today, db)
        }
    }

    private static func exported(
        _ rows: [ListedRecommendation], by actor: Actor, at now: Date, on today: Day, _ db: any Connection
    ) throws -> ExportTable {
        try AuditTrail.record(
            .recommendationsExported, by: actor, subject: .site, detail: "\(rows.count) recommendations", at: now,
            on: db)
        return ExportTable(
            name: "Recommendations", columns: ListedRecommendation.exportColumns,
            rows: rows.flatMap { $0.exportRows(on: today) })
    }
}

extension ListedRecommendation {
    static let exportColumns = [
        "number", "recommendation", "source", "made_on", "made_by", "due_on", "standing", "put_to", "answer", "reason",
        "done_by", "answered_on", "may_be_public",
    ]

    fileprivate func exportRows(on today: Day) -> [[ExportCell]] {
        let draft = recommendation.draft
        return zip(draft.addressees, names).map { addressee, name in
            let response = recommendation.response(of: addressee)
            return [
                .number(recommendation.number), .text(draft.words), .text(draft.source.rawValue),
                .day(recommendation.madeOn), .text(maker), .day(draft.dueOn),
                .text(recommendation.standing(on: today).rawValue), .text(name), .text(response?.answer.rawValue),
                .text(response?.reason), response?.doneBy.map { .day($0) } ?? .blank,
                response.map { .day($0.on) } ?? .blank, .text(draft.isPublic ? "yes" : "no"),
            ]
        }
    }
}

extension RecommendationRoutes {
    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let table = try await services.exportRecommendations(for: context.viewer, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }
}

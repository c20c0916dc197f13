import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

extension Services {
    /// Every challenge the viewer sees, one in a row, with what came of it.
    package func exportChallenges(for viewer: Viewer, by actor: Actor) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let rows = try ChallengeStore.list(for: viewer, on: today, limit: .max, db)
            return try Self.exported(rows, by: actor, on: today, at: now, db)
        }
    }

    /// Every challenge there is.
    package func exportAllChallenges(by actor: Actor) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            try Self.exported(ChallengeStore.all(on: db), by: actor, on: today, at: now, db)
        }
    }

    private static func exported(
        _ rows: [ListedChallenge], by actor: Actor, on today: Day, at now: Date, _ db: any Connection
    ) throws -> ExportTable {
        let steps = try ChallengeStore.allSteps(on: db)
        try AuditTrail.record(
            .challengesExported, by: actor, subject: .site, detail: "\(rows.count) challenges", at: now, on: db)
        return ExportTable(
            name: "Challenges", columns: ListedChallenge.exportColumns,
            rows: rows.map { $0.exportRow(steps[$0.challenge.id] ?? [], on: today) })
    }
}

extension ListedChallenge {
    static let exportColumns = [
        "number", "kind", "raised_on", "raised_by", "raised_for", "put_to", "theme", "issue", "evidence", "good",
        "due_on", "standing", "late", "acknowledged_on", "answer", "answered_on", "escalated_to", "outcome",
        "difference_to_children", "may_be_public",
    ]

    /// What was said last of each sort stands in the row; the whole story stands on the challenge's page.
    fileprivate func exportRow(_ steps: [ChallengeStep], on today: Day) -> [ExportCell] {
        let draft = challenge.draft
        func last(_ kind: ChallengeStep.Kind) -> ChallengeStep? { steps.last { $0.kind == kind } }
        func day(_ kind: ChallengeStep.Kind) -> ExportCell { last(kind).map { .day(UKTime.day(of: $0.at)) } ?? .blank }
        return [
            .number(challenge.number), .text(draft.kind.rawValue), .day(challenge.raisedOn), .text(raiser),
            .text(forGroup), .text(addressee), .text(draft.theme), .text(draft.issue), .text(draft.evidence),
            .text(draft.good), .day(challenge.dueOn), .text(challenge.state.rawValue),
            .text(challenge.isLate(on: today) ? "yes" : "no"), day(.acknowledge), .text(last(.respond)?.words),
            day(.respond), .text(challenge.escalatedTo?.rawValue), .text(last(.resolve)?.words),
            .text(last(.review)?.words), .text(draft.isPublic ? "yes" : "no"),
        ]
    }
}

extension ChallengeRoutes {
    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let table = try await services.exportChallenges(for: context.viewer, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }
}

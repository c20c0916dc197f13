import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

extension Services {
    /// Every figure of the hub report, one in a row.
    package func exportFigures(of hub: ID<Hub>, by actor: Actor) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let report = try FigureStore.report(of: hub, on: today, db)
            try AuditTrail.record(.figuresExported, by: actor, subject: AuditSubject("hub", hub), at: now, on: db)
            return report.table
        }
    }

    /// The themes of a hub with what was heard and what came of it.
    package func exportThemes(of hub: ID<Hub>, by actor: Actor) async throws -> ExportTable {
        let now = now()
        return try await database.write { db in
            let standing = try LoopStore.standing(of: hub, on: db)
            try AuditTrail.record(.themesExported, by: actor, subject: AuditSubject("hub", hub), at: now, on: db)
            return ExportTable(
                name: "Themes \(standing.hub.title)",
                columns: [
                    "theme", "summary", "comments", "sources", "sent_to", "meeting_on", "decision", "reason",
                    "decided_on", "actions", "closed_actions", "told_on",
                ],
                rows: standing.themes.flatMap(\.exportRows))
        }
    }
}

extension HubReport {
    fileprivate var table: ExportTable {
        ExportTable(
            name: "Figures \(hub)",
            columns: [
                "group", "figure", "numerator", "denominator", "share", "interval_low", "interval_high", "base",
                "as_of",
            ],
            rows: groups.flatMap { group in
                group.figures.map { figure in
                    let interval = figure.share?.interval
                    return [
                        .text(group.title), .text(figure.name), .number(figure.count),
                        figure.share.map { .number($0.denominator) } ?? .blank,
                        figure.share?.value.map { .share($0) } ?? .blank,
                        interval.map { .share($0.lowerBound) } ?? .blank,
                        interval.map { .share($0.upperBound) } ?? .blank, .text(figure.base), .day(asOf),
                    ]
                }
            })
    }
}

extension ThemeStanding {
    /// One row for each meeting it was sent to, or one without.
    fileprivate var exportRows: [[ExportCell]] {
        let head: [ExportCell] = [
            .text(theme.name), .text(theme.summary), .number(tally.comments), .number(tally.sources),
        ]
        guard !sendings.isEmpty else { return [head + Array(repeating: .blank, count: 8)] }
        return sendings.map { entry in
            let agreed = entry.decision.map { actions[$0.id] ?? [] } ?? []
            let told = entry.decision.flatMap { toldOn[$0.id] }
            return head + [
                .text(entry.meeting.title), .day(entry.meeting.meetsOn), .text(entry.decision?.answer.words),
                .text(entry.decision?.reason), entry.decision.map { .day($0.decidedOn) } ?? .blank,
                .number(agreed.count), .number(agreed.count { $0.action.state == .closed }),
                told.map { .day($0) } ?? .blank,
            ]
        }
    }
}

extension FigureRoutes {
    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let hub = try context.id("hub", of: Hub.self)
        let table = try await services.exportFigures(of: hub, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }

    @Sendable
    func exportThemes(request: Request, context: AppContext) async throws -> Response {
        let hub = try context.id("hub", of: Hub.self)
        let table = try await services.exportThemes(of: hub, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }
}

extension AuditAction {
    static let figuresExported = AuditAction("figures.exported", "Exported a hub's figures")
    static let themesExported = AuditAction("themes.exported", "Exported a hub's themes")
}

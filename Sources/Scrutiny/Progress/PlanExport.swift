import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Lines of enquiry as a table, with what the evidence that was shared says about each.
enum PlanExport {
    /// For whoever runs the machine: what was shared with partners, of every plan.
    static func table(on today: Day, from db: any Connection) throws -> ExportTable {
        let plans = try PlanStore.offered(on: db)
        let lines = try plans.map { try LineStore.known(of: $0.id, on: db).filter { $0.sharedOn != nil } }
        return try table(zip(plans, lines).flatMap { plan, lines in lines.map { (plan, $0) } }, on: today, from: db)
    }

    /// One plan as this person sees it.
    static func table(
        of id: ID<ScrutinyPlan>, for viewer: Viewer, on today: Day, from db: any Connection
    ) throws -> ExportTable {
        let plan = try PlanStore.plan(id, for: viewer, on: db)
        return try table(LineStore.lines(of: id, for: viewer, on: db).map { (plan, $0) }, on: today, from: db)
    }

    private static func table(
        _ lines: [(plan: ScrutinyPlan, line: LineOfEnquiry)], on today: Day, from db: any Connection
    ) throws -> ExportTable {
        let placed = try BoardStore.shared(on: lines.map(\.line.id), from: db)
        let areas = try Set(lines.map(\.plan.id)).sorted { $0.text < $1.text }.flatMap {
            try PlanStore.areas(of: $0, on: db)
        }
        let titles = Dictionary(areas.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return ExportTable(
            name: "Plan",
            columns: [
                "Plan", "Area", "Question", "Claim", "Why now", "Who can answer", "Wanted", "State", "Shared on",
                "Pieces of evidence", "Performance", "Practice", "Voice", "Confidence",
            ],
            rows: lines.map { plan, line in
                row(plan, line, placed[line.id] ?? [], area: line.details.area.flatMap { titles[$0] }, on: today)
            })
    }

    private static func row(
        _ plan: ScrutinyPlan, _ line: LineOfEnquiry, _ placed: [PlacedEvidence], area: String?, on today: Day
    ) -> [ExportCell] {
        let details = line.details
        let view = Triangulation(placed, wanted: details.wanted, on: today)
        let wanted = EvidenceKind.allCases.filter(details.wanted.contains).map(\.rawValue).joined(separator: "|")
        return [
            .text(plan.details.title), .text(area), .text(details.question), .text(details.claim),
            .text(details.whyNow), .text(details.answerer), .text(wanted), .text(line.state.rawValue),
            line.sharedOn.map { .day($0) } ?? .blank, .number(placed.count),
        ] + view.sides.map { .text($0.says.words) } + [.text(view.confidence.rawValue)]
    }
}

extension Services {
    /// - Parameter plan: with who asks; nil for whoever runs the machine, who gets what partners see of every plan.
    package func exportPlan(
        _ plan: (id: ID<ScrutinyPlan>, viewer: Viewer)? = nil, by actor: Actor
    ) async throws -> ExportTable {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let table = try plan.map { try PlanExport.table(of: $0.id, for: $0.viewer, on: today, from: db) }
            let found = try table ?? PlanExport.table(on: today, from: db)
            try AuditTrail.record(
                .planExported, by: actor, subject: .site, detail: "\(found.rows.count) lines", at: now, on: db)
            return found
        }
    }
}

extension AuditAction {
    static let planExported = AuditAction("scrutiny-plan.exported", "Exported lines of enquiry")
}

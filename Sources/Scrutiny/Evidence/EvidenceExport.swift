import Domain
import Foundation
import Partnership
import Platform
import Storage

/// The evidence log as a table. Sealed words stay sealed: only what was shared has words in a file.
enum EvidenceExport {
    static func table(of evidence: [Evidence]) -> ExportTable {
        ExportTable(
            name: "Evidence",
            columns: [
                "Id", "Kind", "Side", "True of", "Strength", "Handled", "Shared", "Says", "More", "Source", "Covers",
                "Withdrawn on", "Withdrawn because",
            ],
            rows: evidence.map(row))
    }

    private static func row(_ evidence: Evidence) -> [ExportCell] {
        let (facts, words) = (evidence.facts, evidence.words)
        return [
            .text(evidence.id.text), .text(facts.kind.rawValue), .text(facts.kind.side.rawValue), .day(facts.datedOn),
            .number(facts.strength.rawValue), .text(facts.sensitivity.rawValue),
            .text(evidence.isShared ? "yes" : "no"), .text(words?.says), .text(words?.more), .text(words?.source),
            .text(words?.scope), evidence.withdrawal.map { .day($0.on) } ?? .blank,
            .text(evidence.isShared ? evidence.withdrawal?.reason : nil),
        ]
    }
}

extension Services {
    /// - Parameter viewer: nil for whoever runs the machine, who gets all of the log and the words that were shared.
    package func exportEvidence(for viewer: Viewer?, by actor: Actor) async throws -> ExportTable {
        let now = now()
        return try await database.write { db in
            let evidence = try viewer.map {
                try EvidenceStore.list(.init(), for: EvidenceReader($0), limit: Int(Int32.max), on: db)
            }
            let rows = try evidence ?? EvidenceStore.all(on: db)
            try AuditTrail.record(
                .evidenceExported, by: actor, subject: .site, detail: "\(rows.count) pieces", at: now, on: db)
            return EvidenceExport.table(of: rows)
        }
    }
}

extension AuditAction {
    static let evidenceExported = AuditAction("evidence.exported", "Exported the evidence log")
}

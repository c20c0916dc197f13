import Domain
import Foundation
import Partnership
import Platform
import Storage

/// The evidence log as a table. Sealed words stay sealed: only what was shared has words in a file.
package enum EvidenceExport {
    package static func table(for viewer: Viewer, on db: any Connection) throws -> ExportTable {
        table(of: try EvidenceStore.list(.init(), for: EvidenceReader(viewer), limit: Int(Int32.max), on: db))
    }

    /// For whoever runs the machine: all of the log, the words of it that were shared.
    package static func table(on db: any Connection) throws -> ExportTable {
        table(of: try EvidenceStore.all(on: db))
    }

    private static func table(of evidence: [Evidence]) -> ExportTable {
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
            .text(words?.scope), evidence.withdrawal.map { .day($0.on) } ?? .blank, .text(evidence.withdrawal?.reason),
        ]
    }
}

import Domain
import Foundation

/// What was found in a file, without any of its words.
struct ScreeningSummary {
    private var comments = 0
    private var touched = 0
    private var held = 0
    private var rows: [IdentifierKind: Int] = [:]
    private var findings: [IdentifierKind: Int] = [:]

    mutating func add(_ screened: TextScreening.Outcome) {
        comments += 1
        touched += screened.findings.isEmpty ? 0 : 1
        held += screened.mayTellOfHarm ? 1 : 0
        for finding in screened.findings { findings[finding.kind, default: 0] += 1 }
        for kind in Set(screened.findings.map(\.kind)) { rows[kind, default: 0] += 1 }
    }

    var lines: [String] {
        let kinds = IdentifierKind.allCases.map { kind in
            TextTable.line(kind.rawValue, (rows[kind] ?? 0).grouped, (findings[kind] ?? 0).grouped)
        }
        return [TextTable.line("kind", "rows", "findings")] + kinds + [
            "", TextTable.line("comments", comments.grouped), TextTable.line("masked in part", touched.grouped),
            TextTable.line("held as a possible disclosure", held.grouped),
        ]
    }
}

extension ScreeningMeasure {
    var lines: [String] {
        let kinds = IdentifierKind.allCases.map { kind in TextTable.line(kind.rawValue, found[kind] ?? Part()) }
        return [TextTable.line("kind", "found", "planted", "share")] + kinds + [
            "", TextTable.line("clean comments touched", touched),
            TextTable.line("disclosures held back", disclosures),
            TextTable.line("other comments held back", heldClean),
        ]
    }
}

/// Columns of text for a terminal.
private enum TextTable {
    static func line(_ label: String, _ cells: String...) -> String {
        line(label, cells)
    }

    static func line(_ label: String, _ part: ScreeningMeasure.Part) -> String {
        let share = part.share.map { String(format: "%.1f %%", $0) } ?? "–"
        return line(label, [part.count.grouped, part.of.grouped, share])
    }

    private static func line(_ label: String, _ cells: [String]) -> String {
        label.padding(toLength: 32, withPad: " ", startingAt: 0) + cells.map { right($0) }.joined()
    }

    private static func right(_ cell: String) -> String {
        String(repeating: " ", count: max(1, 10 - cell.count)) + cell
    }
}

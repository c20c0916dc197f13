/// How well screening does on texts of which it is known what they hold.
package struct ScreeningMeasure: Sendable, Equatable {
    /// So many of so many.
    package struct Part: Sendable, Equatable {
        package private(set) var count = 0
        package private(set) var of = 0

        package init(count: Int = 0, of: Int = 0) {
            self.count = count
            self.of = of
        }

        /// Per cent; nil of nothing.
        package var share: Double? {
            of == 0 ? nil : 100 * Double(count) / Double(of)
        }

        mutating func add(_ isCounted: Bool) {
            of += 1
            count += isCounted ? 1 : 0
        }
    }

    /// Planted identifiers that were found, by kind.
    package private(set) var found: [IdentifierKind: Part] = [:]
    /// Clean texts in which something was masked.
    package private(set) var touched = Part()
    /// Texts that tell of harm, and were held back.
    package private(set) var disclosures = Part()
    /// Texts that do not, and were held back all the same.
    package private(set) var heldClean = Part()

    package init() {}

    /// A planted identifier is found when one finding of its kind covers it.
    package mutating func add(
        _ screened: TextScreening.Outcome, expecting planted: [PlantedIdentifier], tellsOfHarm: Bool
    ) {
        for identifier in planted {
            let isFound = screened.findings.contains { identifier.isCovered(by: $0) }
            found[identifier.kind, default: Part()].add(isFound)
        }
        if tellsOfHarm {
            disclosures.add(screened.mayTellOfHarm)
        } else {
            heldClean.add(screened.mayTellOfHarm)
            if planted.isEmpty { touched.add(!screened.findings.isEmpty) }
        }
    }
}

/// What a labelled text is known to hold: `name:Tia Marsh`.
package struct PlantedIdentifier: Sendable, Equatable {
    package let kind: IdentifierKind
    package let text: String

    package init(kind: IdentifierKind, text: String) {
        self.kind = kind
        self.text = text
    }

    /// Reads `name:Tia Marsh|phone:07700 900123`; an empty label says that the text is clean.
    package static func read(_ label: String) throws(TextProblem) -> [PlantedIdentifier] {
        var planted: [PlantedIdentifier] = []
        for piece in label.split(separator: "|") {
            let sides = piece.split(separator: ":", maxSplits: 1)
            guard sides.count == 2, let kind = IdentifierKind(rawValue: String(sides[0]).trimmed) else {
                let kinds = IdentifierKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw TextProblem("Identifiers must be like name:Tia Marsh|phone:07700 900123. Kinds are \(kinds)")
            }
            planted.append(PlantedIdentifier(kind: kind, text: String(sides[1]).trimmed))
        }
        return planted
    }

    func isCovered(by finding: IdentifierFinding) -> Bool {
        finding.kind == kind && finding.text.contains(text)
    }
}

/// Performance, practice and voice set against each other about one claim.
///
/// Always true: evidence that is withdrawn has no part in it; a side that says nothing is shown as saying nothing; and
/// the confidence follows from five checks alone, each of which is shown with what it found.
package struct Triangulation: Sendable, Equatable {
    package let sides: [SideView]
    package let checks: [ConfidenceCheck]
    package let confidence: Confidence
    /// Wanted kinds of which nothing has come, in the order of their sides.
    package let missing: [EvidenceKind]

    /// - Parameters:
    ///   - pieces: what is on the board; withdrawn evidence is left out by whoever reads it.
    ///   - wanted: the kinds that the line of enquiry asked for.
    package init(_ pieces: [PlacedEvidence], wanted: Set<EvidenceKind>, on today: Day) {
        let sides = EvidenceSide.allCases.map { side in
            SideView(side, of: pieces.filter { $0.kind.side == side }, on: today)
        }
        let kinds = Set(pieces.filter { $0.stance != .silent }.map(\.kind))
        self.sides = sides
        missing = EvidenceKind.allCases.filter { kind in
            wanted.contains(kind) && !pieces.contains { $0.kind == kind }
        }
        checks = ConfidenceCheck.all(kinds: kinds, sides: sides, on: today)
        confidence = Confidence(checks)
    }

    package subscript(side: EvidenceSide) -> SideView {
        sides[EvidenceSide.allCases.firstIndex(of: side) ?? 0]
    }

    /// Sides that do not say the same, and sides that do not agree within themselves.
    package var disagreement: Disagreement? {
        Disagreement(sides)
    }
}

/// What one side says, all in all.
package struct SideView: Sendable, Equatable {
    package enum Says: Sendable, Equatable {
        case supports
        case contradicts
        /// Some of it supports the claim, some contradicts it.
        case divided
        /// There is evidence, and it says nothing either way.
        case silent
        case nothing

        package var words: String {
            switch self {
            case .supports: "Supports the claim"
            case .contradicts: "Contradicts the claim"
            case .divided: "Divided"
            case .silent: "Says nothing about it"
            case .nothing: "Not known"
            }
        }

        package var isSpeaking: Bool { self != .silent && self != .nothing }
    }

    package let side: EvidenceSide
    /// Newest first.
    package let pieces: [PlacedEvidence]
    package let says: Says
    /// Of what speaks. Nil when nothing does.
    package let newest: Day?
    package let strongest: EvidenceStrength?

    package init(_ side: EvidenceSide, of pieces: [PlacedEvidence], on today: Day) {
        self.side = side
        self.pieces = pieces.sorted { one, other in
            one.datedOn == other.datedOn ? one.id.text > other.id.text : one.datedOn > other.datedOn
        }
        let speaking = pieces.filter { $0.stance != .silent }
        newest = speaking.map(\.datedOn).max()
        strongest = speaking.map(\.strength).max()
        let stances = Set(speaking.map(\.stance))
        says =
            switch (stances.contains(.supports), stances.contains(.contradicts)) {
            case (true, true): .divided
            case (true, false): .supports
            case (false, true): .contradicts
            case (false, false): pieces.isEmpty ? .nothing : .silent
            }
    }
}

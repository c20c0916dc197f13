/// That the sides of a triangulation do not say the same: what scrutiny learns most from.
package struct Disagreement: Sendable, Equatable {
    /// Those that support the claim, those that contradict it, and those that are divided.
    package let supporting: [EvidenceSide]
    package let contradicting: [EvidenceSide]
    package let divided: [EvidenceSide]

    init?(_ sides: [SideView]) {
        supporting = sides.filter { $0.says == .supports }.map(\.side)
        contradicting = sides.filter { $0.says == .contradicts }.map(\.side)
        divided = sides.filter { $0.says == .divided }.map(\.side)
        guard !divided.isEmpty || !(supporting.isEmpty || contradicting.isEmpty) else { return nil }
    }

    /// "Performance supports the claim; practice and voice contradict it."
    package var words: String {
        let parts = [
            Self.part(supporting, "supports the claim", "support the claim"),
            Self.part(contradicting, "contradicts it", "contradict it"),
            Self.part(divided, "is divided", "are divided"),
        ].compactMap { $0 }
        let sentence = parts.joined(separator: "; ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }

    private static func part(_ sides: [EvidenceSide], _ one: String, _ several: String) -> String? {
        guard !sides.isEmpty else { return nil }
        let names = sides.map { $0.words.lowercased() }.inOneSentence
        return "\(names) \(sides.count == 1 ? one : several)"
    }

    /// The next question to ask, offered and never asked by itself.
    ///
    /// - Parameter claim: of the line of enquiry they disagree about.
    package func nextQuestion(about claim: String) -> String {
        guard let one = contradicting.first ?? divided.first else { return "" }
        let subject = claim.trimmed.hasSuffix(".") ? String(claim.trimmed.dropLast()) : claim.trimmed
        guard let other = supporting.first else {
            return "Why is \(one.words.lowercased()) divided about this: \(subject)?"
        }
        return
            "Why does \(one.words.lowercased()) say otherwise than \(other.words.lowercased()) about this: \(subject)?"
    }

    /// What could settle it: one kind of each side, and those of the sides that disagree which the board does not have.
    package func wanted(having pieces: [PlacedEvidence]) -> Set<EvidenceKind> {
        let have = Set(pieces.map(\.kind))
        let involved = Set(supporting + contradicting + divided)
        let fresh = EvidenceKind.allCases.filter { involved.contains($0.side) && !have.contains($0) }
        let rest = EvidenceKind.allCases.filter { !fresh.contains($0) }
        let oneOfEachSide = EvidenceSide.allCases.compactMap { side in (fresh + rest).first { $0.side == side } }
        return Set(oneOfEachSide + fresh.prefix(LineDetails.fewestKinds))
    }
}

extension [String] {
    /// "performance, practice and voice"
    fileprivate var inOneSentence: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

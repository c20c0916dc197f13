import Domain
import Foundation
import Testing

@Suite struct TriangulationTests {
    private let today = Day(number: 18_000)
    private let wanted: Set<EvidenceKind> = [.performanceData, .caseAudit, .voice]

    @Test func threeRecentSidesThatAgreeGiveHighConfidence() {
        let view = Triangulation(
            [piece(.performanceData, .supports), piece(.caseAudit, .supports), piece(.voice, .supports)],
            wanted: wanted, on: today)
        #expect(view.sides.map(\.says) == [.supports, .supports, .supports])
        #expect(view.checks.filter { !$0.holds }.isEmpty)
        #expect(view.confidence == .high)
        #expect(view.disagreement == nil)
        #expect(view.missing.isEmpty)
    }

    @Test func oneSideThatContradictsLowersItAndProposesAQuestion() throws {
        let pieces = [piece(.performanceData, .supports), piece(.caseAudit, .contradicts), piece(.voice, .contradicts)]
        let view = Triangulation(pieces, wanted: wanted, on: today)
        #expect(view.confidence == .moderate)
        #expect(view.checks.filter { !$0.holds }.map(\.name) == [.agreeing])
        let disagreement = try #require(view.disagreement)
        #expect(disagreement.words == "Performance supports the claim; practice and voice contradict it.")
        #expect(
            disagreement.nextQuestion(about: "Plans are good.")
                == "Why does practice say otherwise than performance about this: Plans are good?")
        #expect(disagreement.wanted(having: pieces).count >= LineDetails.fewestKinds)
        #expect(Set(disagreement.wanted(having: pieces).map(\.side)) == Set(EvidenceSide.allCases))
    }

    /// Whatever is claimed, the question that is proposed can be kept.
    @Test func theProposedQuestionIsNeverTooLong() throws {
        let pieces = [piece(.performanceData, .supports), piece(.voice, .contradicts)]
        let disagreement = try #require(Triangulation(pieces, wanted: wanted, on: today).disagreement)
        let claim = String(repeating: "a", count: LineDetails.claimRule.most)
        #expect(try LineDetails.questionRule.read(disagreement.nextQuestion(about: claim)).count > claim.count)
    }

    @Test func aSideCanBeDividedWithinItself() throws {
        let view = Triangulation(
            [piece(.caseAudit, .supports), piece(.staffSurvey, .contradicts)], wanted: wanted, on: today)
        #expect(view[.practice].says == .divided)
        #expect(view.confidence == .notEnough)
        #expect(
            try #require(view.disagreement).nextQuestion(about: "Plans are good").hasPrefix("Why is practice divided"))
    }

    /// Each of these boards lacks one thing, and the confidence says so.
    @Test(arguments: [
        ([], Confidence.notEnough, [ConfidenceCheck.Name.kinds, .sides, .recent, .strong, .agreeing]),
        ([Piece(.voice, .supports)], .notEnough, [.kinds, .sides]),
        (
            [Piece(.voice, .silent), Piece(.caseAudit, .silent), Piece(.performanceData, .silent)], .notEnough,
            [.kinds, .sides, .recent, .strong, .agreeing]
        ),
        ([Piece(.voice, .supports), Piece(.caseAudit, .supports)], .low, [.kinds, .sides]),
        (
            [Piece(.voice, .supports), Piece(.caseAudit, .supports), Piece(.staffSurvey, .supports)], .moderate,
            [.sides]
        ),
        (
            [Piece(.voice, .supports, age: 366), Piece(.caseAudit, .supports), Piece(.inspection, .supports)],
            .moderate,
            [.recent]
        ),
        (
            [Piece(.voice, .supports, .weak), Piece(.caseAudit, .supports), Piece(.inspection, .supports)], .moderate,
            [.strong]
        ),
        (
            [Piece(.voice, .supports, .weak, age: 366), Piece(.caseAudit, .supports), Piece(.inspection, .supports)],
            .low, [.recent, .strong]
        ),
    ])
    fileprivate func whatIsMissingIsNamed(pieces: [Piece], confidence: Confidence, failed: [ConfidenceCheck.Name]) {
        let view = Triangulation(pieces.map { piece($0) }, wanted: wanted, on: today)
        #expect(view.confidence == confidence)
        #expect(view.checks.filter { !$0.holds }.map(\.name) == failed)
    }

    @Test func evidenceOfExactlyAYearIsRecent() {
        let view = Triangulation(
            [Piece(.voice, .supports, age: 365), Piece(.caseAudit, .supports), Piece(.inspection, .supports)]
                .map { piece($0) }, wanted: wanted, on: today)
        #expect(view.confidence == .high)
    }

    @Test func whatWasWantedAndHasNotComeIsNamedInTheOrderOfTheSides() {
        let view = Triangulation([piece(.caseAudit, .silent)], wanted: wanted, on: today)
        #expect(view.missing == [.performanceData, .voice])
        #expect(view[.practice].says == .silent)
        #expect(view[.voice].says == .nothing)
    }

    /// Whatever lies on a board and in whatever order: sides follow from stances alone, and confidence from the checks.
    @Test(arguments: 1...300)
    func whatIsAlwaysTrue(seed: Int) {
        var chance = Chance(state: UInt64(seed))
        let pieces = (0..<Int.random(in: 0...8, using: &chance)).map { _ in anyPiece(&chance) }
        let view = Triangulation(pieces, wanted: wanted, on: today)
        #expect(view == Triangulation(pieces.shuffled(using: &chance), wanted: wanted, on: today))

        for side in view.sides {
            let stances = Set(pieces.filter { $0.kind.side == side.side && $0.stance != .silent }.map(\.stance))
            #expect(side.says.isSpeaking == !stances.isEmpty)
            #expect((side.says == .divided) == (stances.count == 2))
        }
        let failed = view.checks.filter { !$0.holds }
        #expect((view.confidence == .high) == failed.isEmpty)
        let silent = pieces + [piece(.observation, .silent)]
        #expect(Triangulation(silent, wanted: wanted, on: today).confidence == view.confidence)
        let isSplit =
            view.sides.contains { $0.says == .divided }
            || Set(view.sides.map(\.says)).isSuperset(of: [.supports, .contradicts])
        #expect((view.disagreement != nil) == isSplit)
    }

    private func anyPiece(_ chance: inout Chance) -> PlacedEvidence {
        PlacedEvidence(
            id: ID(UUID()), kind: EvidenceKind.allCases.randomElement(using: &chance) ?? .voice,
            datedOn: today.adding(days: -Int.random(in: 0...800, using: &chance)),
            strength: EvidenceStrength.allCases.randomElement(using: &chance) ?? .weak,
            stance: Stance.allCases.randomElement(using: &chance) ?? .silent)
    }

    private func piece(_ kind: EvidenceKind, _ stance: Stance) -> PlacedEvidence {
        piece(Piece(kind, stance))
    }

    private func piece(_ piece: Piece) -> PlacedEvidence {
        PlacedEvidence(
            id: ID(UUID()), kind: piece.kind, datedOn: today.adding(days: -piece.age), strength: piece.strength,
            stance: piece.stance)
    }
}

private struct Piece: Sendable {
    let kind: EvidenceKind
    let stance: Stance
    let strength: EvidenceStrength
    let age: Int

    init(_ kind: EvidenceKind, _ stance: Stance, _ strength: EvidenceStrength = .fair, age: Int = 30) {
        self.kind = kind
        self.stance = stance
        self.strength = strength
        self.age = age
    }
}

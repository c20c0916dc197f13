import Domain
import Foundation
import Testing

@Suite struct EvidenceTests {
    private let today = Day(number: 18_000)
    private let ann = ID<Member>(UUID())
    private let ben = ID<Member>(UUID())

    @Test(arguments: [(0, nil), (-10_000, nil), (1, EvidenceRefusal.dayToCome), (-10_696, .tooOld)])
    func itsDayIsInTheRecordAndNotToCome(offset: Int, refusal: EvidenceRefusal?) throws {
        let facts = facts(offset)
        if let refusal {
            #expect(throws: refusal) { try facts.check(on: today) }
        } else {
            try facts.check(on: today)
        }
    }

    @Test func onlyWhoeverAddedItChangesItAndOnlyUntilItIsShared() throws {
        let own = evidence()
        #expect(throws: EvidenceRefusal.notYours) { try own.changed(to: facts(0), words, by: ben, on: today) }
        let shared = try own.shared(by: ann)
        #expect(shared.isShared)
        #expect(throws: EvidenceRefusal.sharedAlready) { try shared.changed(to: facts(0), words, by: ann, on: today) }
    }

    @Test func restrictedOrSealedEvidenceIsNotShared() {
        #expect(throws: EvidenceRefusal.restricted) { try evidence(.restricted).shared(by: ann) }
        #expect(throws: EvidenceRefusal.locked) { try evidence(words: nil).shared(by: ann) }
    }

    @Test func whatWasWithdrawnStaysSo() throws {
        let gone = try evidence().withdrawn(by: ann, because: "The figure was wrong", on: today)
        #expect(gone.withdrawal?.reason == "The figure was wrong")
        #expect(throws: EvidenceRefusal.withdrawn(today)) { try gone.shared(by: ann) }
        #expect(throws: EvidenceRefusal.withdrawn(today)) { try gone.withdrawn(by: ann, because: "Again", on: today) }
    }

    @Test func whatIsSealedIsPlacedByWhoeverCanReadIt() throws {
        try evidence().checkPlacing(by: ann)
        #expect(throws: EvidenceRefusal.notYours) { try evidence().checkPlacing(by: ben) }
        try evidence().shared(by: ann).checkPlacing(by: ben)
        let gone = try evidence().withdrawn(by: ann, because: "Wrong", on: today)
        #expect(throws: EvidenceRefusal.withdrawn(today)) { try gone.checkPlacing(by: ann) }
        #expect(throws: EvidenceRefusal.notYours) { try evidence().checkLinking(by: ben) }
    }

    @Test(arguments: ["theme:", "theme:1", ":0190", "Theme:016b741d-3b5a-7062-ae6e-6d31d394eb60", "", "a:b:c"])
    func whatIsNoReferenceIsNone(text: String) {
        #expect(RecordReference(text: text) == nil)
    }

    @Test func aReferenceIsReadAsItIsWritten() {
        let reference = RecordReference(kind: "agenda-item", id: UUID())
        #expect(RecordReference(text: reference.text) == reference)
    }

    private func facts(_ offset: Int, _ sensitivity: Sensitivity = .careful) -> EvidenceFacts {
        EvidenceFacts(
            kind: .caseAudit, datedOn: today.adding(days: offset), strength: .fair, sensitivity: sensitivity)
    }

    private let words = EvidenceWords(says: "Plans are good", more: "", source: "Audit", scope: "")

    private func evidence(_ sensitivity: Sensitivity = .careful) -> Evidence {
        evidence(sensitivity, words: words)
    }

    private func evidence(_ sensitivity: Sensitivity = .careful, words: EvidenceWords?) -> Evidence {
        Evidence(
            id: ID(UUID()), facts: facts(0, sensitivity), words: words, isShared: false, addedBy: ann,
            addedAt: Date(timeIntervalSince1970: 0))
    }
}

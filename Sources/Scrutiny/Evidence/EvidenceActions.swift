import Domain
import Foundation
import Platform
import Storage

/// A piece of evidence as typed, with where it belongs.
package struct EvidenceDraft: Sendable, Equatable {
    package let facts: EvidenceFacts
    package let words: EvidenceWords
    /// What it says about which line of enquiry.
    package let readings: [ID<LineOfEnquiry>: Stance]
    package let references: [RecordReference]
    /// Whether others than scrutineers may read it at once.
    package let isShared: Bool

    package init(
        facts: EvidenceFacts, words: EvidenceWords, readings: [ID<LineOfEnquiry>: Stance],
        references: [RecordReference] = [], isShared: Bool
    ) {
        self.facts = facts
        self.words = words
        self.readings = readings
        self.references = references
        self.isShared = isShared
    }
}

/// What scrutineers do with evidence.
extension Services {
    /// - Parameters:
    ///   - space: of whoever adds it. Nil where it is shared at once, so that nothing is to be sealed.
    ///   - id: made when the form was shown, so that sending it twice adds one piece.
    @discardableResult
    package func addEvidence(
        _ draft: EvidenceDraft, id: ID<Evidence>? = nil, in space: OpenSpace?, by member: ID<Member>
    ) async throws -> ID<Evidence> {
        let (now, id, sealed) = (now(), id ?? newID(), newID(SealedText.self))
        try draft.facts.check(on: today, isShared: draft.isShared)
        guard draft.isShared || space != nil else { throw SealedRefusal.locked }
        let evidence = Evidence(
            id: id, facts: draft.facts, words: draft.words, isShared: draft.isShared, addedBy: member, addedAt: now)
        try await database.write { db in
            guard try !EvidenceStore.contains(id, on: db) else { return }
            if let space, !draft.isShared {
                try SealedTextStore.put(
                    draft.words.text, as: sealed, kind: Evidence.sealedKind, expecting: nil, in: space, at: now, on: db)
            }
            _ = try EvidenceStore.add(evidence, sealed: draft.isShared ? nil : sealed, on: db)
            for (line, stance) in draft.readings {
                try place(id, stance, on: line, db)
            }
            for reference in draft.references {
                try EvidenceStore.add(reference, to: id, on: db)
            }
            try AuditTrail.record(.evidenceAdded, by: .member(member), subject: id.subject, at: now, on: db)
        }
        return id
    }

    /// - Parameter version: of its sealed words, as they were read.
    package func changeEvidence(
        _ id: ID<Evidence>, _ facts: EvidenceFacts, _ words: EvidenceWords, expecting version: Int, in space: OpenSpace,
        by member: ID<Member>
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let kept = try EvidenceStore.kept(id, opening: space, on: db)
            let changed = try kept.evidence.changed(to: facts, words, by: member, on: today)
            guard let sealed = kept.sealed else { throw EvidenceRefusal.locked }
            try SealedTextStore.put(
                words.text, as: sealed, kind: Evidence.sealedKind, expecting: version, in: space, at: now,
                on: db)
            try EvidenceStore.keep(changed, sealed: sealed, on: db)
            try AuditTrail.record(.evidenceChanged, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    /// Its words leave the sealed space for good and stay as they are.
    package func shareEvidence(_ id: ID<Evidence>, in space: OpenSpace, by member: ID<Member>) async throws {
        let now = now()
        try await database.write { db in
            let kept = try EvidenceStore.kept(id, opening: space, on: db)
            guard !kept.evidence.isShared else { return }
            try EvidenceStore.keep(try kept.evidence.shared(by: member), sealed: nil, on: db)
            if let sealed = kept.sealed { try SealedTextStore.take(sealed, on: db) }
            try AuditTrail.record(.evidenceShared, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    /// Also while its words are sealed: what does not hold need not be read to be withdrawn.
    package func withdrawEvidence(_ id: ID<Evidence>, because reason: String, by member: ID<Member>) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let kept = try EvidenceStore.kept(id, opening: nil, on: db)
            let withdrawn = try kept.evidence.withdrawn(by: member, because: reason, on: today)
            try EvidenceStore.keep(withdrawn, sealed: kept.sealed, on: db)
            try AuditTrail.record(.evidenceWithdrawn, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    /// - Parameter stance: nil takes the evidence off the board of that line.
    package func placeEvidence(
        _ id: ID<Evidence>, on line: ID<LineOfEnquiry>, _ stance: Stance?, by member: ID<Member>
    ) async throws {
        let now = now()
        try await database.write { db in
            try EvidenceStore.kept(id, opening: nil, on: db).evidence.checkPlacing(by: member)
            if let stance {
                try place(id, stance, on: line, db)
            } else {
                try LineStore.known(line, on: db).checkOpen()
                try EvidenceStore.takeReading(of: id, about: line, on: db)
            }
            try AuditTrail.record(
                .evidencePlaced, by: .member(member), subject: id.subject,
                detail: "\(line.text) \(stance?.rawValue ?? "off")", at: now, on: db)
        }
    }

    /// - Parameter isLinked: false takes the link away.
    package func linkEvidence(
        _ id: ID<Evidence>, to reference: RecordReference, _ isLinked: Bool = true, by member: ID<Member>
    ) async throws {
        let now = now()
        try await database.write { db in
            try EvidenceStore.kept(id, opening: nil, on: db).evidence.checkLinking(by: member)
            if isLinked {
                try EvidenceStore.add(reference, to: id, on: db)
            } else {
                try EvidenceStore.take(reference, from: id, on: db)
            }
            try AuditTrail.record(.evidenceLinked, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    private func place(
        _ id: ID<Evidence>, _ stance: Stance, on line: ID<LineOfEnquiry>, _ db: any Connection
    ) throws {
        let kept = try LineStore.known(line, on: db)
        try kept.checkOpen()
        try EvidenceStore.set(stance, of: id, about: line, on: db)
        try LineStore.keep(kept.afterEvidence, on: db)
    }
}

extension Evidence {
    /// What its words are sealed as.
    static let sealedKind = "evidence"
}

extension ID<Evidence> {
    var subject: AuditSubject { AuditSubject("evidence", self) }
    var path: String { "/evidence/\(text)" }
}

extension AuditAction {
    static let evidenceAdded = AuditAction("evidence.added", "Added evidence")
    static let evidenceChanged = AuditAction("evidence.changed", "Changed evidence")
    static let evidenceShared = AuditAction("evidence.shared", "Shared evidence")
    static let evidenceWithdrawn = AuditAction("evidence.withdrawn", "Withdrew evidence")
    static let evidencePlaced = AuditAction("evidence.placed", "Placed evidence on a board")
    static let evidenceLinked = AuditAction("evidence.linked", "Linked evidence to a record")
}

import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Judgements, as others refer to them: each person finds those released to a group of theirs.
struct JudgementReferences: ReferenceSource {
    static let word = "judgement"

    let kind = JudgementReferences.word
    let kindWords = "Judgement"
    let permission = Permission.readJudgements

    func path(of id: UUID, on db: any Connection) throws -> String? {
        try JudgementStore.known(ID(id), on: db).id.path
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        try matching(
            text, JudgementStore.current(for: viewer, limit: ReferenceBook.searched, on: db).map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try JudgementStore.judgements(ids.map { ID($0) }, for: viewer, on: db).map(record)
    }

    private func record(_ judgement: Judgement) -> ReferredRecord {
        ReferredRecord(
            reference: RecordReference(kind, judgement.id), kindWords: kindWords, title: judgement.question,
            words: "\(judgement.assurance.words), \(judgement.releasedOn.inWords)", day: judgement.releasedOn)
    }
}

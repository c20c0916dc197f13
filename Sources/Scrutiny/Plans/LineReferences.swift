import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Lines of enquiry, as others refer to them.
struct LineReferences: ReferenceSource {
    let kind = "enquiry"
    let kindWords = "Line of enquiry"
    let permission = Permission.readScrutinyPlan

    func path(of id: UUID, on db: any Connection) throws -> String? {
        try LineStore.known(ID(id), on: db).id.path
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        try matching(text, LineStore.open(for: viewer, on: db).reversed().map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try LineStore.lines(ids.map { ID($0) }, for: viewer, on: db).map(record)
    }

    private func record(_ line: LineOfEnquiry) -> ReferredRecord {
        ReferredRecord(
            reference: RecordReference(kind, line.id), kindWords: kindWords, title: line.details.question,
            words: line.state.words, day: nil)
    }
}

import Domain
import Foundation
import Partnership
import Platform
import Storage

/// What was asked and answered, as others refer to it: the results of an occasion.
struct OccasionReferences: ReferenceSource {
    let kind = "occasion"
    let kindWords = "Answers"
    let permission = Permission.readResults

    func path(of id: UUID, on db: any Connection) throws -> String? {
        "/occasions/\(try OccasionStore.occasion(ID(id), on: db).id.text)/results"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        let begun = try OccasionStore.all(on: db).filter { $0.occasion.state != .draft }
        return matching(text, begun.map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try OccasionStore.listed(ids.map { ID($0) }, on: db).map(record)
    }

    private func record(_ listed: ListedOccasion) -> ReferredRecord {
        let count = listed.answers.all
        return ReferredRecord(
            reference: RecordReference(kind, listed.occasion.id), kindWords: kindWords, title: listed.occasion.title,
            words: count == 1 ? "1 answer" : "\(count.grouped) answers", day: listed.plannedOn)
    }
}

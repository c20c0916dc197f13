import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Activities, as evidence and challenges refer to them: what was done, never what was noted.
struct ActivityReferences: ReferenceSource {
    static let word = "activity"

    let kind = ActivityReferences.word
    let kindWords = "Activity"
    let permission = Permission.keepScrutiny

    func path(of id: UUID, on db: any Connection) throws -> String? {
        try ActivityStore.kept(ID(id), on: db).activity.id.path
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try matching(text, ActivityStore.newest(ReferenceBook.searched, on: db).map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try ActivityStore.activities(ids.map { ID($0) }, on: db).map(record)
    }

    private func record(_ activity: ScrutinyActivity) -> ReferredRecord {
        let day = activity.day.map { ", \($0.inWords)" } ?? ""
        return ReferredRecord(
            reference: RecordReference(kind, activity.id), kindWords: kindWords, title: activity.details.title,
            words: activity.details.kind.words + day, day: activity.day)
    }
}

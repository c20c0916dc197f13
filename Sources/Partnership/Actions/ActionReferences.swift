import Domain
import Foundation
import Platform
import Storage

/// Actions, as others refer to them: each person finds those they may see.
struct ActionReferences: ReferenceSource {
    let kind = "action"
    let kindWords = "Action"
    let permission = Permission.readActions

    func path(of id: UUID, on db: any Connection) throws -> String? {
        "/actions/\(try ActionStore.known(ID(id), on: db).id.text)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        let all = try ActionStore.list(for: viewer, on: Day(number: 0), limit: ReferenceBook.searched, db)
        return matching(text, all.reversed().map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try ActionStore.actions(ids.map { ID($0) }, for: viewer, on: db).values.map(record)
    }

    private func record(_ listed: ListedAction) -> ReferredRecord {
        let action = listed.action
        return ReferredRecord(
            reference: RecordReference(kind, action.id), kindWords: kindWords, title: action.what,
            words: "\(listed.ownerName), \(action.state.words.lowercasedFirst)",
            day: action.evidenceOn ?? action.doneOn)
    }
}

import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Challenges and questions, as others refer to them: each person finds those they may see.
struct ChallengeReferences: ReferenceSource {
    let kind = "challenge"
    let kindWords = "Challenge"
    let permission = Permission.readChallenges

    func path(of id: UUID, on db: any Connection) throws -> String? {
        "/challenges/\(try ChallengeStore.known(ID(id), on: db).challenge.id.text)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        let all = try ChallengeStore.list(for: viewer, on: Day(number: 0), limit: ReferenceBook.searched, db)
        return matching(text, all.map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try ChallengeStore.challenges(ids.map { ID($0) }, for: viewer, on: db).map(record)
    }

    private func record(_ listed: ListedChallenge) -> ReferredRecord {
        let challenge = listed.challenge
        return ReferredRecord(
            reference: RecordReference(kind, challenge.id), kindWords: kindWords,
            title: "\(challenge.number). \(challenge.draft.issue.firstLine)", words: "to \(listed.addressee)", day: nil)
    }
}

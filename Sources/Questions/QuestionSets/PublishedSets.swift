import Domain
import Platform
import Storage
import Synchronization

/// Question sets that have been published, read from their files once: they never change.
final class PublishedSets: Sendable {
    private let known = Mutex<[QuestionSetVersion: QuestionSet]>([:])

    func set(_ version: QuestionSetVersion, on db: any Connection) throws -> QuestionSet {
        if let set = known.withLock({ $0[version] }) { return set }
        let kept = try QuestionSetStore.kept(version, on: db)
        if kept.isPublished { known.withLock { $0[version] = kept.set } }
        return kept.set
    }
}

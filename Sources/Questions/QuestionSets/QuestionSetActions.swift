import Domain
import Foundation
import Platform
import Storage

/// Why a question set stays as it is.
package enum QuestionSetRefusal: Refusal, Equatable {
    case published
    case faulty(Int)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .published: "This version has been published, so it can not be changed. Make a new version."
        case .faulty(let problems):
            "This set can not be published: \(problems == 1 ? "1 thing is" : "\(problems) things are") wrong with it."
        }
    }
}

/// What people do with question sets.
extension Services {
    /// Keeps a set that was read from a file or written here, as a version that can still be changed.
    ///
    /// - Returns: the version it became: the newest one in the making, or a new one behind those that are published.
    @discardableResult
    package func keepQuestionSet(_ set: QuestionSet, by actor: Actor) async throws -> QuestionSetVersion {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let newest = try QuestionSetStore.versions(of: set.key, on: db).first
            let number = newest.map { $0.isPublished ? $0.version.version + 1 : $0.version.version } ?? 1
            let numbered = set.with(version: number)
            guard try QuestionSetStore.keep(numbered, isPublished: false, on: today, db) else {
                throw QuestionSetRefusal.published
            }
            try AuditTrail.record(
                .questionSetKept, by: actor, subject: AuditSubject(kind: "question-set", id: set.key),
                detail: "version \(number)", at: now, on: db)
            return QuestionSetVersion(set.key, number)
        }
    }

    /// From now on this version can be put to people, and never changes.
    package func publishQuestionSet(_ version: QuestionSetVersion, by actor: Actor) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            guard !kept.isPublished else { return }
            guard kept.set.problems.isEmpty else { throw QuestionSetRefusal.faulty(kept.set.problems.count) }
            _ = try QuestionSetStore.keep(kept.set, isPublished: true, on: today, db)
            try AuditTrail.record(
                .questionSetPublished, by: actor, subject: AuditSubject(kind: "question-set", id: version.key),
                detail: "version \(version.version)", at: now, on: db)
        }
    }
}

extension QuestionSet {
    package func with(version: Int) -> QuestionSet {
        QuestionSet(
            key: key, version: version, title: title, introduction: introduction, closing: closing,
            showsHelp: showsHelp, variants: variants, pages: pages)
    }
}

extension AuditAction {
    static let questionSetKept = AuditAction("question-set.kept", "Kept a question set")
    static let questionSetPublished = AuditAction("question-set.published", "Published a question set")
}

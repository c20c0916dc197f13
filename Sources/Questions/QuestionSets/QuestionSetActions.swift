import Domain
import Foundation
import Platform
import Storage

/// Why a question set stays as it is.
package enum QuestionSetRefusal: Refusal, Equatable {
    case published
    case faulty(Int)
    case changedMeanwhile
    case notRemoved
    case notPublished
    case movedOn

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .published: "This version has been published, so it can not be changed. Make a new version."
        case .faulty(let problems):
            "This set can not be published: \(problems == 1 ? "1 thing is" : "\(problems) things are") wrong with it."
        case .changedMeanwhile:
            "Somebody has changed this since you opened it. What you typed is below and is not kept yet. "
                + "Look at what is kept now; saving again puts yours in its place."
        case .notRemoved:
            "It is still there: somebody has changed it since you opened it. Look at it again before you remove it."
        case .notPublished:
            "It is not published yet: it was changed since you looked at it. Look at it again, then publish it."
        case .movedOn:
            "Somebody has changed this set since you looked at what would change. Nothing was taken in. Bring the file "
                + "in again to see what would change now."
        }
    }
}

/// What people do with question sets.
extension Services {
    /// Keeps a set that was read from a file or written here, as a version that can still be changed.
    ///
    /// - Parameter stamp: what ``QuestionSetTaking`` gave for what was there when somebody looked at what would change;
    ///   nil to keep it whatever is there.
    /// - Returns: the version it became: the newest one in the making, or a new one behind those that are published.
    @discardableResult
    package func keepQuestionSet(
        _ set: QuestionSet, seenAs stamp: String? = nil, by actor: Actor
    ) async throws -> QuestionSetVersion {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let taking = try QuestionSetTaking.asked(of: set, db)
            if let stamp, try stamp != QuestionSetTaking.stamp(taking?.newest) { throw QuestionSetRefusal.movedOn }
            let number = taking?.number ?? 1
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
    ///
    /// - Parameter stamp: what ``MadeFrom`` gave for the set when it was looked at; nil to publish it as it is.
    package func publishQuestionSet(
        _ version: QuestionSetVersion, seenAs stamp: String? = nil, by actor: Actor
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            guard !kept.isPublished else { return }
            if let stamp, try stamp != MadeFrom.stamp(ofAll: kept.set) { throw QuestionSetRefusal.notPublished }
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

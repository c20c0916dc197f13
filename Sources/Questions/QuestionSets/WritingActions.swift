import Domain
import Foundation
import Platform
import Storage

/// Writing question sets in the application.
extension Services {
    /// Begins a set with one empty page. Its key is made from the title.
    package func startQuestionSet(titled title: String, by actor: Actor) async throws -> QuestionSetVersion {
        try await keepNew(titled: title, by: actor) { key in
            QuestionSet(key: key, title: Wording(title), pages: [QuestionPage(id: "page-1", questions: [])])
        }
    }

    /// The same questions under a key and a title of their own.
    package func copyQuestionSet(
        _ version: QuestionSetVersion, titled title: String, by actor: Actor
    ) async throws -> QuestionSetVersion {
        let kept = try await database.read { db in try QuestionSetStore.kept(version, on: db) }
        return try await keepNew(titled: title, by: actor) { key in
            kept.set.copied(key: key, title: Wording(title))
        }
    }

    /// A version in the making that begins as this one is; the one there is, where one is in the making already.
    package func makeVersion(
        from version: QuestionSetVersion, by actor: Actor
    ) async throws -> (version: QuestionSetVersion, isNew: Bool) {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            let newest = try QuestionSetStore.versions(of: version.key, on: db).first
            if let newest, !newest.isPublished { return (newest.version, false) }
            let next = kept.set.with(version: (newest?.version.version ?? 0) + 1)
            _ = try QuestionSetStore.keep(next, isPublished: false, on: today, db)
            try Self.record(.questionSetKept, next, by: actor, at: now, on: db)
            return (QuestionSetVersion(next.key, next.version), true)
        }
    }

    /// Changes a version in the making, alone: what it is made of can not change in between.
    ///
    /// - Parameter change: may run twice, so it does nothing but work out the new set.
    /// - Returns: the set before and after.
    @discardableResult
    package func changeQuestionSet(
        _ version: QuestionSetVersion, by actor: Actor,
        _ change: @escaping @Sendable (QuestionSet) throws -> QuestionSet
    ) async throws -> (before: QuestionSet, after: QuestionSet) {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            guard !kept.isPublished else { throw QuestionSetRefusal.published }
            let changed = try change(kept.set)
            guard changed != kept.set else { return (kept.set, changed) }
            guard try QuestionSetStore.keep(changed, isPublished: false, on: today, db) else {
                throw QuestionSetRefusal.published
            }
            try Self.record(.questionSetChanged, changed, by: actor, at: now, on: db)
            return (kept.set, changed)
        }
    }

    /// Throws a version in the making away. Published ones stay.
    package func removeQuestionSet(_ version: QuestionSetVersion, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            guard !kept.isPublished else { throw QuestionSetRefusal.published }
            try QuestionSetStore.drop(version, on: db)
            try Self.record(.questionSetRemoved, kept.set, by: actor, at: now, on: db)
        }
    }

    private func keepNew(
        titled title: String, by actor: Actor, _ set: @escaping @Sendable (String) -> QuestionSet
    ) async throws -> QuestionSetVersion {
        let (now, today) = (now(), today)
        return try await database.write { db in
            let taken = try QuestionSetStore.all(on: db).map(\.version.key)
            let new = set(StableID.made(from: title, besides: Set(taken), or: "questions"))
            _ = try QuestionSetStore.keep(new, isPublished: false, on: today, db)
            try Self.record(.questionSetKept, new, by: actor, at: now, on: db)
            return QuestionSetVersion(new.key, new.version)
        }
    }

    private static func record(
        _ action: AuditAction, _ set: QuestionSet, by actor: Actor, at now: Date, on db: any Connection
    ) throws {
        try AuditTrail.record(
            action, by: actor, subject: AuditSubject(kind: "question-set", id: set.key),
            detail: "version \(set.version)", at: now, on: db)
    }
}

extension AuditAction {
    static let questionSetChanged = AuditAction("question-set.changed", "Changed a question set")
    static let questionSetRemoved = AuditAction("question-set.removed", "Removed a version of a question set")
}

/// What a form was made from, so that a change by somebody else in the meantime is seen.
///
/// Of a question only that question, of a page only that page: two people can write two questions at once.
enum MadeFrom {
    static func stamp(of question: Question) throws -> String {
        try stamp(QuestionPage(id: "one", questions: [question]))
    }

    /// Without its questions.
    static func stamp(of page: QuestionPage) throws -> String {
        let bare = QuestionPage(
            id: page.id, title: page.title, introduction: page.introduction, shownWhen: page.shownWhen, questions: [])
        return try stamp(bare)
    }

    /// Of what is said of the set as a whole.
    static func stamp(of set: QuestionSet) throws -> String {
        try Secrets.hash(QuestionSetFile.text(of: set.with([])))
    }

    static func stamp(ofAll set: QuestionSet) throws -> String {
        try Secrets.hash(QuestionSetFile.text(of: set))
    }

    /// What is on a page, or which pages there are: what something is added to.
    static func stamp(of ids: [String]) -> String {
        Secrets.hash(ids.joined(separator: " "))
    }

    static func expect(_ stamp: String?, toBe current: String) throws(QuestionSetRefusal) {
        guard stamp == current else { throw .changedMeanwhile }
    }

    private static func stamp(_ page: QuestionPage) throws -> String {
        try Secrets.hash(QuestionSetFile.text(of: QuestionSet(key: "one", title: "One", pages: [page])))
    }
}

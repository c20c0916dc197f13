import Domain
import Foundation
import Platform
import Storage

/// Something that others did: in a sentence, on which day, and where it can be read.
package struct TodayChange: Sendable, Equatable {
    package let words: String
    /// A path on this site, without the partnership's prefix.
    package let href: String
    /// Of the newest entry of the audit trail that tells of it.
    package let position: Int
    package let on: Day

    /// - Parameter newest: the newest entry that tells of it.
    package init(words: String, href: String, newest: AuditTrail.Listed) {
        self.words = words
        self.href = href
        position = newest.entry.position
        on = UKTime.day(of: newest.at)
    }

    func isNewer(than other: TodayChange) -> Bool {
        on == other.on ? position > other.position : on > other.on
    }
}

/// What a slice can tell somebody about what changed. Each asks the database a fixed number of times, and tells
/// nothing that this person could not read on the page it leads to.
package protocol ChangeSource: Sendable {
    /// What this person may hear of.
    func actions(for viewer: Viewer) -> [AuditAction]

    /// - Parameter entries: of these actions alone, newest first.
    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange]
}

/// What changed since somebody was last here, over all slices.
struct TodayNews: Sendable {
    /// Nil for somebody who is here for the first time.
    let since: Day?
    let changes: [TodayChange]

    /// Entries that are put into words at most.
    private static let mostEntries = 200

    static func read(
        from sources: [any ChangeSource], for member: Member, on db: any Connection
    ) throws -> TodayNews {
        let viewer = Viewer.member(member)
        let visit = try AuditTrail.earlierVisit(of: member.id, on: db)
        let entries = try AuditTrail.news(
            of: sources.flatMap { $0.actions(for: viewer) }, since: visit, notBy: member.id, limit: mostEntries,
            on: db)
        let changes = try sources.flatMap { source in
            let names = Set(source.actions(for: viewer).map(\.name))
            return try source.changes(entries.filter { names.contains($0.entry.action) }, for: viewer, from: db)
        }
        return TodayNews(
            since: visit.map { UKTime.day(of: $0.at) },
            changes: Array(changes.sorted { $0.isNewer(than: $1) }.prefix(TodayItem.most)))
    }
}

extension [AuditTrail.Listed] {
    /// The newest entry about each subject, newest first: of a thing that changed twice only its last change is told.
    package func newest<Subject>(_: Subject.Type) -> [(id: ID<Subject>, listed: AuditTrail.Listed)] {
        var seen: Set<String> = []
        return compactMap { listed in
            guard seen.insert(listed.entry.subjectID).inserted, let uuid = UUID(uuidString: listed.entry.subjectID)
            else { return nil }
            return (ID(uuid), listed)
        }
    }

    package func only(_ actions: AuditAction...) -> [AuditTrail.Listed] {
        let names = Set(actions.map(\.name))
        return filter { names.contains($0.entry.action) }
    }
}

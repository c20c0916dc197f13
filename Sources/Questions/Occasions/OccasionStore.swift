import Domain
import Foundation
import Platform
import Storage

extension Occasion.State: Storable, Loadable {}
extension Breakdown: Storable, Loadable {}

/// An occasion with what its list and its page say about it.
package struct ListedOccasion: Sendable, Equatable {
    package let occasion: Occasion
    /// The end of its address: for an open link what everybody types, for a closed list nobody's.
    package let code: String
    package let plannedOn: Day
    /// The day reminders last went out.
    package let remindedOn: Day?
    package let answers: ResponseCount
    package let invited: Int
    /// Invited, and not answered yet. Of returns, both count organisations.
    package let left: Int

    /// How many people were asked, as far as it is known.
    package var asked: Int? {
        occasion.kind.isList ? invited : occasion.reached
    }
}

/// How occasions are kept.
package enum OccasionStore {
    package static func occasion(_ id: ID<Occasion>, on db: any Connection) throws -> Occasion {
        let found = try db.rows("SELECT * FROM occasion WHERE id = \(id)").first
        guard let found else { throw NotFound("set of answers") }
        return try Occasion(found)
    }

    package static func listed(_ id: ID<Occasion>, on db: any Connection) throws -> ListedOccasion {
        guard let found = try rows("WHERE occasion.id = \(id)", on: db).first else { throw NotFound("set of answers") }
        return found
    }

    static func contains(_ id: ID<Occasion>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM occasion WHERE id = \(id)").isEmpty
    }

    /// By the code on a poster.
    static func find(code: String, on db: any Connection) throws -> Occasion? {
        try db.rows("SELECT * FROM occasion WHERE code = \(code) AND kind = \(KindColumns(.openLink).kind)").first
            .map { try Occasion($0) }
    }

    /// Those of these that are open, in the order in which they were planned.
    static func open(among ids: [ID<Occasion>], on db: any Connection) throws -> [Occasion] {
        guard !ids.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT * FROM occasion WHERE id IN (\(SQL.list(ids))) AND state = \(Occasion.State.open)
            ORDER BY added_at, id
            """
        ).map { try Occasion($0) }
    }

    /// Newest first.
    package static func all(on db: any Connection) throws -> [ListedOccasion] {
        try rows("ORDER BY occasion.added_at DESC, occasion.id", on: db)
    }

    /// Those of them that are there.
    static func listed(_ ids: [ID<Occasion>], on db: any Connection) throws -> [ListedOccasion] {
        try ids.isEmpty ? [] : rows("WHERE occasion.id IN (\(SQL.list(ids)))", on: db)
    }

    /// What people were asked about something: titles alone, in the order in which they were planned.
    package static func titles(
        about subject: OccasionSubject, on db: any Connection
    ) throws -> [(id: ID<Occasion>, title: String, isDraft: Bool)] {
        try db.rows(
            """
            SELECT id, title, state FROM occasion
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.id) ORDER BY added_at, id
            """
        ).map { row in
            let state: Occasion.State = try row["state"]
            return try (row["id"], row["title"], state == .draft)
        }
    }

    static func add(_ occasion: Occasion, code: String, at now: Date, on db: any Connection) throws {
        let (draft, kind) = (occasion.draft, KindColumns(occasion.draft.kind))
        try db.run(
            """
            INSERT INTO occasion (id, title, set_key, set_version, kind, lists, is_live, is_anonymous, is_young,
                breakdown, reached, closes_on, state, subject_kind, subject_id, code, added_at)
            VALUES (\(occasion.id), \(draft.title), \(draft.asked.key), \(draft.asked.version), \(kind.kind),
                \(kind.lists), \(kind.isLive), \(draft.isAnonymous), \(draft.isForYoungPeople),
                \(draft.breakdown), \(draft.reached),
                \(draft.closesOn), \(occasion.state), \(occasion.subject?.kind), \(occasion.subject?.id), \(code),
                \(now))
            """)
    }

    static func keep(_ occasion: Occasion, on db: any Connection) throws {
        let (draft, kind) = (occasion.draft, KindColumns(occasion.draft.kind))
        try db.run(
            """
            UPDATE occasion SET title = \(draft.title), set_key = \(draft.asked.key),
                set_version = \(draft.asked.version), kind = \(kind.kind), lists = \(kind.lists),
                is_live = \(kind.isLive),
                is_anonymous = \(draft.isAnonymous), is_young = \(draft.isForYoungPeople),
                breakdown = \(draft.breakdown), reached = \(draft.reached), closes_on = \(draft.closesOn),
                state = \(occasion.state)
            WHERE id = \(occasion.id)
            """)
    }

    static func note(_ id: ID<Occasion>, remindedOn day: Day, on db: any Connection) throws {
        try db.run("UPDATE occasion SET reminded_on = \(day) WHERE id = \(id)")
    }

    private static func rows(_ rest: SQL, on db: any Connection) throws -> [ListedOccasion] {
        let rows = try db.rows(
            """
            SELECT occasion.*,
                occasion.erased + (SELECT count(*) FROM invitation WHERE occasion_id = occasion.id)
                    + (SELECT count(*) FROM organisation_return WHERE occasion_id = occasion.id) AS invited,
                (SELECT count(*) FROM ticket WHERE occasion_id = occasion.id)
                    + (SELECT count(*) FROM organisation_return WHERE occasion_id = occasion.id AND sent_on IS NULL)
                    AS left_over
            FROM occasion \(rest)
            """)
        let answers = try rows.count == 1 ? [:] : ResponseStore.counts(on: db)
        return try rows.map { row in
            let id: ID<Occasion> = try row["id"]
            let counted = try rows.count == 1 ? ResponseStore.count(of: id, on: db) : answers[id] ?? .none
            return try ListedOccasion(row, counted)
        }
    }
}

/// How people are asked stands in three columns: with one link or by a list, what is on the list, and whether live.
private struct KindColumns {
    let kind: String
    let lists: String
    let isLive: Bool

    init(_ kind: Occasion.Kind) {
        self.kind = kind.isList ? "closed-list" : "open-link"
        lists = kind == .organisationReturn ? "organisations" : "people"
        isLive = kind == .liveRoom
    }

    init(_ row: Row) throws {
        kind = try row["kind"]
        lists = try row["lists"]
        isLive = try row["is_live"]
    }

    var occasionKind: Occasion.Kind {
        if kind == "open-link" { return isLive ? .liveRoom : .openLink }
        return lists == "organisations" ? .organisationReturn : .closedList
    }
}

extension ListedOccasion {
    fileprivate init(_ row: Row, _ answers: ResponseCount) throws {
        occasion = try Occasion(row)
        code = try row["code"]
        plannedOn = UKTime.day(of: try row["added_at"])
        remindedOn = try row["reminded_on"]
        self.answers = answers
        invited = try row["invited"]
        left = try row["left_over"]
    }
}

extension Occasion {
    fileprivate init(_ row: Row) throws {
        let draft = try OccasionDraft(
            title: row["title"], asked: QuestionSetVersion(row["set_key"], row["set_version"]),
            kind: KindColumns(row).occasionKind, isAnonymous: row["is_anonymous"], isForYoungPeople: row["is_young"],
            breakdown: row["breakdown"],
            reached: row["reached"], closesOn: row["closes_on"])
        let (kind, subjectID): (String?, String?) = try (row["subject_kind"], row["subject_id"])
        let subject = kind.flatMap { kind in subjectID.map { OccasionSubject(kind, $0) } }
        self = try Occasion(id: row["id"], draft, state: row["state"], subject: subject)
    }
}

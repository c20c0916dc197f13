import Domain
import Foundation
import Platform
import Storage

/// A matter on an agenda, with the meeting it stands on and what is decided about it now.
package struct AgendaEntry: Sendable, Equatable {
    package let item: AgendaItem
    package let meeting: Meeting
    /// The one in force.
    package let decision: Decision?
}

/// How meetings and their agendas are kept.
package enum MeetingStore {
    /// Newest first.
    package static func meetings(of group: ID<PartnershipGroup>, on db: any Connection) throws -> [Meeting] {
        try db.rows(
            """
            SELECT id, group_id, title, meets_on, state FROM meeting WHERE group_id = \(group)
            ORDER BY meets_on DESC, id DESC
            """
        ).map { try Meeting($0) }
    }

    package static func meeting(_ id: ID<Meeting>, on db: any Connection) throws -> Meeting {
        let found = try db.rows("SELECT id, group_id, title, meets_on, state FROM meeting WHERE id = \(id)")
        guard let row = found.first else { throw NotFound("meeting") }
        return try Meeting(row)
    }

    /// Planned for today or later, soonest first: where something can still be put on the agenda.
    package static func planned(from today: Day, on db: any Connection) throws -> [Meeting] {
        try db.rows(
            """
            SELECT id, group_id, title, meets_on, state FROM meeting
            WHERE state = \(Meeting.State.planned) AND meets_on >= \(today) ORDER BY meets_on, id
            """
        ).map { try Meeting($0) }
    }

    /// Within two months before or after a day, by day: what somebody is likely to have sat in or to mean to.
    package static func around(_ day: Day, on db: any Connection) throws -> [Meeting] {
        try db.rows(
            """
            SELECT id, group_id, title, meets_on, state FROM meeting
            WHERE meets_on BETWEEN \(day.adding(days: -62)) AND \(day.adding(days: 62)) ORDER BY meets_on, id
            """
        ).map { try Meeting($0) }
    }

    /// Which group each of these meetings belongs to, in one query.
    package static func groups(
        of meetings: [ID<Meeting>], on db: any Connection
    ) throws -> [ID<Meeting>: ID<PartnershipGroup>] {
        guard !meetings.isEmpty else { return [:] }
        let asked = Array(Set(meetings))
        let rows = try db.rows("SELECT id, group_id FROM meeting WHERE id IN (\(SQL.list(asked)))")
        return try Dictionary(rows.map { try ($0["id"], $0["group_id"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// The next meeting of each group that has one, in one query.
    package static func next(
        from today: Day, on db: any Connection
    ) throws -> [ID<PartnershipGroup>: Meeting] {
        let planned = try planned(from: today, on: db)
        return Dictionary(planned.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// In the order of the agenda, each with the decision in force.
    package static func agenda(of meeting: ID<Meeting>, on db: any Connection) throws -> [AgendaEntry] {
        try entries("WHERE agenda_item.meeting_id = \(meeting) ORDER BY agenda_item.position, agenda_item.id", on: db)
    }

    package static func entry(_ item: ID<AgendaItem>, on db: any Connection) throws -> AgendaEntry {
        let found = try entries("WHERE agenda_item.id = \(item)", on: db)
        guard let entry = found.first else { throw NotFound("agenda item") }
        return entry
    }

    /// Everything that was put before a meeting about these subjects, earliest meeting first, in one query.
    package static func items(about kind: String, _ ids: [UUID], on db: any Connection) throws -> [AgendaEntry] {
        guard !ids.isEmpty else { return [] }
        return try entries(
            """
            WHERE agenda_item.subject_kind = \(kind) AND agenda_item.subject_id IN (\(SQL.list(ids)))
            ORDER BY meeting.meets_on, agenda_item.position, agenda_item.id
            """, on: db)
    }

    /// What groups this member belongs to should have decided, oldest meeting first: the meeting was held or its
    /// day has come, and nothing was recorded.
    static func undecided(
        for member: ID<Member>, on today: Day, limit: Int, _ db: any Connection
    ) throws -> [AgendaEntry] {
        try entries(
            """
            JOIN group_member ON group_member.group_id = meeting.group_id
            WHERE group_member.member_id = \(member) AND decision.id IS NULL
                AND (meeting.state = \(Meeting.State.held) OR meeting.meets_on <= \(today))
            ORDER BY meeting.meets_on, agenda_item.position, agenda_item.id LIMIT \(limit)
            """, on: db)
    }

    /// What these decisions in force are about, and these items, in one query.
    static func entries(
        decidedIn decisions: [ID<Decision>], or items: [ID<AgendaItem>], on db: any Connection
    ) throws -> [AgendaEntry] {
        let decided: SQL = decisions.isEmpty ? "1 = 0" : "decision.id IN (\(SQL.list(decisions)))"
        let listed: SQL = items.isEmpty ? "1 = 0" : "agenda_item.id IN (\(SQL.list(items)))"
        return try entries("WHERE \(decided) OR \(listed)", on: db)
    }

    /// The latest matters that were put before any group, newest meeting first.
    static func newest(_ limit: Int, on db: any Connection) throws -> [AgendaEntry] {
        try entries(
            "ORDER BY meeting.meets_on DESC, meeting.id DESC, agenda_item.position LIMIT \(limit)", on: db)
    }

    static func entries(_ rest: SQL, on db: any Connection) throws -> [AgendaEntry] {
        try db.rows(
            """
            SELECT agenda_item.id AS item_id, agenda_item.meeting_id, agenda_item.position,
                agenda_item.title AS item_title, agenda_item.words, agenda_item.subject_kind, agenda_item.subject_id,
                meeting.id, meeting.group_id, meeting.title, meeting.meets_on, meeting.state,
                decision.id AS decision_id, decision.agenda_item_id, decision.answer, decision.reason,
                decision.decided_on, decision.recorded_by, decision.recorded_at, decision.superseded_at
            FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting_id
            LEFT JOIN decision ON decision.agenda_item_id = agenda_item.id AND decision.superseded_at IS NULL
            \(rest)
            """
        ).map { row in
            let decision: ID<Decision>? = try row["decision_id"]
            return try AgendaEntry(
                item: AgendaItem(row), meeting: Meeting(row), decision: decision.map { try Decision(row, id: $0) })
        }
    }
}

// Keeping them.
extension MeetingStore {
    static func add(_ meeting: Meeting, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO meeting (id, group_id, title, meets_on, state)
            VALUES (\(meeting.id), \(meeting.group), \(meeting.title), \(meeting.meetsOn), \(meeting.state))
            ON CONFLICT (id) DO NOTHING
            """) > 0
    }

    static func keep(_ meeting: Meeting, on db: any Connection) throws {
        try db.run(
            """
            UPDATE meeting SET title = \(meeting.title), meets_on = \(meeting.meetsOn), state = \(meeting.state)
            WHERE id = \(meeting.id)
            """)
    }

    /// Where the next item of this agenda stands.
    static func nextPosition(in meeting: ID<Meeting>, on db: any Connection) throws -> Int {
        let found = try db.rows("SELECT max(position) AS last FROM agenda_item WHERE meeting_id = \(meeting)")
        let last: Int? = try found.first.flatMap { try $0["last"] }
        return (last ?? 0) + 1
    }

    /// The item with this id, or the one about the same subject on the same agenda.
    static func known(
        _ id: ID<AgendaItem>, or subject: RecordReference?, in meeting: ID<Meeting>, on db: any Connection
    ) throws -> AgendaEntry? {
        let same: SQL =
            if let subject {
                """
                OR (agenda_item.meeting_id = \(meeting) AND agenda_item.subject_kind = \(subject.kind)
                    AND agenda_item.subject_id = \(subject.id))
                """
            } else {
                ""
            }
        return try entries("WHERE agenda_item.id = \(id) \(same)", on: db).first
    }

    static func add(_ item: AgendaItem, at now: Date, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO agenda_item (id, meeting_id, position, title, words, subject_kind, subject_id, added_at)
            VALUES (\(item.id), \(item.meeting), \(item.position), \(item.title), \(item.words),
                \(item.subject?.kind), \(item.subject?.id), \(now))
            """)
    }
}

extension Meeting.State: Storable, Loadable {}

extension Meeting {
    init(_ row: Row) throws {
        try self.init(
            id: row["id"], group: row["group_id"], title: row["title"], meetsOn: row["meets_on"], state: row["state"])
    }
}

extension AgendaItem {
    fileprivate init(_ row: Row) throws {
        let (kind, id): (String?, UUID?) = try (row["subject_kind"], row["subject_id"])
        let subject: RecordReference? =
            if let kind, let id { RecordReference(kind: kind, id: id) } else { nil }
        try self.init(
            id: row["item_id"], meeting: row["meeting_id"], position: row["position"], title: row["item_title"],
            words: row["words"], subject: subject)
    }
}

import Domain
import Foundation
import Platform
import Storage

/// Meetings, as others refer to them.
struct MeetingReferences: ReferenceSource {
    let kind = "meeting"
    let kindWords = "Meeting"
    let permission = Permission.readMeetings

    func path(of id: UUID, on db: any Connection) throws -> String? {
        "/meetings/\(try MeetingStore.meeting(ID(id), on: db).id.text)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        try matching(text, found("", for: viewer, on: db), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try found("WHERE meeting.id IN (\(SQL.list(ids)))", for: viewer, on: db)
    }

    private func found(_ rest: SQL, for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try db.rows(
            """
            SELECT meeting.id, meeting.title, meeting.meets_on, partnership_group.name
            FROM meeting JOIN partnership_group ON partnership_group.id = meeting.group_id \(rest)
            ORDER BY meeting.meets_on DESC, meeting.id DESC LIMIT \(ReferenceBook.searched)
            """
        ).map { row in
            let (day, group): (Day, String) = try (row["meets_on"], row["name"])
            return ReferredRecord(
                reference: RecordReference(kind: kind, id: try row["id"]), kindWords: kindWords,
                title: try row["title"],
                words: "\(group), \(day.inWords)", day: day)
        }
    }
}

/// Decisions, as others refer to them.
struct DecisionReferences: ReferenceSource {
    let kind = "decision"
    let kindWords = "Decision"
    let permission = Permission.readMeetings

    func path(of id: UUID, on db: any Connection) throws -> String? {
        "/decisions/\(try DecisionStore.decision(ID(id), on: db).id.text)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        try matching(text, found("WHERE decision.superseded_at IS NULL", for: viewer, on: db), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        try found("WHERE decision.id IN (\(SQL.list(ids)))", for: viewer, on: db)
    }

    private func found(_ rest: SQL, for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try db.rows(
            """
            SELECT decision.id, decision.answer, decision.decided_on, agenda_item.title
            FROM decision JOIN agenda_item ON agenda_item.id = decision.agenda_item_id \(rest)
            ORDER BY decision.decided_on DESC, decision.id DESC LIMIT \(ReferenceBook.searched)
            """
        ).map { row in
            let (day, answer): (Day, DecisionAnswer) = try (row["decided_on"], row["answer"])
            return ReferredRecord(
                reference: RecordReference(kind: kind, id: try row["id"]), kindWords: kindWords,
                title: try row["title"],
                words: "\(answer.words), \(day.inWords)", day: day)
        }
    }
}

/// Matters on agendas, as others refer to them.
struct AgendaItemReferences: ReferenceSource {
    let kind = "agenda-item"
    let kindWords = "Agenda item"
    let permission = Permission.readMeetings

    func path(of id: UUID, on db: any Connection) throws -> String? {
        let entry = try MeetingStore.entry(ID(id), on: db)
        return "/meetings/\(entry.meeting.id.text)#item-\(entry.item.position)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try matching(text, MeetingStore.newest(ReferenceBook.searched, on: db).map(record), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try MeetingStore.entries(decidedIn: [], or: ids.map { ID($0) }, on: db).map(record)
    }

    private func record(_ entry: AgendaEntry) -> ReferredRecord {
        ReferredRecord(
            reference: RecordReference(kind, entry.item.id), kindWords: kindWords, title: entry.item.title,
            words: "\(entry.meeting.title), \(entry.meeting.meetsOn.inWords)", day: entry.meeting.meetsOn)
    }
}

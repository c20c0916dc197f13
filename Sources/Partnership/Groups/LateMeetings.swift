import Domain
import Storage

/// A meeting somebody may want to refer to, with its group and what stands on its agenda.
package struct LateMeeting: Sendable {
    package let meeting: Meeting
    package let group: String
    package let items: [AgendaItem]
}

extension MeetingStore {
    /// Meetings from this day on, the latest first, in two statements however many there are.
    package static func meetings(since day: Day, limit: Int, on db: any Connection) throws -> [LateMeeting] {
        let meetings = try db.rows(
            """
            SELECT meeting.id, meeting.group_id, meeting.title, meeting.meets_on, meeting.state,
                partnership_group.name AS group_name
            FROM meeting JOIN partnership_group ON partnership_group.id = meeting.group_id
            WHERE meeting.meets_on >= \(day) ORDER BY meeting.meets_on DESC, meeting.id DESC LIMIT \(limit)
            """
        ).map { row -> (Meeting, String) in try (Meeting(row), row["group_name"]) }
        guard !meetings.isEmpty else { return [] }
        let ids = SQL.list(meetings.map(\.0.id))
        let entries = try entries(
            "WHERE meeting.id IN (\(ids)) ORDER BY agenda_item.position, agenda_item.id", on: db)
        let items = Dictionary(grouping: entries.map(\.item), by: \.meeting)
        return meetings.map { LateMeeting(meeting: $0, group: $1, items: items[$0.id] ?? []) }
    }
}

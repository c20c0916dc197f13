import Domain
import Foundation
import Platform
import Storage

/// Arranging who meets, when and about what.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice adds one group.
    @discardableResult
    package func addGroup(
        name: String, tier: PartnershipGroup.Tier, id: ID<PartnershipGroup>? = nil, by actor: Actor
    ) async throws -> PartnershipGroup {
        let (now, group) = (now(), PartnershipGroup(id: id ?? newID(), name: name, tier: tier))
        return try await database.write { db in
            guard try GroupStore.add(group, on: db) else { return try GroupStore.group(group.id, on: db) }
            try AuditTrail.record(
                .groupAdded, by: actor, subject: AuditSubject("group", group.id), detail: tier.rawValue, at: now,
                on: db)
            return group
        }
    }

    /// A closed group keeps its record. Nothing new is put before it.
    package func closeGroup(_ id: ID<PartnershipGroup>, by actor: Actor) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            try GroupStore.close(try GroupStore.group(id, on: db).closed(on: today), on: db)
            try AuditTrail.record(.groupClosed, by: actor, subject: AuditSubject("group", id), at: now, on: db)
        }
    }

    /// Says who belongs to a group from now on. Nothing is written when they did already.
    package func setMembers(
        _ members: Set<ID<Member>>, of group: ID<PartnershipGroup>, by actor: Actor
    ) async throws {
        let now = now()
        try await database.write { db in
            _ = try GroupStore.group(group, on: db)
            let before = try Set(GroupStore.members(of: group, on: db).map(\.id))
            guard before != members else { return }
            for member in members.subtracting(before).sorted(by: { $0.text < $1.text }) {
                _ = try MemberStore.member(member, on: db)
            }
            try GroupStore.setMembers(members, of: group, on: db)
            try AuditTrail.record(
                .groupMembersChanged, by: actor, subject: AuditSubject("group", group),
                detail: "\(before.count) to \(members.count)", at: now, on: db)
        }
    }

    @discardableResult
    package func addMeeting(
        of group: ID<PartnershipGroup>, title: String, on day: Day, id: ID<Meeting>? = nil, by actor: Actor
    ) async throws -> Meeting {
        let now = now()
        let meeting = Meeting(id: id ?? newID(), group: group, title: title, meetsOn: day, state: .planned)
        return try await database.write { db in
            try GroupStore.group(group, on: db).checkOpen()
            guard try MeetingStore.add(meeting, on: db) else { return try MeetingStore.meeting(meeting.id, on: db) }
            try AuditTrail.record(
                .meetingAdded, by: actor, subject: AuditSubject("meeting", meeting.id), detail: day.iso, at: now,
                on: db)
            return meeting
        }
    }

    package func changeMeeting(_ id: ID<Meeting>, title: String, on day: Day, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try MeetingStore.meeting(id, on: db)
            let meeting = try old.changed(title: title, meetsOn: day)
            guard meeting != old else { return }
            try MeetingStore.keep(meeting, on: db)
            try AuditTrail.record(
                .meetingChanged, by: actor, subject: AuditSubject("meeting", id), detail: day.iso, at: now, on: db)
        }
    }

    /// Marks a meeting as held. Asking twice changes nothing more.
    package func holdMeeting(_ id: ID<Meeting>, by actor: Actor) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let old = try MeetingStore.meeting(id, on: db)
            let meeting = try old.held(on: today)
            guard meeting != old else { return }
            try MeetingStore.keep(meeting, on: db)
            try AuditTrail.record(
                .meetingHeld, by: actor, subject: AuditSubject("meeting", id), at: now, on: db)
        }
    }

    /// Puts something at the end of an agenda. The same id, or the same subject on the same agenda, is there once.
    @discardableResult
    package func addAgendaItem(
        to meeting: ID<Meeting>, title: String, words: String, subject: RecordReference? = nil,
        id: ID<AgendaItem>? = nil, by actor: Actor
    ) async throws -> AgendaItem {
        let (now, id) = (now(), id ?? newID())
        return try await database.write { db in
            _ = try MeetingStore.meeting(meeting, on: db)
            if let known = try MeetingStore.known(id, or: subject, in: meeting, on: db) { return known.item }
            let item = AgendaItem(
                id: id, meeting: meeting, position: try MeetingStore.nextPosition(in: meeting, on: db), title: title,
                words: words, subject: subject)
            try MeetingStore.add(item, at: now, on: db)
            try AuditTrail.record(
                .agendaItemAdded, by: actor, subject: AuditSubject("agenda-item", id),
                detail: subject.map { "\($0.kind) \($0.id.uuidString.lowercased())" } ?? "", at: now, on: db)
            return item
        }
    }
}

extension AuditAction {
    static let groupAdded = AuditAction("group.added", "Added a group")
    static let groupClosed = AuditAction("group.closed", "Closed a group")
    static let groupMembersChanged = AuditAction("group.members-changed", "Changed who is in a group")
    static let meetingAdded = AuditAction("meeting.added", "Added a meeting")
    static let meetingChanged = AuditAction("meeting.changed", "Changed a meeting")
    static let meetingHeld = AuditAction("meeting.held", "Marked a meeting as held")
    static let agendaItemAdded = AuditAction("agenda-item.added", "Put something on an agenda")
}
